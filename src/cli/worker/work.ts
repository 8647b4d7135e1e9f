import { hostname } from "node:os";
import { InvalidInput } from "../../foundation/problem.js";
import type { GivenValues } from "../../questions/given.js";
import { readJobs } from "../../questions/options/values.js";
import { systemReason } from "../../report/messages/system-reason.js";
import { count } from "../../report/format/number.js";
import { harmless } from "../../report/text/harmless.js";
import { readAddress, shownAddress } from "../../simulation/queue/address.js";
import { serveQueue, type ServiceEvent } from "../../simulation/queue/serve-queue.js";
import { workerName } from "../../simulation/queue/workers-present.js";
import { listenForInterrupts } from "../interrupts.js";
import type { Io } from "../io.js";
import { passwordOf } from "../runner.js";

/** Works for the queue of a Redis server until it is interrupted, and says on stderr what it does. @throws InvalidInput */
export async function workForQueue({ redis, jobs, quiet }: GivenValues, io: Io): Promise<void> {
  if (typeof redis !== "string") {
    const details = { command: "worker", needed: "the server of its queue: --redis redis://host:6379" };
    throw new InvalidInput([{ code: "command-needs", severity: "error", arguments: details }]);
  }
  const address = readAddress(redis, passwordOf(io.env));
  const threads = readJobs(typeof jobs === "string" ? jobs : undefined, io.cores);
  const interrupts = listenForInterrupts(io);
  const tell = teller(
    io,
    quiet === true,
    `${shownAddress(address)}: ${threads} ${threads === 1 ? "thread" : "threads"}`,
  );
  try {
    await serveQueue({
      address,
      program: io.version(),
      name: workerName(hostname(), process.pid, threads),
      threads,
      ...lockOf(io.env),
      onEvent: tell.event,
      signal: interrupts.signal,
    });
    tell.end();
    io.setExitCode(interrupts.exitCode() ?? 0);
  } finally {
    interrupts.release();
  }
}

/** For tests, which do not wait as long for a worker that was killed. */
function lockOf({ ORGFUNNEL_QUEUE_LOCK_MS: given }: Io["env"]): { readonly lockMs?: number } {
  return given === undefined ? {} : { lockMs: Number(given) };
}

function teller(io: Io, quiet: boolean, place: string) {
  let units = 0;
  let trouble = "";
  const say = (line: string): void => {
    io.stderr(`${harmless(line)}\n`);
  };
  const event = (told: ServiceEvent): void => {
    if (told.is === "trouble") {
      // A server that is away is tried many times.
      if (told.message !== trouble) say(`warning: ${systemReason(told.message)}; trying again.`);
      trouble = told.message;
      return;
    }
    if (told.is === "lost") {
      if (trouble !== told.is)
        say("warning: the queue has not heard of this worker for too long: what it had begun may be done by others.");
      trouble = told.is;
      return;
    }
    trouble = "";
    if (told.is === "failed") say(`warning: ${told.unit} failed: ${told.message}`);
    if (told.is === "done") units++;
    if (quiet) return;
    if (told.is === "ready") say(`Working for orgfunnel ${io.version()} on ${place}. Ctrl-C ends it.`);
    if (told.is === "done") say(`done ${told.unit}: ${count(told.trials)} trials`);
  };
  return {
    event,
    end: (): void => {
      if (!quiet)
        say(`Ended after ${count(units)} ${units === 1 ? "unit" : "units"}; what was under way goes to others.`);
    },
  };
}
