import type { Answering } from "../questions/surroundings.js";
import type { Runner } from "../simulation/runner.js";

/** How a call wants its trials simulated; no number depends on it. */
interface Engine extends Pick<Answering, "warn" | "version"> {
  readonly jobs: number;
  /** The folder of `--store`. */
  readonly store: string | undefined;
}

/** What simulates for a call: nothing of it is loaded, or opened, before something is simulated. */
export function callRunner(engine: Engine): Runner {
  let runner: Promise<Runner> | undefined;
  return async (jobs, onBlock, signal) => {
    runner ??= makeRunner(engine);
    const simulate = await runner;
    await simulate(jobs, onBlock, signal);
  };
}

async function makeRunner({ jobs, store, version, warn }: Engine): Promise<Runner> {
  const { createRunner } = await import("../simulation/create-runner.js");
  const runner = createRunner(jobs);
  if (store === undefined) return runner;
  const [{ folderStore }, { storedRunner }] = await Promise.all([
    import("../simulation/store/folder-store.js"),
    import("../simulation/store/stored-runner.js"),
  ]);
  const tell: Parameters<typeof folderStore>[1] = (problem) => {
    warn([problem]);
  };
  return storedRunner(runner, folderStore(store, tell), version);
}
