import { chmodSync, copyFileSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TOPIC_TEXTS } from "../../src/cli/help/texts.js";
import { MERGE_QUESTION } from "../../src/questions/merge/question.js";
import type { Answering, Asking } from "../../src/questions/surroundings.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

const MANDATES = folder.write(
  "mandates.yaml",
  readFileSync(folder.good, "utf8")
    .replace("ceo: { reports_to", "ceo: { mandate: drive, reports_to")
    .replace("head:\n", "head:\n    mandate: support\n"),
);
const RUN = ["--trials", "2300", "--set", "funnel.acceptance=60%"];
/** What may differ between equal runs. */
const withoutTimes = (text: string): string => text.replaceAll(/"(?:jobs|startedAt|elapsedMs)": .*/gu, "");

const shardsOf = (place: string): string[] =>
  readdirSync(place)
    .filter((name) => name.endsWith(".shard"))
    .map((name) => join(place, name));

/** Shards of a run in a folder of their own; a store, where there is one, is used by every second. */
async function cut(
  name: string,
  of: number,
  { scenario = MANDATES, args = RUN, indices = [...Array(of).keys()] } = {},
) {
  const place = folder.path(name);
  for (const index of indices) {
    const engine = index % 2 === 0 ? ["-j", "1"] : ["--store", folder.path("kept")];
    const call = ["shard", scenario, ...args, "--of", String(of), "-o", place, ...engine];
    const { code, stderr } = await orgfunnel(call, { env: { SLURM_ARRAY_TASK_ID: String(index) } });
    if (code !== 0) throw new Error(stderr);
  }
  return place;
}

async function merged(files: readonly string[], more: readonly string[] = []): Promise<string> {
  const { code, stdout, stderr } = await orgfunnel(["merge", ...files, "--format", "json", ...more]);
  if (code !== 0) throw new Error(stderr);
  return withoutTimes(stdout);
}

let whole: string;
beforeAll(async () => {
  whole = withoutTimes((await orgfunnel(["run", MANDATES, ...RUN, "--format", "json"])).stdout);
});

describe("shards, merged", () => {
  test("tell paybacks as one run does", async () => {
    const text = readFileSync(folder.good, "utf8").replace(
      "horizon: 3",
      "horizon: 6\ntoday: ceo\ntransition: { after: 1 }",
    );
    const scenario = folder.write("moving-on.yaml", text);
    const { stdout } = await orgfunnel(["run", scenario, "--trials", "1300", "--format", "json"]);
    expect(stdout).toContain('"paybacks"');
    expect(await merged(shardsOf(await cut("paybacks", 2, { scenario, args: ["--trials", "1300"] })))).toBe(
      withoutTimes(stdout),
    );
  });

  test("are the bytes of one run, however it is cut and whatever simulates (a property)", async () => {
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.boolean(), async (of, isReversed) => {
      const files = shardsOf(await cut(`cut-${of}`, of));
      expect(files).toHaveLength(of);
      expect(await merged(isReversed ? files.reverse() : files)).toBe(whole);
      for (const file of files) rmSync(file);
    });
    await fc.assert(property, { numRuns: 2, examples: [[8, true]] });
    for (const engine of [
      ["-j", "2"],
      ["--store", folder.path("warm")],
      ["--store", folder.path("warm")],
    ]) {
      const { stdout } = await orgfunnel(["run", MANDATES, ...RUN, "--format", "json", ...engine]);
      expect(withoutTimes(stdout)).toBe(whole);
    }
  });

  test("simulate nothing more, but tell what they are asked", async () => {
    const files = shardsOf(await cut("told", 2));
    const args = ["--outcomes", "wins", "--indifference", "5%"];
    const run = await orgfunnel(["run", MANDATES, ...RUN, ...args]);
    expect((await orgfunnel(["merge", ...files, ...args])).stdout).toBe(run.stdout);
  });

  test("of quasi-Monte Carlo points are one run of them", async () => {
    const args = [...RUN, "--sampling", "qmc"];
    const { stdout } = await orgfunnel(["run", MANDATES, ...args, "--format", "json"]);
    expect(await merged(shardsOf(await cut("qmc", 3, { args })))).toBe(withoutTimes(stdout));
  });
});

