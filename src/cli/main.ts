import { EXIT, INTERRUPTS } from "../questions/exit-codes.js";
import { processIo } from "./process-io.js";
import { runProgram } from "./program.js";

let isAtWork = true;

/** The program of the command line, on its way as soon as it is loaded; resolves when it has ended. */
export const ended = runProgram(process.argv.slice(2), processIo()).then(() => {
  isAtWork = false;
  // Threads at work do not hold up the end.
  if (INTERRUPTS.some((by) => process.exitCode === EXIT[by])) process.exit();
});

// Node ends without a word where something is waited for that never comes.
process.once("beforeExit", () => {
  if (!isAtWork) return;
  process.stderr.write("internal error: what was asked for is not done, and nothing is left to wait for.\n");
  process.exitCode = EXIT.internalError;
});
