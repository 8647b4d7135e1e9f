import { afterAll, describe, expect, test } from "vitest";
import type { RunFigures } from "../../src/questions/run/record.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { orgfunnel, scenarioFolder } from "./program.js";

const folder = scenarioFolder();
afterAll(folder.remove);

const run = (...args: string[]) => orgfunnel(["run", folder.good, "--notes", ...args]);
const fileOf = async (...args: string[]) => {
  const { stdout, code } = await run(...args, "--format", "json");
  expect(code).toBe(0);
  return JSON.parse(stdout) as ResultFile<RunFigures>;
};
const scenarioOf = async (...args: string[]) => (await fileOf(...args)).scenarios[0];
const oneLine = (text: string): string => text.replace(/\s+/gu, " ");

describe("--precision", () => {
  test("as a percentage of the mean: the result is that of a plain run of as many trials", async () => {
    const { manifest, scenarios } = await fileOf("--precision", "0.3%");
    const [{ stopping, resolved, ...result }] = scenarios;
    expect(manifest.settings).toMatchObject({ precision: "0.3%" });
    expect(stopping).toMatchObject({ until: "precision", kind: "relative", target: 0.003, reached: true });
    expect(stopping?.maxTrials).toBe(1_000_000);
    const plain = await fileOf("--trials", String(result.trials));
    expect(plain.manifest.overrides.flags).toEqual({ trials: String(result.trials) });
    // The scenario itself asks for as many trials as its file says, or the command line.
    const [{ resolved: resolvedPlain, ...resultPlain }] = plain.scenarios;
    expect(result).toEqual(resultPlain);
    expect({ ...resolved, trials: result.trials }).toEqual(resolvedPlain);
  });

  test("as an amount in the objective's unit, also in thousands", async () => {
    const { stopping } = await scenarioOf("--precision", "2000");
    expect(stopping).toMatchObject({ kind: "absolute", target: 2000, reached: true });
    expect((await scenarioOf("--precision", "2k")).stopping).toEqual(stopping);
  });

  test("says in words what was reached, and what was not", async () => {
    const reached = oneLine((await run("--precision", "1%")).stdout);
    expect(reached).toMatch(
      /Stopped after [\d,]+ trials: the widest 95 % half-width \(sampling error\) of a structure's mean profit is 0\.\d+ % of that mean; asked for: 1 %/u,
    );
    const missed = oneLine((await run("--precision", "1.5", "--max-trials", "600")).stdout);
    expect(missed).toContain("The precision asked for was not reached within 600 trials (--max-trials): the widest");
    expect(missed).toContain("asked for: 1.5.");
  });

  test("what was not reached stands on the first screen and in Markdown, and nothing where it was", async () => {
    const missed = ["run", folder.good, "--precision", "0.001%", "--max-trials", "600", "--quiet"];
    for (const format of ["table", "md"]) {
      const { stdout, code } = await orgfunnel([...missed, "--format", format]);
      expect(code).toBe(0);
      expect(oneLine(stdout)).toMatch(
        /The precision asked for, ±0\.001 %, was not reached within 600 trials \(.{2,3}max.trials\): it is ±0\.\d+ %\./u,
      );
    }
    const unsettled = await orgfunnel(["run", folder.good, "--precision", "winner", "--max-trials", "2"]);
    expect(oneLine(unsettled.stdout)).toContain("No winner is settled within 2 trials (--max-trials).");
    const reached = await orgfunnel(["run", folder.good, "--precision", "5%"]);
    expect(reached.stdout).not.toMatch(/not reached|No winner is settled/u);
  });

  test("winner: names it with the confidence, and within an indifference", async () => {
    const { stopping } = await scenarioOf("--precision", "winner");
    expect(stopping).toMatchObject({ until: "winner", reached: true, confidence: 0.95 });
    const { stopping: exact } = await scenarioOf("--precision", "winner", "--indifference", "0");
    expect(exact).toMatchObject({ until: "winner", reached: true, indifference: 0, shortfallAtMost: 0 });
    const clear = oneLine((await run("--precision", "winner", "--indifference", "0")).stdout);
    expect(clear).toMatch(
      /Stopped after [\d,]+ trials: no structure has a better mean profit than (?:ceo|head), with 95 %/u,
    );
    const near = oneLine((await run("--precision", "winner", "--indifference", "50k")).stdout);
    expect(near).toMatch(/95 % confidence/u);
    const unsettled = ["--precision", "winner", "--max-trials", "2"];
    expect(oneLine((await run(...unsettled)).stdout)).toMatch(
      /No winner is settled within 2 trials \(--max-trials\): the closest is (?:ceo|head), whose mean profit is short of the best by at most/u,
    );
  });

  test("winner of one structure is an error", async () => {
    const one = folder.write("one.yaml", "structures:\n  ceo: { reports_to: { sales: ceo, marketing: ceo } }\n");
    const { code, stderr } = await orgfunnel(["run", one, "--precision", "winner"]);
    expect([code, stderr.includes("has one structure")]).toEqual([2, true]);
  });

  test.each([
    [["--precision", "1%", "--trials", "50"], "--precision and --trials exclude each other"],
    [["--max-trials", "50"], "--max-trials means nothing without --precision"],
    [["--indifference", "-5"], "--indifference was given"],
    [["--self-test", "--indifference", "50"], "--indifference exclude each other"],
    [["--precision", "0"], "--precision was given"],
    [["--precision", "0%"], "--precision was given"],
    [["--precision", "-1%"], "--precision was given"],
    [["--precision", "loser"], "or: winner"],
    [["--precision", "winner", "--indifference", "a bit"], "--indifference was given"],
    [
      ["--precision", "0.01"],
      "--precision was given 0.01, which is an amount: 0.01 of the currency, less than any figure of profit",
    ],
    [["--indifference", "0.015"], "For 1.5 percent write 1.5%; else an amount of 1 or more."],
    [["--objective", "leads", "--indifference", "0.05"], "0.05 of one, less than any figure of leads shows."],
    [["--precision", "1%", "--max-trials", "1"], "--max-trials was given"],
    [["--precision", "1%", "--max-trials", "5x"], "--max-trials was given"],
  ])("%j is an error before anything runs", async (args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect(oneLine(stderr)).toContain(words);
    expect([code, stdout]).toEqual([2, ""]);
  });

  test.each([
    "--objective mql_acceptance --indifference 0.01",
    "--objective customers_end --indifference 0.5",
    "--objective brand_index --precision 0.9",
    "--indifference 0",
  ])("but an amount that may be meant is taken: %s", async (args) => {
    expect((await run(...args.split(" "))).code).toBe(0);
  });

  test.each([["drivers"], ["why", "ceo", "head"], ["sweep", "-P", "customers.initial=300:400:100"]])(
    "%s asks about a share that is written as an amount, too",
    async (command, ...more) => {
      const { code, stderr } = await orgfunnel([command, folder.good, ...more, "--indifference", "0.01"]);
      expect([code, oneLine(stderr)]).toEqual([2, expect.stringContaining("For 1 percent write 1%")]);
    },
  );

  test("progress does not pretend to know the end", async () => {
    const slow = { stderrIsTerminal: true };
    const { stderr } = await orgfunnel(["run", folder.good, "--precision", "0.05%", "--max-trials", "9000"], slow);
    expect(stderr).toMatch(/[\d,]+ trials, [\d,]+ trials\/s, at most 9,000 trials/u);
  });
});