/** All but what comes from counts of values. */
const exactOf = (text: string): unknown =>
  // Without times a list may end in a comma.
  JSON.parse(text.replaceAll(/,(?=\s*\})/gu, ""), function (this: unknown, key, value: unknown) {
    const isOff = /^(?:p5|p50|p95|worseThanReference|quantile\w+|jobs|startedAt|elapsedMs|sums)$/u.test(key);
    const isMonth = typeof this === "object" && this !== null && "withinHorizon" in this;
    return isOff && !isMonth ? undefined : value;
  });

describe("shards that hold sums, merged", () => {
  const SUMS = [...RUN, "--sums"];
  const runJson = async (scenario: string, args: readonly string[]): Promise<string> =>
    (await orgfunnel(["run", scenario, ...args, "--format", "json"])).stdout;

  test("are the bytes of one run by sums, however it is cut (a property), and but for quantiles those of one run", async () => {
    const one = await runJson(MANDATES, SUMS);
    expect(one).toContain('"equalMandate"');
    const property = fc.asyncProperty(fc.integer({ min: 1, max: 8 }), fc.boolean(), async (of, isReversed) => {
      const files = shardsOf(await cut(`sums-${of}`, of, { args: SUMS }));
      expect(await merged(isReversed ? files.reverse() : files)).toBe(withoutTimes(one));
      for (const file of files) rmSync(file);
    });
    await fc.assert(property, { numRuns: 2, examples: [[8, true]] });
    expect(exactOf(one)).toEqual(exactOf(await runJson(MANDATES, RUN)));
  });

  test("of more shards than blocks, some have trials of choices alone and are merged too", async () => {
    const args = ["--trials", "3500", "--horizon", "3", "--sums"];
    const files = shardsOf(await cut("sums of few blocks", 9, { args }));
    expect(await merged(files)).toBe(withoutTimes(await runJson(MANDATES, args)));
  });

  test.each([
    ["paybacks", "horizon: 6\ntoday: ceo\ntransition: { after: 1 }", []],
    ["replicates", "horizon: 3", ["--replicates", "3"]],
    ["outcomes of which fewer are better", "horizon: 3", ["--objective", "customer_churn"]],
  ])("tell %s as one run does", async (name, horizon, more) => {
    const scenario = folder.write(
      `sums of ${name}.yaml`,
      readFileSync(folder.good, "utf8").replace("horizon: 3", horizon),
    );
    const args = ["--trials", "1300", ...more];
    const files = shardsOf(await cut(`sums of ${name}`, 2, { scenario, args: [...args, "--sums"] }));
    const found = await merged(files);
    expect(exactOf(found)).toEqual(exactOf(await runJson(scenario, args)));
    expect(found.includes('"paybacks"')).toBe(name === "paybacks");
  });

  test("say what is near and how near, are confirmed, and answer what does not need trials", async () => {
    const files = shardsOf(await cut("sums told", 2, { args: SUMS }));
    const args = ["--outcomes", "wins", "--indifference", "5%"];
    const run = await orgfunnel(["run", MANDATES, ...SUMS, ...args]);
    const { stdout } = await orgfunnel(["merge", ...files, ...args]);
    expect(stdout).toBe(run.stdout);
    expect(stdout.replaceAll(/\s+/gu, " ")).toContain(
      "From sums of the trials: the ends of intervals are known to 0.1 % of themselves",
    );
    const result = folder.path("sums.json");
    await orgfunnel(["merge", ...files, "-o", result]);
    expect(await orgfunnel(["verify", result])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("confirmed") as unknown,
    });
    expect((await orgfunnel(["compare", result, result])).code).toBe(0);
  });

  test("are refused with others, damaged, and for what they do not answer", async () => {
    const refusal = async (args: readonly string[]) => {
      const { code, stdout, stderr } = await orgfunnel(args);
      expect([code, stdout]).toEqual([2, ""]);
      return stderr.replaceAll(/\s+/gu, " ");
    };
    const scenario = folder.write("sums asked.yaml", readFileSync(MANDATES, "utf8"));
    const place = await cut("sums asked", 2, { scenario, args: SUMS });
    const files = shardsOf(place);
    const trials = shardsOf(await cut("trials asked", 2, { scenario }));
    expect(await refusal(["merge", files[0], trials[1]])).toContain("with --sums or without");
    expect(await refusal(["merge", files[0]])).toContain("are missing: index 1");
    const bytes = readFileSync(files[1]);
    writeFileSync(files[1], Buffer.from(bytes).fill(1, bytes.length - 40, bytes.length - 30));
    expect(await refusal(["merge", ...files])).toContain("is damaged");
    writeFileSync(files[1], bytes.subarray(0, bytes.indexOf("\n") + 1));
    expect(await refusal(["merge", ...files])).toContain("has been cut short");
    writeFileSync(files[1], bytes);
    const text = readFileSync(scenario, "utf8");
    for (const [changed, said] of [
      [text.replace("objective: profit", "objective: wins"), "holds sums for another objective"],
      [text.replace("seed: s", "seed: t"), "is not the scenario of"],
    ]) {
      writeFileSync(scenario, changed);
      expect(await refusal(["merge", ...files])).toContain(said);
    }
    for (const call of [["run"], ["shard", "--index", "0", "--of", "2", "-o", place]])
      expect(await refusal([call[0], MANDATES, ...call.slice(1), "--sums", "--sampling", "qmc"])).toContain(
        "no part of a run has whole",
      );
  });
});

