import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { line } from "./report.js";

const BUILT = "dist/cli/main.cjs";
const SCENARIO = "scenarios/five-structures.yaml";
/** Signals to each command, spread evenly over the time it takes when nobody interrupts it. */
const MOMENTS = Number(process.env.MOMENTS ?? 8);
/** What a command may take from the signal to its end. */
const SOON_MS = 1000;
const INTERRUPTED = 130;

/** One call of the program in a folder of its own. */
interface Call {
  readonly name: string;
  /** `@` before a name: a file of what was prepared; `%`: one that the call writes. */
  readonly args: string;
}

const CALLS: readonly Call[] = [
  { name: "run", args: "run @five.yaml --trials 60000 -o %a.csv -o %a.json -o %a.md" },
  { name: "run, 400 structures", args: "run @400.yaml --trials 500 -o %a.csv -o %a.parquet -o %a.xlsx" },
  { name: "run, 400 structures, all that is known", args: "run @400.yaml --trials 500 --full -o %a.html -o %a.json" },
  { name: "run, 400 structures of one thread", args: "run @400.yaml --trials 1500 -j 1 --quiet" },
  { name: "run, replicates", args: "run @five.yaml --trials 5000 --replicates 10 --full" },
  {
    name: "run, months",
    args: "run @five.yaml --trials 20000 --series leads,profit --horizon 100 -o %a.csv -o %a.xlsx",
  },
  {
    name: "run, months of 60 structures",
    args: "run @60.yaml --trials 500 --series objective --horizon 24 -o %a.parquet",
  },
  { name: "run, precision", args: "run @five.yaml --precision 0.3% --max-trials 200000 -o %a.json" },
  { name: "run, samples", args: "run @five.yaml --trials 20000 --samples %s.csv --samples-inputs %i.parquet" },
  { name: "run, samples in columns", args: "run @five.yaml --trials 20000 --samples %s.parquet" },
  { name: "run, Sobol' points", args: "run @five.yaml --trials 60000 --sampling qmc" },
  { name: "run, itself tested", args: "run @five.yaml --trials 20000 --self-test" },
  { name: "run, one long trial", args: "run @long.yaml --trials 100 --max-work 1e12" },
  { name: "run, 300 files", args: "run @many/* --trials 200 -o %a.csv -o %a.json" },
  { name: "run, kept", args: "run @five.yaml --trials 60000 --store %kept" },
  { name: "run, was kept", args: "run @five.yaml --trials 100000 --store @kept" },
  { name: "check", args: "check @claims.yaml --max-trials 200000 --confidence 99.99% -o %a.xml -o %a.tap -o %a.json" },
  { name: "check, 2,800 checks", args: "check @checks.yaml --max-trials 2000 -o %a.xml -o %a.md" },
  { name: "check, against a baseline", args: "check @five.yaml --baseline @b --set funnel.acceptance=50% -o %a.xml" },
  { name: "validate, 300 files", args: "validate @many/*" },
  { name: "validate, 2,800 checks", args: "validate @checks.yaml" },
  { name: "explain, 400 structures", args: "explain @400.yaml" },
  { name: "drivers", args: "drivers @five.yaml --trials 20000 -o %a.csv -o %a.xlsx -o %a.html" },
  { name: "drivers, 40 structures", args: "drivers @40.yaml --trials 2000 -o %a.json" },
  {
    name: "why",
    args: "why @five.yaml both-to-the-ceo head-of-sales-and-marketing --trials 20000 -o %a.csv -o %a.html",
  },
  { name: "why, 400 structures", args: "why @400.yaml s0 s1 --trials 500 --full" },
  { name: "sweep", args: "sweep @five.yaml -P market.leads_per_month=150:350:10 --trials 2000 -o %a.csv -o %a.xlsx" },
  {
    name: "sweep, 2,000 what-ifs",
    args: "sweep @five.yaml -P market.leads_per_month=151:350:1 -L horizon=1,2,3,4,5,6,7,8,9,10 --trials 20 -o %a.csv",
  },
  {
    name: "sweep, choose",
    args: "sweep @five.yaml -P structures.*.headcount.sales=6:14:1 --best value --halving --trials 2000",
  },
  {
    name: "sweep, 50,000 listed",
    args: "sweep @five.yaml -P market.leads_per_month=151:350:1 -P money.programme_spend=20000:44900:100 --dry-run --max-work 1e12",
  },
  { name: "report", args: "report @five.yaml --trials 10000 -o %a.html --svg %." },
  { name: "report, 60 structures", args: "report @60.yaml --trials 300 -o %a.html" },
  { name: "report of a stored result", args: "report @400.json -o %a.html" },
  { name: "calibrate, 200,000 deals", args: "calibrate @deals.csv -o %a.yaml -o %a.xlsx" },
  { name: "shard", args: "shard @five.yaml --trials 200000 --index 0 --of 2 -o %parts" },
  { name: "shard, 400 structures", args: "shard @400.yaml --trials 2000 --index 0 --of 2 -o %parts" },
  { name: "merge", args: "merge @shards/* -o %a.csv -o %a.json" },
  { name: "merge, 400 structures", args: "merge @shards400/* -o %a.csv" },
  { name: "verify", args: "verify @five.json" },
  { name: "verify, 400 structures", args: "verify @400.json" },
  { name: "compare, 400 structures", args: "compare @400.json @400b.json -o %a.csv -o %a.xlsx" },
  { name: "store ls", args: "store ls @kept" },
];

