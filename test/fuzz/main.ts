import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.js";

/**
 * `npm run fuzz -- --minutes 10 [--from NUMBER] [--run-every N] [--ways N] [--most-months N] [--keep FOLDER]`: a case's number
 * repeats it, for ever. A run is some hundred times as long as a reading; it has the ways of `trial-run.ts` by turns, and no
 * trials of many structure-months, which would take all the time there is.
 */
const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    from: { type: "string", default: "1000000" },
    "run-every": { type: "string", default: "10" },
    ways: { type: "string", default: "2" },
    "most-months": { type: "string", default: "5000" },
    keep: { type: "string" },
  },
});

const until = Date.now() + 60_000 * Number(values.minutes);
const broken = new Map<string, number>();

function tell(number: number, text: string, law: unknown): void {
  const words = law instanceof Error ? law.message : String(law);
  const kind = words.replace(/[\d.]+/gu, "#").slice(0, 80);
  const before = broken.get(kind) ?? 0;
  broken.set(kind, before + 1);
  if (before > 2) return;
  console.log(`case ${number}: ${words}`);
  if (law instanceof Error && law.constructor.name !== "Broken") console.log(law.stack);
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(`${values.keep}/${number}.yaml`, text);
}

const { cases, accepted, runs } = await fuzz({
  from: Number(values.from),
  goOn: () => Date.now() < until,
  runEvery: Number(values["run-every"]),
  waysOfEach: Number(values.ways),
  mostMonths: Number(values["most-months"]),
  onBroken: tell,
});
console.log(`${cases} files read from case ${values.from} on, ${accepted} of them accepted, ${runs} run`);
for (const [kind, times] of broken) console.log(`${times} times: ${kind}`);
process.exitCode = broken.size > 0 ? 1 : 0;
