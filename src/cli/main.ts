import { EXIT, INTERRUPTS } from "../questions/exit-codes.js";
import { processIo } from "./process-io.js";
import { runProgram } from "./program.js";

await runProgram(process.argv.slice(2), processIo());
// Threads at work do not hold up the end.
if (INTERRUPTS.some((by) => process.exitCode === EXIT[by])) process.exit();
