"use strict";

/**
 * Threads of the program. The first takes about as long to begin as the program takes to load, so that for a question which is going to
 * simulate it begins before that.
 */

const { readFileSync } = require("node:fs");

/** Questions that simulate for long, unless an option says otherwise. */
const LONG = ["run", "check", "why", "drivers", "sweep"];
/** With these there may be little to simulate, or nothing here. */
const PERHAPS_SHORT = /^(?:-h|--help|-j|--(?:jobs|trials|store|redis)(?:=|$))/u;

let begun;

/** Whether a second thread is going to be needed, as far as can be said without the program. */
function isThreadExpected(argv, processors = require("node:os").availableParallelism()) {
  const [asked, ...given] = argv.slice(2);
  return processors > 1 && LONG.includes(asked) && given.length > 0 && !given.some((one) => PERHAPS_SHORT.test(one));
}

/** Begins a thread of the program in `file`, for whoever first asks for one; where there can be none, who asks hears of it. */
function beginThread(file) {
  let thread;
  try {
    thread = started(file);
  } catch {
    return;
  }
  // Who asks for it hears of what comes then.
  const forget = () => (begun = undefined);
  thread.on("error", forget).on("exit", forget).unref();
  begun = { thread, forget };
}

/** A thread of the program in `file`: the one that was begun, or another. It keeps the process alive. */
function newThread(file) {
  if (begun === undefined) return started(file);
  const { thread, forget } = begun;
  begun = undefined;
  thread.off("error", forget).off("exit", forget).ref();
  return thread;
}

function started(file) {
  const { Worker } = require("node:worker_threads");
  return new Worker(readFileSync(file, "utf8"), { eval: true, execArgv: [] });
}

module.exports = { isThreadExpected, beginThread, newThread };
