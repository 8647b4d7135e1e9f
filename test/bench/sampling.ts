import { run } from "../../src/questions/run/answer.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { line } from "./report.js";

const SCENARIO = "scenarios/five-structures.yaml";
const TRIALS = 2048;
const SEEDS = 40;

/**
 * How much smaller the variance of a run's figures is with `--sampling qmc`, over 40 seeds of 2,048 trials, structures taken
 * together; and how much larger than that the variance is that the standard errors tell (1 = honest).
 */
export async function benchSampling(): Promise<void> {
  const scenario = loadScenario(SCENARIO);
  const [random, quasi] = [await figuresOf(scenario, undefined), await figuresOf(scenario, "qmc")];
  line(`${SEEDS} seeds x ${TRIALS} trials`, "random / qmc", "told / true, random", "told / true, qmc");
  for (const [name, figures] of Object.entries(random)) {
    const [a, b] = [ratios(figures), ratios(quasi[name])];
    line(
      name,
      (a.variance / b.variance).toFixed(2),
      (a.told / a.variance).toFixed(2),
      (b.told / b.variance).toFixed(2),
    );
  }
}

interface Figure {
  readonly mean: number;
  readonly standardError: number;
}

/** Per kind of figure: per structure, seed by seed. */
async function figuresOf(scenario: Scenario, sampling: "qmc" | undefined): Promise<Record<string, Figure[][]>> {
  const kinds: Record<string, Figure[][]> = { mean: [], difference: [], "P(best)": [], regret: [] };
  for (let seed = 0; seed < SEEDS; seed++) {
    const plan = { ...scenario.plan, seed: `seed ${seed}`, ...(sampling && { sampling }) };
    const { comparison } = await run({ ...scenario, plan }, { trials: TRIALS });
    comparison.structures.forEach((own, place) => {
      const put = (kind: string, mean: number, standardError: number): void => {
        (kinds[kind][place] ??= []).push({ mean, standardError });
      };
      const { difference } = own;
      put("mean", own.outcomes.value.mean, own.outcomes.value.standardError);
      if (difference) put("difference", difference.value.mean, difference.value.standardError);
      put("P(best)", own.probabilityBest, own.probabilityBestStandardError);
      put("regret", own.expectedRegret, own.expectedRegretStandardError);
    });
  }
  return kinds;
}

/** Sums over the structures of the variance between seeds and of the squared standard errors. */
function ratios(figures: readonly (readonly Figure[] | undefined)[]): {
  readonly variance: number;
  readonly told: number;
} {
  let [variance, told] = [0, 0];
  for (const own of figures) {
    if (own === undefined) continue;
    const mean = own.reduce((sum, one) => sum + one.mean, 0) / own.length;
    variance += own.reduce((sum, one) => sum + (one.mean - mean) ** 2, 0) / (own.length - 1);
    told += own.reduce((sum, one) => sum + one.standardError ** 2, 0) / own.length;
  }
  return { variance, told };
}
