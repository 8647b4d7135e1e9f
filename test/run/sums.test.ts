import { describe, expect, test } from "vitest";
import { run, runFromSums } from "../../src/questions/run/answer.js";
import { choiceSets } from "../../src/questions/run/choices.js";
import { gatherRunSums, summedRanges, summedTrials } from "../../src/questions/run/sums.js";
import { loadScenario } from "../../src/scenario/load.js";
import type { Runner } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";

const ENOUGH = { ...loadScenario("scenarios/services-agency.yaml"), trials: 2700 };

describe("sums of a run", () => {
  test("take two batches, of as many trials as they say, and come to what the run says", async () => {
    let [batches, trials, told] = [0, 0, 0];
    const counting: Runner = (jobs, onBlock, signal) => {
      batches++;
      return serialRunner(
        jobs,
        (block, job) => {
          trials += block.trials;
          onBlock(block, job);
        },
        signal,
      );
    };
    const gathered = [];
    for (const index of [0, 1, 2]) {
      const ranges = summedRanges(ENOUGH, index, 3);
      told += summedTrials(ENOUGH, ranges);
      gathered.push(await gatherRunSums(ENOUGH, ranges, counting));
    }
    expect(choiceSets(ENOUGH).length).toBeGreaterThan(1);
    expect([batches, trials]).toEqual([2 * 3, told]);
    const options = { fromSums: true, equalMandate: true, runner: serialRunner };
    expect(await runFromSums(ENOUGH, options, gathered)).toEqual(await run(ENOUGH, options));
  });
});
