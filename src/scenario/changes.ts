import type { DistributionSpec } from "../distributions/spec.js";
import type { PlannedState } from "../simulation/plan.js";
import { calendarMonthText } from "./month-text.js";
import type { ResolvedScenario } from "./resolved.js";

/** Something that decides numbers and is not what it was; what was not there before, or is no longer, is "none". */
export interface ScenarioChange {
  /** A setting, an assumption or a dotted place: `seed`, `funnel.acceptance`, `ceo.mandate`. */
  readonly what: string;
  readonly before: string;
  readonly now: string;
}

const NONE = "none";

/**
 * What decides the numbers of a scenario and differs from another: settings first, then assumptions, then structures. The number of
 * trials is none of it: more of them make a number surer, not another.
 */
export function changesBetween(before: ResolvedScenario, now: ResolvedScenario): ScenarioChange[] {
  const assumptions = assumptionChanges(before, now);
  const structures = structureChanges(before, now);
  const toldOnce = (changes: readonly ScenarioChange[]): ScenarioChange[] =>
    changes.filter((change) => !assumptions.some((one) => isPostsOf(change, one)));
  const named = [
    ...toldOnce(settingChanges(before, now)),
    ...assumptions,
    ...changedEntries(effectsOf(before), effectsOf(now)).filter(
      ({ what }) => !structures.some((one) => isInputOf(what, one)),
    ),
    ...changedEntries(correlationsOf(before), correlationsOf(now)),
    ...toldOnce(structures),
  ];
  return named.length > 0 ? named : changedEntries(plannedOf(before), plannedOf(now));
}

/** Whether posts, of today or of a structure, differ as those of the team do: `teams.sales`, `a.headcount.sales` beside `teams.sales.headcount`. */
function isPostsOf({ what, before, now }: ScenarioChange, team: ScenarioChange): boolean {
  const name = /^teams\.(\w+)\.headcount$/u.exec(team.what)?.[1];
  const isOf = what === `teams.${name}` || what.endsWith(`.headcount.${name}`);
  return name !== undefined && isOf && before === team.before && now === team.now;
}

/** Whether an input is what a structure sets an assumption to, whose line differs, too: `structure.a.funnel.acceptance` beside `a.funnel.acceptance`. */
const isInputOf = (input: string, { what }: ScenarioChange): boolean => input === `structure.${what}`;

/** What something is called that decides numbers, and what it is, in words. */
export type Entries = ReadonlyMap<string, string>;

/** What is not the same in both. */
export function changedEntries(before: Entries, now: Entries): ScenarioChange[] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((what) => {
    const [a, b] = [before.get(what) ?? NONE, now.get(what) ?? NONE];
    return a === b ? [] : [{ what, before: a, now: b }];
  });
}

/** The year of the first month decides no number. */
function settingChanges(before: ResolvedScenario, now: ResolvedScenario): ScenarioChange[] {
  const isSameMonth = before.plan.startMonth === now.plan.startMonth;
  const changes = changedEntries(settingsOf(before), settingsOf(now));
  return changes.filter(({ what }) => !(isSameMonth && what === START_MONTH));
}

const START_MONTH = "start month";

function settingsOf({ objective, reference, today, plan, currency, start }: ResolvedScenario): Entries {
  const terms = objective.terms.map(({ outcome, weight }) => (weight === 1 ? outcome : `${String(weight)} ${outcome}`));
  return new Map([
    ["seed", plan.seed],
    ["replicates", String(plan.replicates)],
    ["horizon", `${String(plan.horizonMonths)} months`],
    [START_MONTH, start === undefined ? String(plan.startMonth + 1) : calendarMonthText(start, 1)],
    ["sampling", plan.sampling ?? "random"],
    ["effects", String(plan.effectStrength ?? 1)],
    ["objective", terms.sort().join(" + ")],
    ["reference", reference],
    ["today", today ?? NONE],
    ["currency", currency ?? NONE],
    ...postEntries("teams", plan.todayPosts),
  ]);
}

const postEntries = (owner: string, posts: Readonly<Record<string, number>>): [string, string][] =>
  Object.entries(posts).map(([team, posted]) => [`${owner}.${team}`, String(posted)]);

