import type { Estimate } from "../../analysis/estimate.js";
import { isNothing } from "../format/told.js";
import type { VerdictFigures, VerdictMandate, VerdictStructure } from "./figures.js";

/** Structures that come out the same in every sample stand together, in the order given: no number of trials tells them apart. */
export function alikeGroups(structures: readonly VerdictStructure[]): VerdictStructure[][] {
  const groups: VerdictStructure[][] = [];
  for (const one of structures) {
    const group = groups.find(([other]) => areAlike(other, one));
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

/** The best and what is level with it are at a distance of exactly 0; of others mean and distance are equal to the last digit. */
function areAlike(a: VerdictStructure, b: VerdictStructure): boolean {
  if (isNothing(a.shortfall) || isNothing(b.shortfall)) return isNothing(a.shortfall) && isNothing(b.shortfall);
  return Number.isFinite(b.shortfall.standardError) && isSame(a.shortfall, b.shortfall) && isSame(a.mean, b.mean);
}

const isSame = (a: Estimate, b: Estimate): boolean => a.mean === b.mean && a.standardError === b.standardError;

/** One stands for all that are alike: today's where it is among them, else the first. */
const spokesman = (group: readonly VerdictStructure[]): VerdictStructure =>
  group.find(({ isToday }) => isToday) ?? group[0];

/** How often one of them is best: each has an equal part of that. */
export const shareOfAll = (group: readonly VerdictStructure[]): number =>
  group.reduce((sum, { probabilityBest }) => sum + probabilityBest, 0);

const oneOf = (group: readonly VerdictStructure[]): VerdictStructure => ({
  ...spokesman(group),
  probabilityBest: shareOfAll(group),
});

/** One structure for all that are alike: the best of all as often as these together. */
export const structuresOnce = (structures: readonly VerdictStructure[]): VerdictStructure[] =>
  alikeGroups(structures).map(oneOf);

/** The figures with one structure for all that are alike: the best of all as often as these together. */
export function countedOnce(figures: VerdictFigures): VerdictFigures {
  const groups = alikeGroups(figures.structures);
  if (groups.length === figures.structures.length) return figures;
  const { equalMandate, ...others } = figures;
  const mandate = equalMandate && mandateOnce(equalMandate, groups);
  return {
    ...others,
    structures: groups.map(oneOf),
    ...(mandate && { equalMandate: mandate }),
  };
}

/** Nothing where the two that would lead are the same one: whom they would leave behind, and by how much, is not known. */
function mandateOnce(
  mandate: VerdictMandate,
  groups: readonly (readonly VerdictStructure[])[],
): VerdictMandate | undefined {
  const [winner, next] = [mandate.winner, mandate.next].map((name) => groups.find((group) => isAmong(name, group)));
  if (winner === undefined || next === undefined) return mandate;
  if (winner === next) return undefined;
  return { ...mandate, winner: spokesman(winner).name, next: spokesman(next).name };
}

/** Those that are the same in every sample as the one of this name, itself among them; none where it is not. */
export const alikeWith = (name: string, structures: readonly VerdictStructure[]): readonly VerdictStructure[] =>
  alikeGroups(structures).find((group) => isAmong(name, group)) ?? [];

const isAmong = (name: string, group: readonly VerdictStructure[]): boolean => group.some((one) => one.name === name);
