import type { Runner } from "./runner.js";

/** A runner for several who ask at a time: a batch begins when the one before it has ended, however it has. */
export function oneAfterTheOther(runner: Runner): Runner {
  let last: Promise<unknown> = Promise.resolve();
  return (jobs, onBlock, signal) => {
    const own = last.then(() => runner(jobs, onBlock, signal));
    last = own.catch(() => undefined);
    return own;
  };
}
