import { sweep } from "../../src/questions/sweep/answer.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { line } from "./report.js";

const SCENARIO = "scenarios/five-structures.yaml";

/** Processor time of a sweep, what it takes besides simulating, and memory as what-ifs grow: it should stay where it is. */
export async function benchSweep(): Promise<void> {
  line("", "processor time", "a what-if", "memory");
  await measure("200 what-ifs of 2,000 trials", 40, { trials: "2000" });
  for (const steps of [20, 200, 2000]) await measure(`${5 * steps} of 4 trials`, steps, { trials: "4", horizon: "3" });
}

/** A grid of so many volumes of leads and five win rates, of five structures. */
async function measure(name: string, steps: number, flags: object): Promise<void> {
  const scan = [`market.leads_per_month=100:${100 + (steps - 1) / 10}:0.1`];
  const list = ["funnel.win_inbound=12%,16%,20%,24%,28%"];
  const before = process.cpuUsage();
  await sweep([SCENARIO], { scan, list, flags, runner: serialRunner });
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const memory = process.memoryUsage().rss / 1e6;
  const each = ((1000 * seconds) / (5 * steps)).toFixed(1);
  line(name, `${seconds.toFixed(1)} s`, `${each} ms`, `${memory.toFixed(0)} MB`);
}
