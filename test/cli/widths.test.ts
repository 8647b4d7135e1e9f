import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import stringWidth from "string-width";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answeredOnce } from "../support/answered-once.js";
import { orgfunnel } from "./program.js";

const WIDTHS = [40, 60, 80, 140];

const folder = mkdtempSync(join(tmpdir(), "orgfunnel-"));
const inFolder = (name: string): string => join(folder, name);

const EIGHT = `name: Eight structures
horizon: 6
start: 2027-03
currency: EUR
trials: 100
today: as-it-is
transition: { after: 3 }
structures:
  as-it-is: { label: As it is today, reports_to: { marketing: sales, sales: ceo } }
  b: { label: Both to the CEO, reports_to: { marketing: ceo, sales: ceo } }
  c: { label: Sales under marketing, reports_to: { sales: marketing, marketing: ceo } }
  d: { label: Both to the CEO without mandate, reports_to: { marketing: ceo, sales: ceo }, mandate: none }
  two-more-sellers: { reports_to: { marketing: sales, sales: ceo }, headcount: { sales: 12 } }
  one-more-marketer: { reports_to: { marketing: sales, sales: ceo }, headcount: { marketing: 7 } }
  leader-who-understands-both:
    managers: { cro: { role: head, background: both, reports_to: ceo } }
    reports_to: { marketing: cro, sales: cro }
  head-from-sales:
    managers: { cro: { role: head, background: sales, reports_to: ceo } }
    reports_to: { marketing: cro, sales: cro }
checks:
  - { outcome: leads, structure: b, is: highest }
  - { name: the churn that both to the CEO have, outcome: customer_churn, structure: b, between: [1%, 2%] }
`;

beforeAll(async () => {
  writeFileSync(inFolder("eight.yaml"), EIGHT);
  const keep = ["--trials", "100", "--quiet", "-o"];
  await orgfunnel(["run", inFolder("eight.yaml"), ...keep, inFolder("a.json")]);
  await orgfunnel(["run", inFolder("eight.yaml"), "--set", "funnel.acceptance=60%", ...keep, inFolder("b.json")]);
});
// What is asked is found once and laid out at every width.
const restore = answeredOnce();
afterAll(() => {
  restore();
  rmSync(folder, { recursive: true });
});

const shipped = "scenarios/five-structures.yaml";
const quick = ["--trials", "60", "--horizon", "4"];
const screens: readonly (readonly string[])[] = [
  ["run", shipped, ...quick],
  ["run", shipped, ...quick, "--full", "--notes", "--series", "profit"],
  ["run", "EIGHT"],
  ["run", "EIGHT", shipped, ...quick],
  ["run", "EIGHT", "--outcomes", "leads,customer_churn"],
  ["explain", shipped],
  ["explain", "EIGHT"],
  ["explain", shipped, "leader-who-understands-both"],
  ["explain", "EIGHT", "leader-who-understands-both", "--notes"],
  ["explain", shipped, "--group", "funnel"],
  ["explain", shipped, "--all"],
  ["explain", "funnel.acceptance"],
  ["drivers", shipped, "--trials", "1000", "--horizon", "2", "--full", "--notes"],
  ["drivers", shipped, "--trials", "1000", "--horizon", "2"],
  ["why", shipped, "marketing-reports-to-sales", "both-to-the-ceo", ...quick],
  ["why", shipped, "marketing-reports-to-sales", "both-to-the-ceo", ...quick, "--full", "--notes"],
  ["why", "EIGHT", "as-it-is", "c", "--by", "origin"],
  ["check", "EIGHT", "--max-trials", "200", "--full", "--notes"],
  ["check", "scenarios/claims.yaml", "--max-trials", "200"],
  ["sweep", shipped, ...quick, "-P", "market.leads_per_month=150:350:100", "-P", "funnel.win_inbound=16%:28%:6%"],
  ["sweep", shipped, ...quick, "-P", "market.leads_per_month=150:350:50", "--notes"],
  ["sweep", shipped, ...quick, "-L", "money.programme_spend=20000,35000", "--dry-run"],
  ["compare", "A", "B"],
  ["compare", "A", "B", "--full", "--notes"],
  ["validate", shipped, "EIGHT"],
  ["verify", "A"],
];

const NAMES: Readonly<Record<string, string>> = { EIGHT: "eight.yaml", A: "a.json", B: "b.json" };

const screen = async (call: readonly string[], columns: number, more: readonly string[]): Promise<string> => {
  const args = call.map((word) => (word in NAMES ? inFolder(NAMES[word]) : word));
  const { stdout } = await orgfunnel([...args, ...more], { env: { COLUMNS: String(columns) } });
  return stdout;
};

const tooWide = (text: string, columns: number): string[] =>
  text.split("\n").filter((line) => stringWidth(line) > columns);

/** Parts of words between which a line may end: a name breaks at its hyphens and dots. */
const partsOf = (word: string): string[] =>
  word.split(/(?<=[-_./])/u).map((part) => part.replace(/^[(“]|[,.:;)”]+$/gu, ""));

/** What a narrow screen alone says. */
const NARROW = ["Too", "narrow", "to", "show", "more", "columns", "could", "be", "zero", "--full", "shows"];

/** Words of letters that are no whole words of the screen without an end. */
function cutWords(text: string, wide: string): string[] {
  const whole = new Set([...NARROW, ...wide.split(/\s+/u).flatMap((word) => [word, ...partsOf(word)])]);
  return [...new Set(text.split(/\s+/u))].filter(
    (word) => /\p{L}{2}/u.test(word) && !whole.has(word) && !partsOf(word).every((part) => whole.has(part)),
  );
}

test.each(screens.map((call) => [call.join(" "), call] as const))(
  "%s: no line is wider than the terminal, no word is cut",
  async (_, call) => {
    const wide = await screen(call, 5000, []);
    expect(wide).not.toBe("");
    for (const columns of WIDTHS) {
      const text = await screen(call, columns, []);
      expect([columns, tooWide(text, columns), cutWords(text, wide)]).toEqual([columns, [], []]);
    }
    for (const columns of [40, 80])
      expect([columns, tooWide(await screen(call, columns, ["--ascii"]), columns)]).toEqual([columns, []]);
  },
);
