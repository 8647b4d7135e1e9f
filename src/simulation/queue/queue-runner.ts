import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { measured } from "../create-runner.js";
import { handedOver } from "../handed-over.js";
import { isLarge, type Job, type OnBlock, type Runner } from "../runner.js";
import { shownAddress, type Address } from "./address.js";
import { ATTEMPTS, openExchange, type Exchange } from "./exchange.js";
import { patiently, type Patience } from "./patience.js";
import { unitsOf, type Unit } from "./unit.js";
import { readUnitResult, type PlacedResult } from "./unit-result.js";
import type { Workers } from "./workers-present.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "queue-not-asked": { address: string; reason: "small" | "monthly" };
    "queue-not-durable": { address: string };
    "queue-no-worker": { address: string; version: string; others: readonly string[] };
    "queue-deserted": { address: string; version: string; seconds: number };
    "queue-unit-failed": { worker: string; message: string };
  }
}

/** What a call wants of a queue. */
export interface QueueCall {
  readonly address: Address;
  /** Version of the program. */
  readonly program: string;
  /** Simulates what is too little for a queue. */
  readonly local: Runner;
  readonly warn: (problem: Problem) => void;
  /** Opens the way to server and workers; by default on Redis. */
  readonly open?: (address: Address, program: string) => Promise<Exchange>;
}

/** From so many structure-months on, a second of one processor, others help. */
const SHARED_FROM = 1_500_000;

/**
 * Simulates by workers of a queue on a Redis server: a batch goes there in units of about a second, a few per worker at a time, and
 * comes back in its order. The blocks are the same, byte for byte. What a worker that was killed had begun is done by another; what
 * the server has lost is asked for again. A small batch, and monthly tallies, which take longer to send than to simulate, stay
 * here, which is told where nothing has gone to the queue before.
 * @throws InvalidInput (of the runner) if the server cannot be reached, a unit has failed for good, or no worker comes
 */
export function queueRunner(call: QueueCall): Runner {
  const told = onceEach(call.warn);
  let isAsked = false;
  return async (jobs, onBlock, signal) => {
    const batch = await measured(jobs, SHARED_FROM, signal);
    if (!batch.pays || batch.first.every(({ wants }) => isLarge(wants))) {
      if (!isAsked && batch.first.length > 0) told(notAsked(call.address, batch.pays ? "monthly" : "small"));
      await call.local(batch.jobs, onBlock, signal);
      return;
    }
    isAsked = true;
    signal?.throwIfAborted();
    const patience = patiently(signal);
    const opening = (call.open ?? openExchange)(call.address, call.program);
    try {
      const exchange = await patience.await(opening);
      await runBatch({ ...call, warn: told, exchange, patience, handOver: handedOver(onBlock, signal) }, batch.jobs);
    } finally {
      patience.release();
      void opening.then(
        ({ close }) => {
          close();
        },
        () => undefined,
      );
    }
  };
}

function notAsked(address: Address, reason: "small" | "monthly"): Problem<"queue-not-asked"> {
  return { code: "queue-not-asked", severity: "warning", arguments: { address: shownAddress(address), reason } };
}

/** A problem is told once, for each of its reasons, whatever the number of batches. */
function onceEach(warn: (problem: Problem) => void): (problem: Problem) => void {
  const told = new Set<string>();
  return (problem) => {
    const { code, arguments: details } = problem;
    const id = `${code} ${"reason" in details ? details.reason : ""}`;
    if (!told.has(id)) warn(problem);
    told.add(id);
  };
}

interface Batch extends QueueCall {
  readonly exchange: Exchange;
  readonly patience: Patience;
  readonly handOver: OnBlock;
}

/** A unit that was asked for. */
interface Asked {
  readonly unit: Unit;
  blocks?: readonly PlacedResult[];
  /** Results that were none. */
  refused: number;
}

/** Units asked for per thread: one that is done, and enough for it to go on at once. */
const AHEAD = 3;
/** While nobody says how many threads there are. */
const UNKNOWN_THREADS = 4;
/** So many units are enough for any number of threads that this one can read for. */
const MOST_ASKED = 200;

