import { midRanks } from "../../statistics/ranks.js";
import { rankCorrelations, type RankCorrelations } from "../../statistics/rank-correlation.js";
import { matchedGroups } from "./matched.js";
import { shortfalls, type CellMeans } from "./shortfalls.js";

/** A cell of a sweep: the values of what varies, and the mean objectives of its structures. */
export interface SweepCell {
  /** Per parameter; the number it stands for, where it stands for one. */
  readonly values: readonly SweepValue[];
  readonly means: CellMeans;
}

interface SweepValue {
  readonly text: string;
  readonly number?: number | undefined;
}

/** What the cells with a value, or with values in a range, have in common. */
export interface MoveStep {
  /** The value, or the least and the most of the range. */
  readonly from: string;
  readonly to: string;
  readonly cells: number;
  /** Mean over the cells of the leader's mean less that of the best other; below 0 where another is best. */
  readonly lead: number;
  /** The structure with the best mean over the cells. */
  readonly winner: string;
}

/** How far a parameter moves the lead. */
export interface Move {
  readonly parameter: number;
  readonly steps: readonly MoveStep[];
  /** Of its values and the lead, over all cells; absent where they have no order or the cells are too few. */
  readonly rank?: RankCorrelations;
}

/** The structure that is short of the best by least on average, of those in every cell. */
export function leaderOf(cells: readonly SweepCell[]): string | undefined {
  const found = shortfalls(cells.map(({ means }) => means));
  const most = Math.max(0, ...found.map((one) => one.cells));
  const everywhere = found.filter((one) => one.cells === most && most > 0);
  return [...everywhere].sort((a, b) => a.mean - b.mean).at(0)?.structure;
}

/**
 * Moves of every parameter: value by value in the order given, or by thirds of their numbers where `values` are none of few.
 * @param values per parameter its values in order; undefined: it has too many, and goes by thirds
 * @param areMatched values are compared over the same values of all other parameters, and a move has no steps where that leaves no
 * two, and what is drawn over the same values of what is not drawn with it; false: where parameters change together, or are all drawn
 */
export function movesOf(
  cells: readonly SweepCell[],
  leader: string,
  values: readonly (readonly string[] | undefined)[],
  areMatched: boolean,
): Move[] {
  const sound = cells.flatMap((cell): LeadCell[] => {
    const lead = leadIn(cell.means, leader);
    return Number.isNaN(lead) ? [] : [{ ...cell, lead }];
  });
  const ranks = ranked(sound, values.length);
  const drawn = areMatched ? wholeDraws(sound, values) : sound;
  return values.map((known, parameter) => ({
    parameter,
    steps: (known === undefined ? thirds(drawn, parameter) : groups(sound, parameter, known, areMatched)).flatMap(
      stepOf,
    ),
    ...(ranks?.[parameter] && { rank: ranks[parameter] }),
  }));
}

interface LeadCell extends SweepCell {
  readonly lead: number;
}

/** The leader's mean less that of the best other; NaN where either has no data. */
function leadIn(means: CellMeans, leader: string): number {
  const others = [...means].filter(([id]) => id !== leader).map(([, mean]) => mean);
  return others.length === 0 ? NaN : (means.get(leader) ?? NaN) - Math.max(...others);
}

interface CellGroup {
  readonly from: string;
  readonly to: string;
  readonly cells: readonly LeadCell[];
}

/** Cells of each value; of one value alone there is nothing to match. */
function groups(
  cells: readonly LeadCell[],
  parameter: number,
  values: readonly string[],
  areMatched: boolean,
): CellGroup[] {
  const byValue = cellsBy(cells, (cell) => cell.values[parameter].text);
  const found = values.map((value) => ({ value, cells: byValue.get(value) ?? [] }));
  const placeOf = ({ values: own }: LeadCell): string =>
    JSON.stringify(own.filter((_, place) => place !== parameter).map(({ text }) => text));
  const kept = areMatched && values.length > 1 ? matchedGroups(found, placeOf) : found;
  return kept.map(({ value, cells: own }) => ({ from: value, to: value, cells: own }));
}

/** Cells by a key, in one pass, for a parameter may have thousands of values. */
function cellsBy(cells: readonly LeadCell[], keyOf: (cell: LeadCell) => string): Map<string, LeadCell[]> {
  const found = new Map<string, LeadCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const own = found.get(key);
    if (own === undefined) found.set(key, [cell]);
    else own.push(cell);
  }
  return found;
}

/**
 * Cells in which every draw meets the same values of what is not drawn with it, such as cases: after an interrupt, or where some are no
 * scenario, not all of them do, and the one would pass for the other.
 */
function wholeDraws(
  cells: readonly LeadCell[],
  values: readonly (readonly string[] | undefined)[],
): readonly LeadCell[] {
  const keyOf = (isOf: (parameter: number) => boolean) => (cell: LeadCell) =>
    JSON.stringify(cell.values.filter((_, parameter) => isOf(parameter)).map(({ text }) => text));
  const drawOf = keyOf((parameter) => values[parameter] === undefined);
  const draws = cellsBy(cells, drawOf);
  const varies = values.map((_, parameter) =>
    [...draws.values()].some((own) =>
      own.some((cell) => cell.values[parameter].text !== own[0].values[parameter].text),
    ),
  );
  if (!varies.includes(true)) return cells;
  const groups = [...draws].map(([value, own]) => ({ value, cells: own }));
  return matchedGroups(
    groups,
    keyOf((parameter) => varies[parameter]),
  ).flatMap((group) => group.cells);
}

/** Thirds of the values that were drawn: no value is in two of them. */
function thirds(cells: readonly LeadCell[], parameter: number): CellGroup[] {
  const numberOf = (cell: LeadCell): number => cell.values[parameter].number ?? NaN;
  const ordered = [...cells].sort((a, b) => numberOf(a) - numberOf(b));
  const numbers = [...new Set(ordered.map(numberOf))];
  const size = numbers.length / 3;
  return [0, 1, 2].flatMap((third) => {
    const within = new Set(numbers.slice(Math.round(third * size), Math.round((third + 1) * size)));
    const own = ordered.filter((cell) => within.has(numberOf(cell)));
    if (own.length === 0) return [];
    const text = (cell: LeadCell): string => cell.values[parameter].text;
    return [{ from: text(own[0]), to: text(own[own.length - 1]), cells: own }];
  });
}

function stepOf({ from, to, cells }: CellGroup): MoveStep[] {
  const winner = leaderOf(cells);
  if (winner === undefined) return [];
  const lead = cells.reduce((sum, cell) => sum + cell.lead, 0) / cells.length;
  return [{ from, to, cells: cells.length, lead, winner }];
}

/** Undefined where the cells are too few to tell the parameters apart, or a parameter has no numbers. */
function ranked(cells: readonly LeadCell[], parameters: number): readonly RankCorrelations[] | undefined {
  if (parameters === 0 || cells.length < 2 * (parameters + 1)) return undefined;
  const numbers = Array.from({ length: parameters }, (_, parameter) =>
    Float64Array.from(cells, ({ values }) => values[parameter].number ?? NaN),
  );
  if (numbers.some((own) => own.some(Number.isNaN))) return undefined;
  const [found] = rankCorrelations(numbers.map(midRanks), [Float64Array.from(cells, ({ lead }) => lead)]);
  return found;
}