describe("merge refuses", () => {
  const refusal = async (files: readonly string[]) => {
    const { code, stdout, stderr } = await orgfunnel(["merge", ...files]);
    expect([code, stdout]).toEqual([2, ""]);
    return stderr.replaceAll(/\s+/gu, " ");
  };
  const missing = async (files: readonly string[]) => (await orgfunnel(["merge", ...files, "--missing"])).stdout;

  test("a gap, by trials and indices, in the form of a scheduler", async () => {
    const files = shardsOf(await cut("gap", 5, { indices: [0, 2, 4] }));
    expect(await refusal(files)).toContain("Trials 500 to 999, 1,500 to 1,999 are missing: index 1,3.");
    expect(await missing(files)).toBe("1,3\n");
    expect(await missing(shardsOf(await cut("gap", 5, { indices: [1, 3] })))).toBe("");
    expect(await missing([files[2]])).toBe("0-3\n");
    const none = ["merge", folder.path("none/*.shard"), "--missing"];
    expect((await orgfunnel([...none, "--of", "5"])).stdout).toBe("0-4\n");
    expect((await orgfunnel(none)).code).toBe(2);
    expect((await orgfunnel(["merge", ...files, "--missing", "--of", "4"])).code).toBe(2);
  });

  test("what is damaged or cut short, which is then missing", async () => {
    const files = shardsOf(await cut("damaged", 3));
    const bytes = readFileSync(files[1]);
    for (const [harmed, said] of [
      [Buffer.from(bytes).fill(1, bytes.length - 40, bytes.length - 30), "is damaged"],
      [bytes.subarray(0, bytes.length - 1), "has been cut short"],
      [bytes.subarray(0, bytes.indexOf("\n") + 1), "has been cut short"],
      [Buffer.from(bytes.toString("latin1").replace('"index":1', '"index":2'), "latin1"), "is damaged"],
      [Buffer.from("name: no shard\n"), "is no shard. Name what"],
    ] as const) {
      writeFileSync(files[1], harmed);
      expect(await refusal(files)).toContain(`${files[1]}" ${said}`);
      expect(await missing(files)).toBe("1\n");
    }
  });

  test("the same shard twice, and shards of other runs and versions", async () => {
    const files = shardsOf(await cut("mixed", 2));
    const copy = folder.path("copy.shard");
    copyFileSync(files[0], copy);
    expect(await refusal([...files, copy])).toContain("trials 0 to 999 are in both");
    const other = shardsOf(await cut("other", 2, { args: [...RUN, "--seed", "other"] }));
    expect(await refusal([files[0], other[1]])).toContain("is of another scenario");
    const finer = shardsOf(await cut("finer", 3));
    expect(await refusal([files[0], finer[1]])).toContain("another number of shards");
    const { code, stderr } = await orgfunnel(["merge", ...files], { version: () => "9.9.9" });
    expect([code, stderr]).toEqual([2, expect.stringContaining("was made by version 9.8.7")]);
  });

  test("a scenario that has changed since, and finds one that has moved", async () => {
    const scenario = folder.write("moving.yaml", readFileSync(MANDATES, "utf8"));
    const files = shardsOf(await cut("moving", 2, { scenario }));
    writeFileSync(scenario, readFileSync(MANDATES, "utf8").replace("seed: s", "seed: t"));
    expect(await refusal(files)).toContain("is not the scenario of");
    expect(await merged(files, ["--scenario", MANDATES])).toBe(whole);
  });

  test("a scenario with another objective, reference or name than theirs", async () => {
    const text = readFileSync(MANDATES, "utf8");
    const scenario = folder.write("asked otherwise.yaml", text);
    const files = shardsOf(await cut("asked otherwise", 2, { scenario }));
    for (const [changed, said] of [
      [text.replace("objective: profit", "objective: wins"), "has another objective or reference than when"],
      [text.replace(/^name: .*$/mu, "name: other"), "has another name than when"],
    ]) {
      expect(changed).not.toBe(text);
      writeFileSync(scenario, changed);
      expect(await refusal(files)).toContain(said);
    }
  });

  test("a scenario with another number of trials", async () => {
    const text = readFileSync(MANDATES, "utf8");
    const scenario = folder.write("more trials.yaml", text);
    const files = shardsOf(await cut("more trials", 2, { scenario, args: [] }));
    writeFileSync(scenario, text.replace("trials: 500", "trials: 1500"));
    expect(await refusal(files)).toContain("is not the scenario of");
  });

  test("another objective when it knows the scenario, before anything is simulated or read", async () => {
    const shard = shardsOf(await cut("refused at once", 2));
    const text = readFileSync(MANDATES, "utf8").replace("trials: 500", "trials: 2300");
    const asked = async (changed: string): Promise<unknown> => {
      const scenario = parseScenario(changed, MANDATES, { set: [RUN[3]] });
      const answer = ({ gathered }: Answering) =>
        Promise.reject(new Error(`goes on with ${typeof gathered?.(scenario)}`));
      const asking = { findFile: (path: string) => path, pose: () => Promise.resolve({ warnings: [], answer }) };
      const posed = await MERGE_QUESTION.pose({ shard }, asking as unknown as Asking);
      return posed.answer({ version: "9.8.7" } as Answering);
    };
    await expect(asked(text)).rejects.toThrow("goes on with undefined");
    await expect(asked(text.replace("objective: profit", "objective: wins"))).rejects.toMatchObject({
      problems: [{ code: "shards-asked-otherwise", arguments: { what: ["objective", "reference"] } }],
    });
  });

  test("a file of --params that is missing or has changed, which it names", async () => {
    const overlay = folder.write("over.yaml", "assumptions: { funnel.acceptance: 60% }\n");
    const args = ["--trials", "600", "--params", overlay];
    const files = shardsOf(await cut("overlaid", 2, { args }));
    writeFileSync(overlay, "assumptions: { funnel.acceptance: 61% }\n");
    expect(await refusal(files)).toContain(`with ${overlay} (--params) over it is not the scenario of`);
    rmSync(overlay);
    const said = await refusal(files);
    expect(said).toContain(`Cannot find the file "${overlay}", which was given with --params`);
    expect(said).not.toContain("--scenario");
  });

  test("shards that were asked for something else, which it names", async () => {
    const [first] = shardsOf(await cut("asked", 2));
    for (const [args, said] of [
      [["--reference", "ceo"], "--reference differs"],
      [["--objective", "wins"], "--objective differs"],
    ] as const) {
      const other = shardsOf(await cut(`asked-${args[1]}`, 2, { args: [...RUN, ...args], indices: [1] }));
      expect(await refusal([first, ...other])).toContain(said);
    }
  });

  test("what is no file, or a folder", async () => {
    expect(await refusal([folder.path("none.shard")])).toContain("none.shard");
    expect(await refusal([folder.path("")])).toContain(`Name the shards in it: ${folder.path("")}/*.shard`);
  });
});

