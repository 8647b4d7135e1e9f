#!/usr/bin/env node
"use strict";

const { join } = require("node:path");

const PROGRAMS = join(__dirname, "../dist/cli");
const [asked, ...more] = process.argv.slice(2);

// Who asks which version this is need not wait for the program.
if ((asked === "--version" || asked === "-V") && more.length === 0) {
  process.stdout.on("error", () => undefined);
  process.stdout.write(`${require("../package.json").version}\n`);
} else {
  const { beginThread, isThreadExpected } = require("./threads.js");
  if (isThreadExpected(process.argv)) beginThread(join(PROGRAMS, "worker.cjs"));
  const { isEveryday, programOf, runProgram } = require("./compile-cache.js");
  if (isEveryday(process.argv)) require("./optimize-late.js").optimizeLate();
  runProgram(join(PROGRAMS, programOf(process.argv)));
}
