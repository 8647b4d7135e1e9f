import type { Problem } from "../foundation/problem.js";
import { renderProblems } from "../report/formats/table/problems.js";
import type { CommonOptions } from "./failure.js";
import { stderrStyle, type Io } from "./io.js";

/** Problems on stderr; with --quiet only errors. */
export function printProblems(
  problems: readonly Problem[],
  { quiet = false, color }: CommonOptions & { readonly quiet?: boolean },
  io: Io,
): void {
  const shown = problems.filter(({ severity }) => severity === "error" || !quiet);
  if (shown.length > 0) io.stderr(renderProblems(shown, stderrStyle(io, color)) + "\n");
}
