import type { Plan } from "../../src/simulation/plan.js";
import { OUTCOMES_ONLY } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import { FIVE, plan } from "../support/plans.js";
import { line } from "./report.js";

/** Time per structure-month and memory as trials, structures and months grow: both should stay where they are. */
export async function benchScale(): Promise<void> {
  line("", "structure-months", "per million", "memory");
  for (const trials of [84, 840, 8400, 84_000]) await measure(`${trials} trials`, plan(FIVE), trials);
  for (const copies of [1, 4, 16]) {
    const structures = Array.from({ length: copies }, (_, copy) =>
      FIVE.map((one) => ({ ...one, id: `${one.id}-${copy}` })),
    );
    await measure(`${5 * copies} structures`, plan(structures.flat()), 16_000 / copies);
  }
  for (const horizonMonths of [12, 60, 240]) {
    await measure(`${horizonMonths} months`, plan(FIVE, { horizonMonths }), 192_000 / horizonMonths);
  }
}

async function measure(name: string, given: Plan, trials: number): Promise<void> {
  const months = trials * given.structures.length * given.horizonMonths;
  const start = performance.now();
  await serialRunner([{ plan: given, range: { from: 0, to: trials }, wants: OUTCOMES_ONLY }], () => undefined);
  const perMillion = ((performance.now() - start) / months) * 1e6;
  const memory = process.memoryUsage().rss / 1e6;
  line(name, months.toLocaleString("en"), `${perMillion.toFixed(0)} ms`, `${memory.toFixed(0)} MB`);
}