test("what shard tells in JSON is of its scenario, and says which shard it is where the scheduler did", async () => {
  const call = ["shard", MANDATES, ...RUN, "--of", "2", "-o", folder.path("told json"), "--format", "json"];
  const { stdout } = await orgfunnel(call, { env: { SLURM_ARRAY_TASK_ID: "1" } });
  const manifestIn = (text: string) => (JSON.parse(text) as { manifest: Record<string, unknown> }).manifest;
  const run = await orgfunnel(["run", MANDATES, ...RUN, "--format", "json"]);
  const { seed, trials, replicates, horizonMonths, objective, reference, scenarioHash } = manifestIn(run.stdout);
  const known = { seed, trials, replicates, horizonMonths, objective, reference, scenarioHash };
  expect(manifestIn(stdout)).toMatchObject({ ...known, settings: { index: "1", of: "2" } });
});

describe("shard refuses", () => {
  test.each([
    ["", "The name of a folder is empty"],
    [folder.good, "is no folder"],
  ])("the folder %j", async (output, said) => {
    const call = ["shard", folder.good, "--index", "0", "--of", "1", "-o", output];
    const { code, stderr } = await orgfunnel(call);
    expect([code, stderr.replaceAll(/\s+/gu, " ")]).toEqual([2, expect.stringContaining(said)]);
  });

  test.each([
    [["--of", "3", "--index", "1", "--precision", "1%"], {}, "use --trials"],
    [["--of", "3"], {}, "JOB_COMPLETION_INDEX"],
    [["--index", "1"], {}, "--of 20"],
    [["--of", "3"], { AWS_BATCH_JOB_ARRAY_INDEX: "3" }, "AWS_BATCH_JOB_ARRAY_INDEX was given"],
    [["--of", "3", "--index", "3"], {}, "from 0 to 2"],
    [["--of", "0", "--index", "0"], {}, "a whole number from 1 to 1000000."],
  ])("%j", async (args, env, said) => {
    const { code, stderr } = await orgfunnel(["shard", folder.good, ...args, "-o", folder.path("no")], { env });
    expect([code, stderr.replaceAll(/\s+/gu, " ")]).toEqual([2, expect.stringContaining(said)]);
  });

  test.each(["SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX", "AWS_BATCH_JOB_ARRAY_INDEX", "PBS_ARRAY_INDEX"])(
    "no index in %s",
    async (name) => {
      const place = folder.path(`by-${name}`);
      const call = ["shard", folder.good, "--trials", "5", "--of", "12", "-o", `${place}/`];
      expect((await orgfunnel(call, { env: { [name]: "11" } })).code).toBe(0);
      expect(shardsOf(place)).toEqual([join(place, "good.11-of-12.shard")]);
    },
  );
});

