import { checkDistinct, checkName, warnOfSimilar } from "./check-name.js";
import { findStructure, nearestStructure } from "./find-structure.js";
import { inputNames } from "./input-names.js";
import { child, entriesOf, withEntry, type LocatedMap, type LocatedNode, type Place } from "./located-tree.js";
import { CHANGEABLE_KEYS, mergePhase } from "./merge-phase.js";
import type { CalendarMonth } from "./read-calendar.js";
import { refuseWithoutChange, warnOfRepeats } from "./phase-without-change.js";
import { readState, type ReadState, type StateContext } from "./read-state.js";
import { readWhen } from "./read-when.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "today-is-measured": { key: string; structure: string };
    "structure-without-chart": { found: string; nearest?: string };
    "transition-without-today": Record<never, never>;
    "phases-not-in-order": { after: number; before: number };
  }
}

/** A structure of the file with all that follows from it. */
export interface ReadStructure {
  readonly id: string;
  readonly label?: string;
  readonly at: Place;
  /** As the file describes it, whatever becomes of it on the way. */
  readonly own: ReadState;
  /** What it goes through, in order; the first is where it starts. */
  readonly stages: readonly ReadStage[];
  /** Whether it has phases of its own. */
  readonly phased?: true;
}

/** A state and the month, from 0, from which it is in place; a second stage from 0 is a change in the first month. */
export interface ReadStage {
  readonly from: number;
  readonly state: ReadState;
}

/** The structures of a file, and which of them the company has now. */
export interface ReadStructures {
  readonly structures: readonly ReadStructure[];
  /** Id of today's structure; absent without `today:`, or if it is not sound. */
  readonly today?: string;
  /** Month in which the others replace it, if there is a transition. */
  readonly transition?: number;
}

/** What structures are read against. */
export interface StructuresContext extends StateContext {
  /** The first month, where it has a year. */
  readonly start: CalendarMonth | undefined;
}

/** The structures in the order of the file; faulty ones are reported and left out. */
export function readStructures(tree: LocatedMap, context: StructuresContext): ReadStructures {
  const named = entriesOf(child(tree, "structures")).flatMap(({ key: id, at, value: node }) =>
    checkName(id, at, context.report) && node.kind === "map" ? [{ id, at, node }] : [],
  );
  const entries = named.filter((entry) => hasChart(entry, named, tree, context));
  const labels = readLabels(entries, context);
  const todayId = readToday(tree, context);
  const todayEntry = entries.find(({ id }) => id === todayId);
  const today = todayEntry && readTodayStructure(todayEntry, context);
  const transition = readTransition(tree, todayId, context);
  const structures = entries.flatMap((entry) => {
    if (entry === todayEntry) return today ?? [];
    return (
      readStructure(entry, {
        ...context,
        transition,
        today: todayEntry && today && { node: todayEntry.node, own: today.own },
        todayIsFaulty: today === undefined && child(tree, "today") !== undefined,
      }) ?? []
    );
  });
  const labelled = structures.map((structure) => ({ ...structure, ...labels.get(structure.id) }));
  return { structures: labelled, ...(today && { today: today.id }), ...(transition !== undefined && { transition }) };
}

interface StructureEntry {
  readonly id: string;
  readonly at: Place;
  readonly node: LocatedMap;
}

/**
 * Whether a structure says anything of who reports to whom, or has phases that may; reports it if not. Where another was meant, as by
 * a path of `--set`, that one is named.
 */
function hasChart(
  { id, at, node }: StructureEntry,
  all: readonly StructureEntry[],
  tree: LocatedMap,
  { report }: StructuresContext,
): boolean {
  if (["reports_to", "managers", "phases"].some((key) => node.entries.has(key))) return true;
  const today = child(tree, "today");
  const others = all.map((other) => other.id).filter((other) => other !== id);
  const meant = nearestStructure(id, others, today?.kind === "scalar" ? today.text : undefined);
  report("structure-without-chart", at, { found: id, ...meant });
  return false;
}

/** What readers are to call them. No two structures may look alike, by name or label. */
function readLabels(
  entries: readonly StructureEntry[],
  { report }: StructuresContext,
): ReadonlyMap<string, { readonly label: string }> {
  const labels = entries.flatMap(({ id, node }) => {
    const label = child(node, "label");
    const isSound = label?.kind === "scalar" && checkName(label.text, label.at, report);
    return isSound ? [{ id, name: label.text, at: label.at }] : [];
  });
  const names = entries.map(({ id, at }) => ({ id, name: id, at }));
  const all = [...names, ...labels.filter(({ id, name }) => id !== name)];
  checkDistinct(all, report);
  warnOfSimilar(all, report);
  return new Map(labels.map(({ id, name }) => [id, { label: name }]));
}