/**
 * An interrupt is obeyed within a second in every command, at every stage: signals are sent at moments spread over each call, and the
 * longest time to the end of the process is told, wall clock and what its main thread computed in it, with everything that was left on
 * disk and should not be. CALLS=sweep takes the calls whose name or arguments have that in them; MOMENTS=40 sends more signals.
 * A machine that does something else shows in the wall clock, not in the other.
 */
export async function benchInterrupts(): Promise<void> {
  if (!existsSync(BUILT)) {
    line("skipped: not built (npm run build)");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-interrupts-"));
  try {
    await prepare(folder);
    const only = process.env.CALLS ?? "";
    for (const call of CALLS.filter(({ name, args }) => `${name} ${args}`.includes(only))) await measure(call, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure({ name, args }: Call, folder: string): Promise<void> {
  const call = (out: string) =>
    args.split(" ").flatMap((word) => {
      if (word.endsWith("/*")) {
        const place = join(folder, word.slice(1, -2));
        return readdirSync(place).map((file) => join(place, file));
      }
      return word.replace(/^@/u, `${folder}/`).replace(/^%/u, `${out}/`);
    });
  const place = join(folder, "out");
  const whole = await interrupted(call(emptied(place)), Infinity);
  const sizes = new Map(namesIn(place).map((file) => [file, statSync(join(place, file)).size]));
  let worst = { wallMs: 0, busyMs: 0, atMs: 0 };
  let busiest = { wallMs: 0, busyMs: 0, atMs: 0 };
  const wrong = new Set<string>();
  for (let moment = 0; moment < MOMENTS; moment++) {
    const atMs = ((moment + 0.5) / MOMENTS) * whole.tookMs;
    const ran = await interrupted(call(emptied(place)), atMs);
    if (ran.wallMs > worst.wallMs) worst = { ...ran, atMs };
    if (ran.busyMs > busiest.busyMs) busiest = { ...ran, atMs };
    if (ran.code !== INTERRUPTED && ran.code !== whole.code)
      wrong.add(`code ${String(ran.code)} at ${atMs.toFixed(0)} ms`);
    for (const file of namesIn(place)) if (isHalf(join(place, file), file, sizes)) wrong.add(file);
  }
  line(
    name,
    `${whole.tookMs.toFixed(0)} ms`,
    `wall ${worst.wallMs.toFixed(0)} ms at ${worst.atMs.toFixed(0)}`,
    `busy ${busiest.busyMs.toFixed(0)} ms at ${busiest.atMs.toFixed(0)}`,
    `${worst.wallMs > SOON_MS ? "LATE " : ""}${[...wrong].join(", ")}`,
  );
}

/** Hidden, or of a final name and another size than the whole; kept blocks and shards are whole or not there. */
function isHalf(path: string, file: string, sizes: ReadonlyMap<string, number>): boolean {
  if (file.split("/").some((part) => part.startsWith("."))) return true;
  if (file.includes(".partial.") || file.includes("kept")) return false;
  const whole = sizes.get(file);
  return whole === undefined || Math.abs(statSync(path).size - whole) > 0.01 * whole + 10;
}

const namesIn = (place: string): string[] =>
  readdirSync(place, { recursive: true, encoding: "utf8" }).filter((file) => statSync(join(place, file)).isFile());

function emptied(place: string): string {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  return place;
}

interface Ended {
  readonly code: number | null;
  readonly tookMs: number;
  /** From the signal to the end. */
  readonly wallMs: number;
  /** What the main thread computed in it, to a hundredth of a second. */
  readonly busyMs: number;
}

/** Runs the program and sends SIGINT after so many milliseconds. */
async function interrupted(args: readonly string[], afterMs: number): Promise<Ended> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["bin/orgfunnel.js", ...args], { stdio: "ignore" });
  let code: number | null | undefined;
  child.on("exit", (exitCode, signal) => {
    code = signal === null ? exitCode : INTERRUPTED;
  });
  let sent: { readonly ms: number; readonly busyMs: number } | undefined;
  let busyMs = 0;
  while (code === undefined) {
    await wait(5);
    busyMs = busyOf(child.pid) ?? busyMs;
    if (sent !== undefined || performance.now() - startedMs < afterMs) continue;
    sent = { ms: performance.now(), busyMs };
    child.kill("SIGINT");
  }
  const endedMs = performance.now();
  return {
    code,
    tookMs: endedMs - startedMs,
    wallMs: sent === undefined ? 0 : endedMs - sent.ms,
    busyMs: sent === undefined ? 0 : busyMs - sent.busyMs,
  };
}

/** Processor time of a process' main thread; nothing where the system does not tell. */
function busyOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/stat`, "utf8")
      .split(") ")[1]
      .split(" ");
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return undefined;
  }
}

/** The scenarios, results, shards and exports that the calls read. */
async function prepare(folder: string): Promise<void> {
  const place = (name: string) => join(folder, name);
  const shipped = readFileSync(SCENARIO, "utf8");
  const write = (name: string, text: string) => {
    writeFileSync(place(name), text);
  };
  write("five.yaml", shipped);
  write("claims.yaml", readFileSync("scenarios/claims.yaml", "utf8"));
  write("five-structures.yaml", shipped);
  for (const count of [40, 60, 400]) write(`${count}.yaml`, manyStructures(count));
  write("checks.yaml", `${shipped}\nchecks:\n${checks(2800)}`);
  write("long.yaml", manyStructures(150).replace(/^horizon:.*$/mu, "horizon: 600"));
  mkdirSync(place("many"));
  for (let file = 0; file < 300; file++) write(`many/${file}.yaml`, shipped);
  write("deals.csv", deals(200_000));
  const call = (text: string) =>
    interrupted(
      text.split(" ").map((word) => word.replace(/^@/u, `${folder}/`)),
      Infinity,
    );
  await call("run @five.yaml --trials 60000 -o @five.json --save-baseline @b");
  await call("run @five.yaml --trials 100000 --store @kept");
  await call("run @400.yaml --trials 300 -o @400.json");
  await call("run @400.yaml --trials 300 --seed other -o @400b.json");
  for (const index of [0, 1]) {
    await call(`shard @five.yaml --trials 100000 --index ${index} --of 2 -o @shards`);
    await call(`shard @400.yaml --trials 500 --index ${index} --of 2 -o @shards400`);
  }
}

const manyStructures = (count: number): string =>
  ["name: many", "horizon: 24", "structures:"]
    .concat(
      Array.from(
        { length: count },
        (_, place) =>
          `  s${place}: { reports_to: { sales: ceo, marketing: ${place % 2 ? "sales" : "ceo"} }, headcount: { sales: ${5 + (place % 20)}, marketing: ${2 + (place % 9)} } }`,
      ),
    )
    .join("\n");

const checks = (count: number): string =>
  Array.from(
    { length: count },
    (_, place) =>
      `  - { name: check ${place}, outcome: leads, structure: both-to-the-ceo, at_least: ${place}, set: { funnel.acceptance: ${30 + (place % 40)}% } }`,
  ).join("\n");

const deals = (count: number): string => {
  const day = (number: number) => new Date(Date.UTC(2024, 0, 1) + 86_400_000 * number).toISOString().slice(0, 10);
  const rows = Array.from({ length: count }, (_, place) => {
    const created = (place * 7) % 900;
    const stage = ["Closed Won", "Closed Lost", "Open"][(place * 5) % 3];
    const closed = stage === "Open" ? "" : day(created + 20 + ((place * 13) % 120));
    return `${place},${day(created)},${closed},${stage},${5000 + ((place * 37) % 20_000)},rep ${place % 40}`;
  });
  return ["Deal ID,Created Date,Close Date,Stage,Amount,Owner", ...rows, ""].join("\n");
};