/** Another way to write the same, as `0.5` for `50%`, is no change. */
function assumptionChanges(before: ResolvedScenario, now: ResolvedScenario): ScenarioChange[] {
  const written = ({ plan }: ResolvedScenario) =>
    new Map(plan.inputs.map(({ id, distribution }) => [id, JSON.stringify(distribution)]));
  const [then, today] = [written(before), written(now)];
  const isSame = ({ what }: ScenarioChange): boolean => then.has(what) && then.get(what) === today.get(what);
  return changedEntries(assumptionsOf(before), assumptionsOf(now)).filter((change) => !isSame(change));
}

/** As the file writes them; a column of numbers, whose text stays the same, by its numbers too. */
function assumptionsOf({ assumptions, plan }: ResolvedScenario): Entries {
  const columns = new Map(plan.inputs.map(({ id, distribution }) => [id, columnText(distribution)]));
  return new Map(assumptions.map(({ id, value }) => [id, value + (columns.get(id) ?? "")]));
}

function columnText(distribution: DistributionSpec): string {
  const column = distribution.kind === "truncated" ? distribution.of : distribution;
  if (column.kind !== "empirical") return "";
  const { values } = column;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return ` (${String(values.length)} values, mean ${String(Number(mean.toPrecision(6)))})`;
}

/** Effects that the scenario or a structure sets itself. */
function effectsOf({ assumptions, plan }: ResolvedScenario): Entries {
  const known = new Set(assumptions.map(({ id }) => id));
  const own = plan.inputs.filter(({ id }) => !known.has(id));
  return new Map(own.map(({ id, distribution }) => [id, specText(distribution)]));
}

/** `quantiles: 0.05 = 0.9, 0.95 = 1`. */
function specText(spec: DistributionSpec): string {
  if (spec.kind === "constant") return String(spec.value);
  if (spec.kind === "quantiles")
    return spec.points.map(({ probability, value }) => `p${String(100 * probability)} ${String(value)}`).join(", ");
  const { kind, ...parameters } = spec;
  return `${kind} ${JSON.stringify(parameters)}`;
}

const correlationsOf = ({ plan }: ResolvedScenario): Entries =>
  new Map(plan.correlations.map(({ a, b, rank }) => [`correlation of ${[a, b].sort().join(" and ")}`, String(rank)]));

/**
 * Line by line where both have a structure; else that it is new or gone. A change that only comes in another month is told as that.
 * What differs before the first change of structures that until then are today's is told of today's alone.
 */
function structureChanges(before: ResolvedScenario, now: ResolvedScenario): ScenarioChange[] {
  const idsOf = ({ structures }: ResolvedScenario): string[] => structures.map(({ id }) => id);
  const common = idsOf(before).filter((id) => idsOf(now).includes(id));
  const asToday = common.filter((id) => beginsAsToday(id, before) && beginsAsToday(id, now));
  const shown: Shown = { common, asToday, start: now.start };
  const moved = movedStages(before, now);
  const monthOf: MonthOf = (id, from) => moved.find((one) => one.id === id && one.before === from)?.now ?? from;
  return [
    ...monthChanges(moved, before, now),
    ...changedEntries(
      structuresOf(before, shown, monthOf),
      structuresOf(now, shown, (_, from) => from),
    ),
  ];
}

/** Whether a structure is today's until its first change. */
function beginsAsToday(structure: string, { structures, today }: ResolvedScenario): boolean {
  const stagesOf = (of: string | undefined): readonly Stage[] => structures.find(({ id }) => id === of)?.stages ?? [];
  const [[first, ...changes], current] = [stagesOf(structure), stagesOf(today).at(0)];
  if (structure === today || changes.length === 0 || current === undefined) return false;
  return JSON.stringify(stageEntries("", first)) === JSON.stringify(stageEntries("", current));
}

/** A change of a structure that comes in another month than it did: months from 0. */
interface MovedStage {
  readonly id: string;
  readonly before: number;
  readonly now: number;
}

