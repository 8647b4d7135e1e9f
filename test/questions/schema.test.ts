import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import type { GivenValues } from "../../src/questions/given.js";
import { QUESTIONS } from "../../src/questions/registry.js";
import { exportedDeals, teachingCsv } from "../calibration/exports.js";
import { orgfunnel } from "../cli/program.js";
import { smallCalls } from "./calls.js";

const { path, write, remove, scenario, calls, store } = smallCalls();
beforeAll(async () => {
  await store();
  await orgfunnel(["run", scenario, "--seed", "other", "-o", path("other.json")]);
});
afterAll(remove);

/** Questions that are modes of others. */
const MODES: Readonly<Partial<Record<string, { readonly of: string; readonly given: GivenValues }>>> = {
  "self-test": { of: "run", given: { selfTest: true } },
  "sweep-plan": { of: "sweep", given: { dryRun: true } },
  choice: { of: "sweep", given: { best: "value" } },
  "merge-missing": { of: "merge", given: { missing: true } },
};

/** What `merge` finds is a result of `run`. */
const resultOf = (question: string): string => (question === "merge" ? "run" : question);

async function schemaOf(question: string): Promise<z.ZodObject> {
  const { of: id, given } = MODES[question] ?? { of: question, given: {} };
  const declaration = QUESTIONS.find((one) => one.id === id);
  const loaded = await declaration?.load(given);
  if (loaded === undefined) throw new Error(`There is no question ${question}.`);
  expect(loaded.id).toBe(resultOf(question));
  return loaded.schema();
}

/** Every key of a tree at its path. */
function keysOf(tree: unknown, at = ""): string[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([key, value]) => [`${at}.${key}`, ...keysOf(value, `${at}.${key}`)]);
}

const broken = write("broken.yaml", "horizn: 3\nteams: { sales: { headcount: 60 } }\n");
const warned = write("warned.yaml", "teams: { sales: { headcount: 60 } }\nextends: small.yaml\n");
const failing = write(
  "failing.yaml",
  "extends: small.yaml\nchecks:\n" +
    "  - { name: wrong, description: d, structure: ceo, outcome: mql_acceptance, at_least: 99%, severity: warn }\n" +
    "  - { name: empty, structure: ceo, outcome: closure_rate, at_least: 0, set: { teams.sales.headcount: 0 } }\n" +
    "  - { name: rank, structure: ceo, is: highest }\n" +
    "  - { name: assumed, assumption: funnel.acceptance, within: [1%, 99%] }\n",
);
const exported = write("traps.csv", `${teachingCsv(exportedDeals(300))}x,r,p,a,Won,2/2/2026,1/1/2026,5\n`);
const WHOLE = ["drivers", scenario, "--trials", "700", "--set", "structures.head.effects.churn=0.2 to 3"];

/** Calls of every question, so that every part of its result is there at least once. */
const CALLS: readonly (readonly [question: string, args: readonly string[]])[] = [
  ...Object.entries(calls),
  ["run", ["run", scenario, broken, "--series", "wins", "--horizon", "24", "--replicates", "2", "--precision", "50%"]],
  ["run", ["run", scenario, "--precision", "winner", "--max-trials", "20", "--params", warned]],
  ["run", ["run", "scenarios/five-structures.yaml", "--trials", "50", "--series", "objective"]],
  ["check", ["check", failing, broken, "--max-trials", "20"]],
  ["check", ["check", scenario, "--max-trials", "20", "--baseline", path("stored.json"), "--seed", "other"]],
  ["validate", ["validate", scenario, broken, warned]],
  ["explain", ["explain"]],
  ["explain", ["explain", scenario, "--set", "structures.head.effects=none"]],
  ["why", ["why", scenario, "head", "ceo", "--trials", "2"]],
  ["drivers", ["drivers", scenario, "--method", "sobol", "--base-points", "2"]],
  ["drivers", [...WHOLE, "--group", "mine=funnel.*", "--map", "funnel.acceptance,funnel.win_inbound"]],
  ["report", ["report", scenario, "--trials", "700", "--set", "structures.head.effects.churn=0.2 to 3"]],
  ["sweep", ["sweep", scenario, warned, "-L", "horizon=0,1"]],
  ["choice", ["sweep", scenario, "-L", "structures.ceo.headcount.sales=3,30", "--best", "wins", "--budget", "150k"]],
  ["choice", ["sweep", scenario, "-L", "horizon=0,1", "--best", "objective", "--budget", "1", "--halving"]],
  ["sweep-plan", ["sweep", scenario, warned, "-L", "horizon=0,1", "--dry-run"]],
  ["verify", ["verify", path("stored.json"), "--scenario", warned]],
  ["compare", ["compare", path("stored.json"), path("other.json"), "--outcomes", "wins"]],
  ["calibrate", ["calibrate", exported, "--under", "ceo", "--by", "rep"]],
];

describe("what a question writes is what its schema describes", () => {
  test.each(CALLS.map(([question, args]) => [args.map((text) => basename(text)).join(" "), question, args] as const))(
    "%s",
    async (_, question, args) => {
      const { stdout } = await orgfunnel([...args, "--format", "json", "--quiet"]);
      const written = JSON.parse(stdout) as unknown;
      const schema = await schemaOf(question);
      // Unknown keys are dropped by parsing, so what is left over is not described.
      expect(keysOf(schema.parse(written)).sort()).toEqual(keysOf(written).sort());
      expect(z.strictObject(schema.shape).safeParse({ ...(written as object), more: 1 }).success).toBe(false);
    },
  );

  test("no question is forgotten", () => {
    expect(new Set(CALLS.map(([question]) => question))).toEqual(
      new Set([...QUESTIONS.map(({ id }) => id), ...Object.keys(MODES)]),
    );
  });
});

describe("a JSON Schema can be made of it", () => {
  test.each(Object.keys(calls))("%s", async (question) => {
    const json = z.toJSONSchema(await schemaOf(question), { io: "input" });
    expect(json.properties).toMatchObject({ question: { const: resultOf(question) }, manifest: { type: "object" } });
    expect(json.required).toEqual(
      expect.arrayContaining(["schemaVersion", "question", "manifest", "failed", "scenarios"]),
    );
  });
});