/** The id under `today:`, if there is such a structure. */
function readToday(tree: LocatedMap, { report }: StructuresContext): string | undefined {
  const node = child(tree, "today");
  if (node === undefined) return undefined;
  const names = entriesOf(child(tree, "structures")).map(({ key }) => key);
  return findStructure(node, names, report);
}

/** The scenario's numbers were measured under today's structure: it changes none of them. */
function readTodayStructure({ id, at, node }: StructureEntry, context: StructuresContext): ReadStructure | undefined {
  for (const key of ["headcount", "assumptions", "phases"]) {
    const given = node.entries.get(key);
    if (given !== undefined) context.report("today-is-measured", given.at, { key, structure: id });
  }
  const bare = ["headcount", "assumptions", "phases"].reduce((rest, key) => withEntry(rest, key, undefined), node);
  const own = readState(id, bare, inputNames()(0), context);
  return own && { id, at, own, stages: [{ from: 0, state: own }] };
}

function readTransition(
  tree: LocatedMap,
  today: string | undefined,
  { start, report }: StructuresContext,
): number | undefined {
  const node = child(tree, "transition");
  if (node?.kind !== "map") return undefined;
  if (child(tree, "today") === undefined) report("transition-without-today", node.at, {});
  const after = readWhen(node, start, report);
  return today === undefined ? undefined : after;
}

interface WayContext extends StructuresContext {
  readonly transition: number | undefined;
  /** Absent without a sound structure of today. */
  readonly today: { readonly node: LocatedMap; readonly own: ReadState } | undefined;
  /** `today:` names nothing sound, which is reported once; what starts from there is not blamed for it. */
  readonly todayIsFaulty: boolean;
}

function readStructure(entry: StructureEntry, context: WayContext): ReadStructure | undefined {
  const phases = child(entry.node, "phases");
  if (phases?.kind === "list") return readPhased(entry, phases.items, context);
  const { id, at, node } = entry;
  const own = readState(id, node, inputNames()(0), context);
  if (own === undefined) return undefined;
  const { today, transition } = context;
  if (today === undefined || transition === undefined) return { id, at, own, stages: [{ from: 0, state: own }] };
  return {
    id,
    at,
    own,
    stages: [
      { from: 0, state: today.own },
      { from: transition, state: own },
    ],
  };
}

/**
 * A structure with phases of its own. Under `today:` it starts from today's structure, and what it says of itself is a change in
 * the first month; one that says nothing of its chart keeps today's until a phase changes it.
 */
function readPhased(
  { id, at, node }: StructureEntry,
  items: readonly LocatedNode[],
  context: WayContext,
): ReadStructure | undefined {
  const { today } = context;
  const saysNoChart = !node.entries.has("reports_to") && !node.entries.has("managers");
  const base = saysNoChart && today !== undefined ? mergePhase(today.node, node) : node;
  const names = inputNames();
  if (saysNoChart && context.todayIsFaulty) {
    readSteps(items, context, () => undefined);
    return undefined;
  }
  const own = readState(id, base, names(0), context);
  if (own === undefined) return undefined;
  let below = base;
  const steps = readSteps(items, context, (phase, place) => {
    warnOfRepeats(below, phase, CHANGEABLE_KEYS, context.report);
    below = { ...mergePhase(below, phase), at: phase.at };
    return readState(id, below, names(place + 1), context);
  });
  if (today === undefined) return { id, at, own, stages: [{ from: 0, state: own }, ...steps], phased: true };
  const saysMore = CHANGEABLE_KEYS.some((key) => node.entries.has(key)) && steps.at(0)?.from !== 0;
  const change: ReadStage[] = saysMore ? [{ from: 0, state: own }] : [];
  return { id, at, own, stages: [{ from: 0, state: today.own }, ...change, ...steps], phased: true };
}

/** What each phase makes of a structure, with the month; faulty ones are reported and left out. */
function readSteps(
  items: readonly LocatedNode[],
  { start, report }: WayContext,
  stateOf: (phase: LocatedMap, place: number) => ReadState | undefined,
): ReadStage[] {
  const steps: ReadStage[] = [];
  let before = -1;
  for (const [place, phase] of items.entries()) {
    if (phase.kind !== "map") continue;
    const from = readWhen(phase, start, report);
    if (from !== undefined) refuseWithoutChange(phase, CHANGEABLE_KEYS, report);
    const state = stateOf(phase, place);
    if (from === undefined) continue;
    if (from <= before) report("phases-not-in-order", phase.at, { after: from, before });
    before = from;
    if (state !== undefined) steps.push({ from, state });
  }
  return steps;
}
