import type { Objective } from "../analysis/objective.js";
import { BOOK } from "../assumptions/book.js";
import { managersOf } from "../organisation/managers.js";
import type { Posts } from "../organisation/structure.js";
import type { Plan, PlannedStructure } from "../simulation/plan.js";
import { readAssumptions } from "./read-assumptions.js";
import { readMonth } from "./read-month.js";
import { checkName } from "./check-name.js";
import { plannedInputs } from "./plan-inputs.js";
import { nearest } from "./problems.js";
import { readCorrelations } from "./read-correlations.js";
import { readObjective } from "./read-objective.js";
import type { ScenarioShape } from "./schema.js";
import type { Shaped } from "./shape.js";
import { readStructures, type ReadStructure } from "./read-structures.js";
import { child, describe, entriesOf, nodeAt, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { ReadValue, ValueContext } from "./read-value.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "no-structures": Record<never, never>;
    "unknown-structure": { found: string; allowed: readonly string[]; nearest?: string };
  }
}

const DEFAULT_HORIZON_MONTHS = 24;
const DEFAULT_TRIALS = 10_000;
const DEFAULT_SEED = "orgfunnel";
const LONGEST_SCENARIO_NAME = 200;

/** Everything a file says, read. */
export interface Resolved {
  readonly shaped: Shaped;
  readonly values: ReadonlyMap<string, ReadValue>;
  readonly structures: readonly ReadStructure[];
  readonly plan: Plan;
  readonly trials: number;
  readonly objective: Objective;
  /** Empty if there is no sound structure. */
  readonly reference: string;
}

/** Reads all parts of a file of sound shape. Every fault is reported; when there was one, the result is not to be used. */
export function resolve(shaped: Shaped, context: ValueContext): Resolved {
  const { data, tree } = shaped;
  const { report } = context;
  const nameAt = child(tree, "name")?.at;
  if (nameAt && data.name !== undefined) checkName(data.name, nameAt, report, LONGEST_SCENARIO_NAME);
  const todayPosts = readPosts(data, tree, context);
  const values = readAssumptions(child(tree, "assumptions"), context);
  const structures = readStructures(child(tree, "structures"), data.structures, todayPosts, context);
  const inputs = plannedInputs(values, structures, todayPosts);
  const plan: Plan = {
    seed: readSeed(child(tree, "seed"), context),
    horizonMonths: data.horizon ?? DEFAULT_HORIZON_MONTHS,
    startMonth: readMonth(child(tree, "start_month"), report),
    replicates: data.replicates ?? 1,
    todayPosts,
    inputs,
    correlations: readCorrelations(child(tree, "correlations"), data.correlations, inputs, report),
    structures: structures.map(plannedStructure),
    ...(data.effects !== undefined && data.effects !== 1 && { effectStrength: data.effects }),
  };
  return {
    shaped,
    values,
    structures,
    plan,
    trials: data.trials ?? DEFAULT_TRIALS,
    objective: readObjective(child(tree, "objective"), report),
    reference: readReference(tree, structures, context),
  };
}

function plannedStructure({ id, chart, posts, effects, effectsOn }: ReadStructure): PlannedStructure {
  const state = { from: 0, posts, effects, neutral: !effectsOn, overrides: [], disrupted: [] };
  return { id, states: [{ ...state, managers: managersOf(chart) }] };
}

/** Today's posts. Marketing's effort is measured against today's marketing, so there must be some. */
function readPosts({ teams }: ScenarioShape, tree: LocatedMap, { report }: ValueContext): Posts {
  const bookPosts = (team: string): number => Number(BOOK.find(({ id }) => id === `teams.${team}.headcount`)?.value);
  const marketing = teams?.marketing?.headcount ?? bookPosts("marketing");
  const at = nodeAt(tree, ["teams", "marketing", "headcount"])?.at;
  if (marketing < 1) report("out-of-range", at, { found: String(marketing), minimum: 1 });
  return {
    marketing,
    sales: teams?.sales?.headcount ?? bookPosts("sales"),
    sdr: bookPosts("sdr"),
    success: bookPosts("success"),
  };
}

/** Any text or number, as it is written: `1` and `"1"` are one seed. */
function readSeed(node: LocatedNode | undefined, { report }: ValueContext): string {
  if (node === undefined) return DEFAULT_SEED;
  if (node.kind === "scalar" && node.value !== null && node.text !== "") return node.text;
  report("wrong-type", node.at, { found: describe(node), expected: "a text or a number" });
  return DEFAULT_SEED;
}

/** The structure named, else the first one. */
function readReference(tree: LocatedMap, structures: readonly ReadStructure[], { report }: ValueContext): string {
  const names = entriesOf(child(tree, "structures")).map(({ key }) => key);
  if (names.length === 0) report("no-structures", child(tree, "structures")?.at ?? tree.at, {});
  const node = child(tree, "reference");
  if (node === undefined) return structures.at(0)?.id ?? "";
  const found = describe(node);
  if (node.kind === "scalar" && names.includes(node.text)) return node.text;
  if (names.length > 0) report("unknown-structure", node.at, { found, allowed: names, ...nearest(found, names) });
  return "";
}
