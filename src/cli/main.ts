import { processIo } from "./process-io.js";
import { runProgram } from "./program.js";

await runProgram(process.argv.slice(2), processIo());
