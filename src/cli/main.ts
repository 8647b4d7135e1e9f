import { EXIT, INTERRUPTS } from "../questions/exit-codes.js";
import { processIo } from "./process-io.js";
import { runProgram } from "./program.js";

/** The program of the command line, on its way as soon as it is loaded; resolves when it has ended. */
export const ended = runProgram(process.argv.slice(2), processIo()).then(() => {
  // Threads at work do not hold up the end.
  if (INTERRUPTS.some((by) => process.exitCode === EXIT[by])) process.exit();
});
