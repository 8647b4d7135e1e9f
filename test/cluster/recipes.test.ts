import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import * as z from "zod";
import { TOPIC_TEXTS } from "../../src/cli/help/texts.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));
const folder = scenarioFolder();
afterAll(folder.remove);

/** The YAML recipes of the help topic, in their order: Kubernetes, GitHub Actions. */
const [kubernetes, github] = Array.from(TOPIC_TEXTS.cluster.matchAll(/```yaml\n([^]*?)```/gu), ([, text]): unknown => {
  const [document, ...others] = parseAllDocuments(text);
  expect([others, document.errors, document.warnings]).toEqual([[], [], []]);
  return document.toJS();
});

const withoutTimes = (text: string): string => text.replaceAll(/"(?:jobs|startedAt|elapsedMs)": .*/gu, "");
const resultIn = (name: string): string => withoutTimes(readFileSync(folder.path(name), "utf8"));

/** What an indexed job must have: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1 */
const indexedJob = z.strictObject({
  apiVersion: z.literal("batch/v1"),
  kind: z.literal("Job"),
  metadata: z.strictObject({ name: z.string().regex(/^[a-z0-9-]{1,63}$/u) }),
  spec: z.strictObject({
    completionMode: z.literal("Indexed"),
    completions: z.int().min(1),
    parallelism: z.int().min(1),
    backoffLimitPerIndex: z.int().min(0),
    template: z.strictObject({
      spec: z.strictObject({
        // Of a job with a limit per index nothing else is allowed.
        restartPolicy: z.literal("Never"),
        containers: z.tuple([
          z.strictObject({
            name: z.string(),
            image: z.string(),
            command: z.array(z.string()),
            args: z.array(z.string()),
            volumeMounts: z.array(z.strictObject({ name: z.string(), mountPath: z.string().startsWith("/") })),
          }),
        ]),
        volumes: z.array(
          z.strictObject({ name: z.string(), persistentVolumeClaim: z.strictObject({ claimName: z.string() }) }),
        ),
      }),
    }),
  }),
});

const following = (words: readonly string[], option: string): string | undefined => words[words.indexOf(option) + 1];

test("the recipe for Kubernetes in help cluster is an indexed job whose pods make all shards of a run", async () => {
  const { completions, parallelism, template } = indexedJob.parse(kubernetes).spec;
  const { containers, volumes } = template.spec;
  const [{ command: start, args: rest, volumeMounts }] = containers;
  const command = [...start, ...rest];
  expect(parallelism).toBeLessThanOrEqual(completions);
  expect(following(command, "--of")).toBe(String(completions));
  expect(volumeMounts.map(({ name }) => name)).toEqual(volumes.map(({ name }) => name));
  const [{ mountPath }] = volumeMounts;
  const [program, ...args] = command.map((word) =>
    word.replace(new RegExp(`^${mountPath}(?=/)`, "u"), folder.path("")),
  );
  expect(program).toBe("orgfunnel");
  expect(args.filter((word) => word.startsWith("/")).every((word) => word.startsWith(folder.path("")))).toBe(true);
  folder.write("model.yaml", readFileSync(folder.good, "utf8").replace("trials: 500", "trials: 2300"));
  for (let index = 0; index < completions; index++) {
    const { code, stderr } = await orgfunnel(args, { env: { JOB_COMPLETION_INDEX: String(index) } });
    expect(code, stderr).toBe(0);
  }
  const shards = folder.path("shards");
  const files = readdirSync(shards).map((name) => `${shards}/${name}`);
  expect(files).toHaveLength(completions);
  const merged = await orgfunnel(["merge", ...files, "--format", "json"]);
  const whole = await orgfunnel(["run", folder.path("model.yaml"), "--format", "json"]);
  expect([merged.code, withoutTimes(merged.stdout)]).toEqual([0, withoutTimes(whole.stdout)]);
});

const step = z.strictObject({
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
});
const workflow = z.strictObject({
  jobs: z.strictObject({
    shard: z.strictObject({
      strategy: z.strictObject({
        // One that fails takes no other with it.
        "fail-fast": z.literal(false),
        matrix: z.strictObject({ index: z.array(z.int()) }),
      }),
      "runs-on": z.string(),
      steps: z.array(step),
    }),
    merge: z.strictObject({ needs: z.literal("shard"), "runs-on": z.string(), steps: z.array(step) }),
  }),
});

describe.skipIf(!built)("the recipe for GitHub Actions in help cluster (needs dist/)", () => {
  test("is a matrix whose jobs make all shards, and a job that merges them", { timeout: 240_000 }, async () => {
    const { shard, merge } = workflow.parse(github).jobs;
    const { index: indices } = shard.strategy.matrix;
    expect(indices).toEqual(indices.map((_, place) => place));
    const given = (text: string, index: number): string => text.replaceAll("${{ matrix.index }}", String(index));
    const runnerOf = (name: string): string => {
      mkdirSync(folder.path(name), { recursive: true });
      writeFileSync(folder.path(`${name}/model.yaml`), readFileSync(folder.good, "utf8").replace("500", "2300"));
      return folder.path(name);
    };
    const does = async (cwd: string, script: string): Promise<void> => {
      const npx = `npx() { shift; "${process.execPath}" "${bin}" "$@"; }`;
      // As GitHub's runners call it.
      await execa("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", `${npx}\n${script}`], { cwd });
    };
    const uploaded = new Map<string, string>();
    for (const index of indices) {
      const cwd = runnerOf(`runner-${index}`);
      for (const { uses, run, with: options = {} } of shard.steps) {
        if (run !== undefined) await does(cwd, given(run, index));
        if (uses?.startsWith("actions/upload-artifact@") === true)
          uploaded.set(given(String(options.name), index), `${cwd}/${String(options.path)}`);
      }
    }
    // Two of one name would be refused.
    expect(uploaded.size).toBe(indices.length);
    const cwd = runnerOf("runner-merge");
    for (const { uses, run, with: options = {} } of merge.steps) {
      if (uses?.startsWith("actions/download-artifact@") === true) {
        expect(options["merge-multiple"]).toBe(true);
        const to = `${cwd}/${String(options.path)}`;
        mkdirSync(to);
        for (const from of uploaded.values()) await execa("cp", ["-r", `${from}/.`, to]);
      }
      if (run !== undefined) await does(cwd, run);
    }
    await does(cwd, "npx orgfunnel run model.yaml -o one.json");
    expect(resultIn("runner-merge/result.json")).toBe(resultIn("runner-merge/one.json"));
  });
});