async function runBatch(batch: Batch, jobs: Iterable<Job>): Promise<void> {
  const { exchange, patience } = batch;
  const units = unitsOf(jobs, batch.program);
  const asked: Asked[] = [];
  const watch = watchOver(batch);
  if ((await patience.await(exchange.isDurable())) === false) {
    batch.warn({ code: "queue-not-durable", severity: "warning", arguments: { address: shownAddress(batch.address) } });
  }
  try {
    for (let next = units.next(); next.done !== true || asked.length > 0;) {
      if (patience.isTimeToLookRound()) await watch.lookRound(asked);
      for (; next.done !== true && asked.length < watch.most(); next = units.next()) {
        asked.push({ unit: next.value, refused: 0 });
        await patience.await(exchange.post(next.value));
      }
      const arrived = await takeResults(batch, asked);
      if (arrived > 0) watch.seen();
      await deliver(batch, asked);
      if (arrived === 0) await patience.pause();
      else patience.goOn();
    }
  } catch (error) {
    const waiting = asked.filter(({ blocks }) => blocks === undefined).map(({ unit }) => unit.id);
    await patience.briefly(exchange.withdraw(waiting));
    throw error;
  }
}

/** Takes what has come in. @returns how many units */
async function takeResults({ exchange, patience }: Batch, asked: readonly Asked[]): Promise<number> {
  const open = asked.filter(({ blocks }) => blocks === undefined);
  const results = await patience.await(exchange.results(open.map(({ unit }) => unit.id)));
  const taken: string[] = [];
  for (const [place, bytes] of results.entries()) {
    if (bytes === undefined) continue;
    const one = open[place];
    const blocks = readUnitResult(bytes, one.unit.parts);
    if (typeof blocks === "string") {
      one.refused++;
      if (one.refused >= ATTEMPTS) throw failed("unknown", `its result is ${blocks}`);
      await patience.await(exchange.discard(one.unit.id));
      await patience.await(exchange.post(one.unit));
    } else {
      one.blocks = blocks;
      taken.push(one.unit.id);
    }
  }
  await patience.await(exchange.read(taken));
  return taken.length;
}

/** Hands over what is there, as far as all before it is. */
async function deliver({ handOver }: Batch, asked: Asked[]): Promise<void> {
  while (asked.length > 0 && asked[0].blocks !== undefined) {
    const { blocks = [] } = asked.shift() ?? {};
    for (const { block, job } of blocks) await handOver(block, job);
  }
}

/** That nobody works is told after so many looks round, a second each, ... */
const TELL_ABSENCE = 3;
/** ... and so many end the call. */
const MOST_ABSENCE = 60;

/** Looks after what may go wrong without a word: units that are gone or have failed, workers that are not there. */
function watchOver({ exchange, patience, address, program, warn }: Batch) {
  let present: Workers | undefined;
  let absent = 0;
  const lookAtWorkers = async (): Promise<void> => {
    present = await patience.await(exchange.workers());
    absent = present === undefined || present.threads > 0 ? 0 : absent + 1;
    const { others = [] } = present ?? {};
    const about = { address: shownAddress(address), version: program };
    if (absent >= TELL_ABSENCE) warn({ code: "queue-no-worker", severity: "warning", arguments: { ...about, others } });
    if (absent < MOST_ABSENCE) return;
    const details = { ...about, seconds: MOST_ABSENCE };
    throw new InvalidInput([{ code: "queue-deserted", severity: "error", arguments: details }]);
  };
  return {
    lookRound: async (asked: readonly Asked[]): Promise<void> => {
      await lookAtWorkers();
      for (const { unit, blocks } of asked) {
        if (blocks !== undefined) continue;
        const fate = await patience.await(exchange.fate(unit.id));
        if (fate.is === "failed") throw failed(fate.worker, fate.message);
        if (fate.is === "gone") await patience.await(exchange.post(unit));
      }
    },
    seen: (): void => {
      absent = 0;
    },
    most: (): number => Math.min(MOST_ASKED, AHEAD * (present?.threads || UNKNOWN_THREADS)),
  };
}

function failed(worker: string, message: string): InvalidInput {
  return new InvalidInput([{ code: "queue-unit-failed", severity: "error", arguments: { worker, message } }]);
}
