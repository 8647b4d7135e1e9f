import { withHiddenShown } from "../../foundation/hidden-characters.js";
import type { Problem } from "../../foundation/problem.js";
import { CHART_MESSAGES } from "./charts.js";
import { CHECK_MESSAGES } from "./checks.js";
import { COLUMN_MESSAGES } from "./columns.js";
import { DISTRIBUTION_MESSAGES } from "./distributions.js";
import { DRIVER_MESSAGES } from "./drivers.js";
import { EXPORT_MESSAGES } from "./exports.js";
import { FILE_MESSAGES } from "./files.js";
import { OPTION_MESSAGES } from "./options.js";
import { PLAUSIBILITY_MESSAGES } from "./plausibility.js";
import { SCENARIO_MESSAGES } from "./scenario.js";
import { QUEUE_MESSAGES } from "./queue.js";
import { STORE_MESSAGES } from "./store.js";
import { SWEEP_MESSAGES } from "./sweep.js";
import { VALUE_MESSAGES } from "./values.js";
import { WORK_MESSAGES } from "./work.js";
import type { Messages, Said } from "./phrases.js";

/** Every code has its sentence: the compiler refuses a table that lacks one. */
const MESSAGES: Messages = {
  ...SCENARIO_MESSAGES,
  ...VALUE_MESSAGES,
  ...DISTRIBUTION_MESSAGES,
  ...COLUMN_MESSAGES,
  ...DRIVER_MESSAGES,
  ...CHART_MESSAGES,
  ...EXPORT_MESSAGES,
  ...FILE_MESSAGES,
  ...OPTION_MESSAGES,
  ...PLAUSIBILITY_MESSAGES,
  ...CHECK_MESSAGES,
  ...WORK_MESSAGES,
  ...SWEEP_MESSAGES,
  ...QUEUE_MESSAGES,
  ...STORE_MESSAGES,
};

/** What a problem says to the user, in one text. */
export function message(problem: Problem): string {
  const [sentence, ...items] = messageParts(problem);
  return items.length === 0 ? sentence : `${sentence} ${items.join("; ")}.`;
}

/** The same: a sentence or two, and the items of a list after it, if there is one; what nobody sees of what was found is written out. */
export function messageParts(problem: Problem): readonly string[] {
  // The types pair each code with its arguments; the compiler cannot follow that through the union.
  const say = MESSAGES[problem.code] as (given: Problem["arguments"]) => Said;
  const said = say(problem.arguments);
  return (typeof said === "string" ? [said] : said).map(withHiddenShown);
}
