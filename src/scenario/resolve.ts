import type { Objective } from "../analysis/objective.js";
import type { MoneyLevel } from "../assumptions/plausible.js";
import { BOOK } from "../assumptions/book.js";
import { TEAMS, type Posts } from "../organisation/structure.js";
import type { Plan } from "../simulation/plan.js";
import { readMoneyLevel } from "./read-money-level.js";
import { focusOf, readAssumptions, type ReadValues } from "./read-assumptions.js";
import { readStart, type CalendarMonth } from "./read-calendar.js";
import { checkName } from "./check-name.js";
import { plannedInputs } from "./plan-inputs.js";
import { plannedStructure } from "./plan-structures.js";
import { findStructure } from "./find-structure.js";
import type { Report } from "./problems.js";
import { readCorrelations } from "./read-correlations.js";
import { readObjective } from "./read-objective.js";
import type { ScenarioShape } from "./schema.js";
import type { Shaped } from "./shape.js";
import { readPhases, type ScenarioPhase } from "./read-phases.js";
import { readStructures, type ReadStructures } from "./read-structures.js";
import { child, describe, entriesOf, nodeAt, type LocatedMap, type LocatedNode } from "./located-tree.js";
import type { ValueContext } from "./read-value.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "no-structures": Record<never, never>;
  }
}

const DEFAULT_HORIZON_MONTHS = 24;
const DEFAULT_TRIALS = 10_000;
const DEFAULT_SEED = "orgfunnel";
const LONGEST_SCENARIO_NAME = 200;
const LONGEST_CURRENCY = 12;

/** Everything a file says, read. */
export interface Resolved extends ReadStructures {
  readonly shaped: Shaped;
  /** What money is worth in it. */
  readonly money: MoneyLevel;
  readonly values: ReadValues;
  readonly phases: readonly ScenarioPhase[];
  readonly plan: Plan;
  readonly trials: number;
  readonly objective: Objective;
  /** Empty if there is no sound structure. */
  readonly reference: string;
  /** The first month, where the file gives its year. */
  readonly start?: CalendarMonth;
}

/**
 * Reads all parts of a file of sound shape. Every fault is reported; when there was one, the result is not to be used.
 * @param structuresOf `readStructures`, or one that remembers
 */
export function resolve(shaped: Shaped, context: ValueContext, structuresOf = readStructures): Resolved {
  const { data, tree } = shaped;
  const { report } = context;
  checkNames(shaped, report);
  const todayPosts = readPosts(data, tree, context);
  const money = readMoneyLevel(child(tree, "assumptions"), data.currency, context);
  const values = readAssumptions(child(tree, "assumptions"), { ...context, money });
  const { startMonth, start } = readStart(tree, report);
  const within = { ...context, money, todayPosts, focus: focusOf(values), start };
  const read = structuresOf(tree, within);
  const phases = readPhases(child(tree, "phases"), { ...within, values });
  const inputs = plannedInputs(values, read.structures, phases, todayPosts);
  const today = read.structures.find(({ id }) => id === read.today);
  const plan: Plan = {
    seed: readSeed(child(tree, "seed"), context),
    horizonMonths: data.horizon ?? DEFAULT_HORIZON_MONTHS,
    startMonth,
    replicates: data.replicates ?? 1,
    todayPosts,
    inputs,
    correlations: readCorrelations(child(tree, "correlations"), data.correlations, inputs, report),
    ...(today && { todayEffects: today.own.effects }),
    structures: read.structures.map((structure) => plannedStructure(structure, phases)),
    ...(data.effects !== undefined && data.effects !== 1 && { effectStrength: data.effects }),
  };
  return {
    ...read,
    shaped,
    money,
    values,
    phases,
    plan,
    trials: data.trials ?? DEFAULT_TRIALS,
    objective: readObjective(child(tree, "objective"), report),
    reference: readReference(tree, read, context),
    ...(start && { start }),
  };
}

function checkNames({ data, tree }: Shaped, report: Report): void {
  const [name, currency] = [child(tree, "name"), child(tree, "currency")];
  if (name && data.name !== undefined) checkName(data.name, name.at, report, LONGEST_SCENARIO_NAME);
  if (currency && data.currency !== undefined) checkName(data.currency, currency.at, report, LONGEST_CURRENCY);
}

/** Today's posts. Marketing's effort is measured against today's marketing, so there must be some. */
function readPosts({ teams }: ScenarioShape, tree: LocatedMap, { report }: ValueContext): Posts {
  const bookPosts = (team: string): number => Number(BOOK.find(({ id }) => id === `teams.${team}.headcount`)?.value);
  const posts = Object.fromEntries(TEAMS.map((team) => [team, teams?.[team]?.headcount ?? bookPosts(team)])) as Posts;
  const at = nodeAt(tree, ["teams", "marketing", "headcount"])?.at;
  if (posts.marketing < 1) report("out-of-range", at, { found: String(posts.marketing), minimum: 1 });
  return posts;
}

/** Any text or number, as it is written: `1` and `"1"` are one seed. */
function readSeed(node: LocatedNode | undefined, { report }: ValueContext): string {
  if (node === undefined) return DEFAULT_SEED;
  if (node.kind === "scalar" && node.value !== null && node.text !== "") return node.text;
  report("wrong-type", node.at, { found: describe(node), expected: "a text or a number" });
  return DEFAULT_SEED;
}

/** The structure named, else today's, else the first one. */
function readReference(tree: LocatedMap, { structures, today }: ReadStructures, { report }: ValueContext): string {
  const names = entriesOf(child(tree, "structures")).map(({ key }) => key);
  if (names.length === 0) report("no-structures", child(tree, "structures")?.at ?? tree.at, {});
  const node = child(tree, "reference");
  if (node === undefined) return today ?? structures.at(0)?.id ?? "";
  return findStructure(node, names, report, today) ?? "";
}
