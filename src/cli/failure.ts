import { InvalidInput } from "../foundation/problem.js";
import { renderProblems } from "../report/formats/table/problems.js";
import { EXIT, stderrStyle, type Io } from "./io.js";

export interface CommonOptions {
  readonly debug?: boolean;
  /** False under --no-color. */
  readonly color: boolean;
}

/** Tells what went wrong on stderr and sets the exit code: 2 for what the user can mend, 1 for a bug. */
export function reportFailure(error: unknown, io: Io, { debug, color }: Partial<CommonOptions>): void {
  if (error instanceof InvalidInput) {
    io.stderr(renderProblems(error.problems, stderrStyle(io, color)));
    io.setExitCode(EXIT.invalidInput);
    return;
  }
  const text = error instanceof Error ? error.message : String(error);
  io.stderr(
    `internal error: ${text}\nThis is a bug in orgfunnel.${debug ? "" : " --debug shows where it happened."}\n`,
  );
  if (debug && error instanceof Error) io.stderr(`${error.stack ?? ""}\n`);
  io.setExitCode(EXIT.internalError);
}
