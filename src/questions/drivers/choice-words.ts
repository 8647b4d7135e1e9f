import { TEAM_ROWS } from "../../assumptions/teams.js";
import type { ChoicesRecord } from "../../report/result/choice.js";

type Choice = Pick<ChoicesRecord["effects"][number], "choice" | "option">;

const ROLE_WORDS: Readonly<Record<string, string>> = {
  executive: "an executive over both teams",
  head: "a head over both teams",
};

const BACKGROUND_WORDS: Readonly<Record<string, string>> = {
  sales: "a manager from sales",
  marketing: "a manager from marketing",
  both: "a manager who understands both",
  general: "a manager from neither team",
};

/** What is decided otherwise, to stand before "for" and a structure: `mandate drive`, `one more post in sales`. */
export function choiceWords({ choice, option }: Choice): string {
  switch (choice) {
    case "mandate":
      return `mandate ${option}`;
    case "role":
      return ROLE_WORDS[option] ?? option;
    case "background":
      return BACKGROUND_WORDS[option] ?? option;
    case "manager_cost":
      return option === "0x" ? "managers at no cost" : `managers at ${option.replace("x", " times")} the cost`;
    default:
      return postsWords(choice, option);
  }
}

function postsWords(choice: string, option: string): string {
  const team = TEAM_ROWS.find(({ id }) => choice === `headcount.${id}`)?.label ?? choice;
  return `${option.startsWith("-") ? "one post fewer" : "one more post"} in ${team}`;
}
