import { Chalk } from "chalk";
import { textWidth } from "../../text/width.js";
import { withHiddenShown } from "../../../foundation/hidden-characters.js";
import type { Problem } from "../../../foundation/problem.js";
import { messageParts } from "../../messages/message.js";
import { standsInNoFile, problemPlace } from "../../messages/problem-place.js";
import { harmless } from "../../text/harmless.js";
import { wrapWithIndent } from "../../text/wrap.js";
import type { TableOptions } from "./render.js";

const INDENT = "  ";

/**
 * Problems for a terminal, ending in a newline: `path:line:column  key.path`, the sentence, and the line of the file with a caret.
 * In the order given; readers of files hand them over sorted by position.
 */
export function renderProblems(problems: readonly Problem[], options: TableOptions): string {
  return problems.map((problem) => renderProblem(problem, options).join("\n") + "\n").join("\n");
}

function renderProblem(problem: Problem, { width, colour }: TableOptions): string[] {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  const severity = problem.severity === "error" ? chalk.red("error") : chalk.yellow("warning");
  const at = problemPlace(problem);
  const of = problem.scenario === undefined ? "" : `(${problem.scenario})`;
  const where = [at, at === `--${problem.keyPath ?? ""}` ? "" : withHiddenShown(problem.keyPath ?? ""), of]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => harmless(part ?? ""));
  const [sentence, ...items] = messageParts(problem).map(harmless);
  const told = (before: string): string[] => [
    ...wrapWithIndent(before, sentence, width),
    ...items.flatMap((item) => wrapWithIndent(`${" ".repeat(before.length)}- `, item, width)),
  ];
  if (where.length === 0) {
    const [first, ...rest] = told(`${problem.severity}: `);
    return [first.replace(problem.severity, severity), ...rest];
  }
  return [
    `${severity} ${chalk.bold(where.join("  "))}`,
    ...told(INDENT),
    ...quote(problem, width).map((line) => chalk.dim(line)),
  ];
}

/** The offending line with a caret under the column; of a long line the part around it. */
function quote({ position, line }: Problem, width: number): string[] {
  if (position === undefined || line === undefined) return [];
  const label = `${INDENT}${INDENT}${standsInNoFile(position) ? "" : `${position.line} `}| `;
  const room = Math.max(width - label.length, 20);
  const at = Math.min(position.column - 1, line.length);
  const from = at < room - 4 ? 0 : at - Math.floor(room / 2);
  const before = harmless(line.slice(from, at));
  const after = harmless(line.slice(at, from + room));
  return [`${label}${before}${after}`.trimEnd(), " ".repeat(label.length - 2) + `| ${" ".repeat(textWidth(before))}^`];
}
