"use strict";

/**
 * Starts the program from what the JavaScript engine compiled of it at an earlier start, which saves a third of a short command's
 * time, and its kernels from what was optimized of them. Without a cache all is compiled as ever, without a word.
 */

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");
const { cachePlace, readCache, writeCache } = require("./cache-file.js");
const { keepKernels, keepKernelsAt } = require("./kept-kernels.js");

/** Questions asked most often: they have a program without the others, which is read sooner. */
const EVERYDAY = ["run", "check", "validate", "explain"];

/** Help is of all questions. */
const isEveryday = (argv) => EVERYDAY.includes(argv[2]) && !isForHelp(argv);

/** Name of the file with the program of a call. */
const programOf = (argv) => (isEveryday(argv) ? "everyday.cjs" : "main.cjs");

/** Runs the program in `file`, which exports when it has ended. */
function runProgram(file, { env = process.env, argv = process.argv } = {}) {
  // The build writes nothing but ASCII.
  const source = fs.readFileSync(file, "latin1");
  const place = cachePlace(source, isForHelp(argv) ? "" : argv[2], { env });
  const cachedData = place && readCache(place);
  const script = new vm.Script(source, { filename: file, cachedData });
  const program = { exports: {} };
  keepKernelsAt(place);
  const load = require("node:module").createRequire(file);
  script.runInThisContext().call(program.exports, program.exports, load, program, file, path.dirname(file));
  const isKnown = cachedData !== undefined && !script.cachedDataRejected;
  if (place === undefined) return program.exports.ended;
  keepCompiled();
  return program.exports.ended.then(() => {
    asAtStart();
    keepKernels();
    if (!isKnown && isWorthKeeping(process.exitCode)) writeCache(place, script.createCachedData());
  });
}

/** Help of a command compiles next to nothing of it, and would be all that is kept of it. */
const isForHelp = (argv) => argv.includes("--help") || argv.includes("-h");

/**
 * The engine forgets what a long call has not run for a while, so that it would be compiled again at its end, and be missing from what
 * is kept. A short call ends sooner than it is told not to.
 */
function keepCompiled() {
  setTimeout(() => require("node:v8").setFlagsFromString("--no-flush-bytecode"), LONG_CALL_MS).unref();
}

const LONG_CALL_MS = 1000;

/** An engine takes only what was kept under the flags that it has at its start. */
function asAtStart() {
  require("node:v8").setFlagsFromString("--flush-bytecode");
}

/** Mistyped commands compile next to nothing. */
const isWorthKeeping = (exitCode = 0) => exitCode === 0 || exitCode > 90;

module.exports = { EVERYDAY, isEveryday, programOf, runProgram };