describe("--full", () => {
  test("shows every pair with ranks, and what pairing saved for every difference", async () => {
    const { stdout } = await run("--full", "--outcomes", "wins");
    expect(stdout).toContain("P(beats), pair by pair\nrank  structure");
    expect(stdout.match(/variance\n/gu)?.length).toBe(2);
    expect(stdout).toContain("exact quantiles");
    const { pairs, structures } = await scenarioOf();
    expect(pairs).toHaveLength(1);
    const [{ first, second, probabilityFirstBetter, standardError, advantage }] = pairs;
    expect([first, second]).toEqual(["ceo", "head"]);
    // With one pair, being better is being best.
    expect(probabilityFirstBetter).toBeCloseTo(structures[0].probabilityBest, 12);
    expect(standardError).toBeCloseTo(structures[0].probabilityBestStandardError, 12);
    expect(advantage).toBeCloseTo(structures[0].difference?.profit.mean ?? NaN, 6);
  });

  test("splits the variance of every outcome and difference in two from two replicates on", async () => {
    const { stdout } = await run("--full", "--outcomes", "wins", "--replicates", "3");
    expect(stdout).toContain("Where the variance of profit comes from");
    expect(stdout).toContain("Where the variance of wins comes from");
    expect((await run("--full", "--outcomes", "wins")).stdout).not.toContain("Where the variance");
    const { structures } = await scenarioOf("--replicates", "3");
    for (const { outcomes, difference } of structures) {
      for (const { varianceSplit } of [...Object.values(outcomes), ...Object.values(difference ?? {})]) {
        expect(varianceSplit?.luck.standardError).toBeGreaterThanOrEqual(0);
        expect(varianceSplit?.whatWeDoNotKnow.standardError).toBeGreaterThanOrEqual(0);
      }
    }
    const { sd, varianceSplit } = structures[0].outcomes.profit;
    const sum = (varianceSplit?.luck.variance ?? 0) + (varianceSplit?.whatWeDoNotKnow.variance ?? 0);
    expect(sum / sd ** 2).toBeCloseTo(1, 2);
  });
});