/** The first change is still the first where a structure has as many as it had. */
const movedStages = (before: ResolvedScenario, now: ResolvedScenario): MovedStage[] =>
  now.structures.flatMap(({ id, stages }) => {
    const then = before.structures.find((one) => one.id === id)?.stages ?? [];
    if (then.length !== stages.length) return [];
    return stages
      .map(({ from }, place): MovedStage => ({ id, before: then[place].from, now: from }))
      .filter((one) => one.before !== one.now);
  });

/** Once for all structures that it is the same for, which are named unless it is so for all that change. */
function monthChanges(moved: readonly MovedStage[], before: ResolvedScenario, now: ResolvedScenario): ScenarioChange[] {
  const { structures } = now;
  const same = (a: MovedStage, b: MovedStage): boolean => a.before === b.before && a.now === b.now;
  const changing = structures.filter(({ stages }) => stages.length > 1).length;
  return moved
    .filter((one, place) => moved.findIndex((other) => same(one, other)) === place)
    .map((one) => {
      const ids = moved.filter((other) => same(one, other)).map(({ id }) => id);
      const of = ids.length === changing ? "" : ` of ${ids.join(", ")}`;
      return { what: `month of the change${of}`, before: monthText(before, one.before), now: monthText(now, one.now) };
    });
}

/** `5`, or `May 2027` where months have names. @param month from 0 */
const monthText = ({ start }: Pick<ResolvedScenario, "start">, month: number): string =>
  start === undefined ? String(month + 1) : calendarMonthText(start, month + 1);

/** The month, from 0, by which a stage of a structure is called. */
type MonthOf = (structure: string, from: number) => number;

/** Structures of both scenarios, those of which the months before their first change are left out, and what names months. */
interface Shown {
  readonly common: readonly string[];
  readonly asToday: readonly string[];
  readonly start: ResolvedScenario["start"] | undefined;
}

function structuresOf({ structures }: ResolvedScenario, { common, asToday, start }: Shown, monthOf: MonthOf): Entries {
  return new Map(
    structures.flatMap(({ id, stages }): (readonly [string, string])[] =>
      common.includes(id)
        ? stages
            .slice(asToday.includes(id) ? 1 : 0)
            .flatMap((stage) => stageEntries(ownerFrom(id, monthOf(id, stage.from), start), stage))
        : [[`structure ${id}`, "there"]],
    ),
  );
}

type Stage = ResolvedScenario["structures"][number]["stages"][number];

/** What a stage is of: `ceo`, and from its first change on `ceo from month 7` or `ceo from Jul 2027`. */
function ownerFrom(structure: string, from: number, start: Shown["start"]): string {
  if (from === 0) return structure;
  return `${structure} from ${start === undefined ? `month ${String(from + 1)}` : calendarMonthText(start, from + 1)}`;
}

function stageEntries(owner: string, { chart, mandate, posts, effectsOn, overrides }: Stage) {
  const managers = chart.nodes.map(({ name, ...node }): [string, string] => [
    `${owner}.managers.${name}`,
    Object.entries(node)
      .map(([key, value]) => `${key} ${String(value)}`)
      .join(", ") || "there",
  ]);
  const lines = Object.entries(chart.reportsTo).map(([unit, superior]): [string, string] => [
    `${owner}.reports_to.${unit}`,
    superior,
  ]);
  const own = overrides.map(({ assumption, value }): [string, string] => [`${owner}.${assumption}`, value]);
  return [
    ...lines,
    ...managers,
    [`${owner}.mandate`, mandate] as [string, string],
    [`${owner}.effects`, effectsOn ? "on" : "none"] as [string, string],
    ...postEntries(`${owner}.headcount`, posts),
    ...own,
  ];
}

/** What has no words of its own, as data: nothing that decides a number goes unnamed. */
function plannedOf({ plan: { inputs, structures, todayEffects } }: ResolvedScenario): Entries {
  const states = structures.flatMap(({ id, states: all }) =>
    all.map((state: PlannedState, place): [string, string] => [
      `${id}, state ${String(place + 1)}`,
      JSON.stringify(state),
    ]),
  );
  return new Map([
    ...inputs.map(({ id, stream, distribution }): [string, string] => [id, `${stream}: ${specText(distribution)}`]),
    ["effects of today's structure", JSON.stringify(todayEffects ?? [])],
    ...states,
  ]);
}
