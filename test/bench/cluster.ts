import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program as programOf, startWorker as startWorkerOf, until } from "../cluster/queue-program.js";
import { HAS_REDIS, startRedis, type RedisServer } from "../cluster/redis-server.js";
import { line } from "./report.js";

/** Half a minute of one core; ORGFUNNEL_BENCH_TRIALS says otherwise. */
const TRIALS = Number(process.env.ORGFUNNEL_BENCH_TRIALS ?? 100_000);
/** Months: of more the workers have as much to do with fewer trials, and the caller, who counts trials, the less. */
const HORIZONS_MONTHS = [120, 480];
const ROUNDS = 3;
/** As users have it; the tests have a shorter one. */
const LOCK = { ORGFUNNEL_QUEUE_LOCK_MS: "10000" };

/** The bench is bundled: what stands beside it in the sources does not stand beside the bundle. */
const BIN = "bin/orgfunnel.js";
const program = (args: readonly string[]) => programOf(args, LOCK, BIN);
const startWorker = (url: string) => startWorkerOf(url, LOCK, BIN);

const MODEL = `objective: profit
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  sales: { reports_to: { sales: ceo, marketing: sales } }
  marketing: { reports_to: { sales: marketing, marketing: ceo } }
  head: { managers: { boss: { role: head, reports_to: ceo } }, reports_to: { sales: boss, marketing: boss } }
`;

/** Worker processes of one thread each: what two gain on one, what a unit costs more than it takes here, and how soon a lost one begins again. */
export async function benchCluster(): Promise<void> {
  if (!HAS_REDIS || !existsSync("dist/cli/main.cjs")) {
    line("skipped: needs redis-server and dist/ (npm run build)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-bench-"));
  const server = await startRedis();
  try {
    const file = join(folder, "model.yaml");
    writeFileSync(file, MODEL);
    for (const months of HORIZONS_MONTHS) await benchScaling(server, file, months);
    await benchLoss(server, file);
  } finally {
    await server.remove();
    rmSync(folder, { recursive: true });
  }
}

/** Seconds of processor that the processes have taken so far. */
interface Processor {
  /** Of calls that have ended. */
  readonly calls: number;
  readonly redis: number;
  readonly workers: number;
}

/** Clock ticks a second of Linux. */
const TICKS = 100;
/** After the name of the command: user and system time are the 12th and 13th field, those of children the next two. */
const ticksOf = (pid: number | "self"): readonly number[] =>
  readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /su, "")
    .split(" ")
    .slice(11, 15)
    .map(Number);

/** Linux tells; undefined elsewhere. */
async function processorOf({ client }: RedisServer, workers: readonly number[]): Promise<Processor | undefined> {
  if (!existsSync("/proc/self/stat")) return undefined;
  const told = await client.info("cpu");
  const ofRedis = Array.from(told.matchAll(/^used_cpu_(?:sys|user):([\d.]+)/gmu), ([, seconds]) => Number(seconds));
  const [, , user, system] = ticksOf("self");
  const own = workers.map((pid) => ticksOf(pid)[0] + ticksOf(pid)[1]);
  return {
    calls: (user + system) / TICKS,
    redis: ofRedis.reduce((sum, seconds) => sum + seconds, 0),
    workers: own.reduce((sum, ticks) => sum + ticks, 0) / TICKS,
  };
}

async function benchScaling(server: RedisServer, file: string, months: number): Promise<void> {
  const { url } = server;
  const trials = Math.ceil((TRIALS * HORIZONS_MONTHS[0]) / months);
  const run = ["run", file, "--trials", String(trials), "--horizon", String(months), "--quiet"];
  // Results lie a while for others: every call has luck of its own.
  let seed = 1000 * months;
  const callMs = async (...engine: readonly string[]): Promise<number> => {
    const start = performance.now();
    const { exitCode, stderr } = await program([...run, "--seed", `bench-${seed++}`, ...engine]);
    if (exitCode !== 0) throw new Error(stderr);
    return performance.now() - start;
  };
  const least = async (...engine: readonly string[]): Promise<number> => {
    let best = Infinity;
    for (let round = 0; round < ROUNDS; round++) best = Math.min(best, await callMs(...engine));
    return best;
  };
  const here = await least("-j", "1");
  const workers = [await startWorker(url)];
  const pids = workers.map(({ running }) => running.pid ?? 0);
  const before = await processorOf(server, pids);
  const one = await least("--redis", url);
  const after = await processorOf(server, pids);
  const units = workers[0].done().length / ROUNDS;
  workers.push(await startWorker(url));
  const two = await least("--redis", url);
  for (const { end } of workers) await end();
  line(`${trials.toLocaleString("en")} trials of ${months} months`, "seconds", "per unit");
  for (const [name, ms] of Object.entries({ "one thread, no queue": here, "one worker": one, "two workers": two }))
    line(name, (ms / 1000).toFixed(2), `${(ms / units).toFixed(0)} ms`);
  line("two workers, of twice one", (one / two / 2).toFixed(2));
  line(`overhead of a unit, of ${units.toFixed(0)}`, `${((one - here) / units).toFixed(1)} ms`);
  if (before === undefined || after === undefined) return;
  const took = (who: keyof Processor): number => (after[who] - before[who]) / ROUNDS;
  const [calls, redis, own] = [took("calls"), took("redis"), took("workers")];
  line("seconds of processor a call", calls.toFixed(2), "of the worker", own.toFixed(2), "of Redis", redis.toFixed(2));
  // The caller and Redis have a core of their own beside one worker, and none beside two.
  line("what two cores allow for two workers", (own / (own + calls + redis)).toFixed(2));
}

/** From the kill of a worker to the beginning of its unit by another that waits. */
async function benchLoss({ url, client }: RedisServer, file: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const lost = await startWorker(url);
    // One unit, of a single block and some seconds.
    const run = ["run", file, "--trials", "500", "--replicates", "40", "--seed", `loss-${round}`, "--quiet"];
    const calling = program([...run, "--redis", url]);
    const begun = async (): Promise<number> => {
      const units = (await client.keys("orgfunnel:*:u*")).filter((key) => !key.endsWith(":lock"));
      const begins = await Promise.all(units.map((key) => client.hget(key, "ats")));
      return Math.max(0, ...begins.map(Number));
    };
    await until(async () => (await begun()) === 1);
    const other = await startWorker(url);
    const start = performance.now();
    await lost.end();
    await until(async () => (await begun()) === 2);
    times.push(performance.now() - start);
    calling.kill("SIGKILL");
    await calling;
    await other.end();
    await client.flushall();
  }
  line("a killed worker's unit begins again after", ...times.map((ms) => `${(ms / 1000).toFixed(1)} s`));
}
