import type { Answering } from "../questions/surroundings.js";
import type { Problem } from "../foundation/problem.js";
import type { Runner } from "../simulation/runner.js";
import type { Io } from "./io.js";

/** How a call wants its trials simulated; no number depends on it. */
interface Engine extends Pick<Answering, "warn">, Pick<Io, "env" | "version"> {
  readonly jobs: number;
  /** The folder of `--store`. */
  readonly store: string | undefined;
  /** The URL of `--redis`. */
  readonly redis: string | undefined;
  /** Whether there will be much to simulate. */
  readonly isExpected: boolean;
}

/** What simulates for a call: nothing of it is loaded, or opened, before something is simulated, or expected. */
export function callRunner(engine: Engine): Runner {
  let runner = engine.isExpected ? makeRunner(engine) : undefined;
  // What it fails with is told to who simulates, if anybody does.
  runner?.catch(() => undefined);
  return async (jobs, onBlock, signal) => {
    runner ??= makeRunner(engine);
    const simulate = await runner;
    await simulate(jobs, onBlock, signal);
  };
}

async function makeRunner(engine: Engine): Promise<Runner> {
  const { store, version, warn } = engine;
  const runner = await simulatingRunner(engine);
  if (store === undefined) return runner;
  const [{ folderStore }, { storedRunner }] = await Promise.all([
    import("../simulation/store/folder-store.js"),
    import("../simulation/store/stored-runner.js"),
  ]);
  const tell: Parameters<typeof folderStore>[1] = (problem) => {
    warn([problem]);
  };
  return storedRunner(runner, folderStore(store, tell), version());
}

/** This machine, or the workers of a queue. */
async function simulatingRunner({ jobs, redis, env, version, warn, isExpected }: Engine): Promise<Runner> {
  const { createRunner } = await import("../simulation/create-runner.js");
  const local = createRunner(jobs, isExpected);
  if (redis === undefined) return local;
  const [{ queueRunner }, { readAddress }] = await Promise.all([
    import("../simulation/queue/queue-runner.js"),
    import("../simulation/queue/address.js"),
  ]);
  const tell = (problem: Problem): void => {
    warn([problem]);
  };
  return queueRunner({ address: readAddress(redis, passwordOf(env)), program: version(), local, warn: tell });
}

/** Where redis-cli looks for a password that shall not stand in a command line. */
export const passwordOf = ({ REDISCLI_AUTH }: Io["env"]): string | undefined => REDISCLI_AUTH;