describe.skipIf(!built)("the recipe for GNU parallel in help cluster (needs dist/)", () => {
  test("does the shards side by side, and those again that were killed", { timeout: 120_000 }, async (context) => {
    if ((await execa("parallel", ["--version"], { reject: false })).exitCode !== 0)
      context.skip("no GNU parallel here");
    const recipe = /```bash\n(# parallel[^]*?)```/u.exec(TOPIC_TEXTS.cluster)?.[1] ?? "";
    folder.write("model.yaml", readFileSync(folder.good, "utf8").replace("trials: 500", "trials: 2300"));
    const program = folder.write(
      "orgfunnel",
      `#!/bin/bash\nif [ "$1" = shard ] && ! [[ "$*" == *"--index 3"* ]] && [ ! -e "died$*" ]; then touch "died$*"; kill -9 $$; fi\n` +
        `exec "${process.execPath}" "${bin}" "$@"\n`,
    );
    chmodSync(program, 0o755);
    const options = { cwd: folder.path(""), env: { PATH: `${folder.path("")}:${process.env.PATH ?? ""}` } };
    await execa("bash", ["-c", recipe], options);
    expect(readdirSync(folder.path("")).filter((name) => name.startsWith("died"))).toHaveLength(3);
    await execa("bash", ["-c", "orgfunnel run model.yaml -o one.json"], options);
    const resultIn = (name: string): string => withoutTimes(readFileSync(folder.path(name), "utf8"));
    expect(resultIn("result.json")).toBe(resultIn("one.json"));
  });
});
