import type { DurationTable, EpisodeEnd } from "./duration-table.js";
import type { TimeLaw } from "./time-laws.js";

/** The time laws of what is won and of what is lost; without the second, what is never won stays open or is lost at once. */
export interface LawPair {
  readonly won: TimeLaw;
  readonly lost?: TimeLaw;
  /** Whether some of what is lost is never closed: a share of it, whose log-odds are the last of a point. */
  readonly isForgotten?: boolean;
}

export interface LawParameters {
  readonly scale: number;
  readonly shape: number;
}

interface Parameters {
  readonly won: LawParameters;
  readonly lost: LawParameters;
  /** Of what is lost, the share that is never closed. */
  readonly forgotten: number;
}

/** The parameters of both laws in a point. */
export function parametersOf(laws: LawPair, point: readonly number[]): Parameters {
  const { parameters } = laws.won;
  const lostAt = 1 + parameters;
  return {
    won: { scale: point[1], shape: parameters === 2 ? point[2] : 0 },
    lost: { scale: point[lostAt] ?? 0, shape: laws.lost?.parameters === 2 ? point[lostAt + 1] : 0 },
    forgotten: laws.isForgotten === true ? 1 / (1 + Math.exp(-point[point.length - 1])) : 0,
  };
}

/** A kind of episode, where it stands and how often it is there. */
export interface EpisodeCell {
  readonly kind: EpisodeEnd | "entry";
  readonly bin: number;
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** The cells of a table that are not empty. */
export function occupied({ counts, edges, meanAge }: DurationTable): EpisodeCell[] {
  return (["won", "lost", "open", "forgotten", "entry"] as const).flatMap((kind) =>
    Array.from(counts[kind]).flatMap((count, bin): EpisodeCell[] => {
      if (count === 0) return [];
      const ends = kind === "won" || kind === "lost" ? [edges[bin], edges[bin + 1]] : [meanAge[kind][bin], Infinity];
      return [{ kind, bin, from: ends[0], to: ends[1], count }];
    }),
  );
}

/** Log likelihood of the cells at a point. */
export function logLikelihood(cells: readonly EpisodeCell[], laws: LawPair, point: readonly number[]): number {
  const one = logCell(laws, point);
  let sum = 0;
  for (const cell of cells) sum += cell.count * one(cell);
  return sum;
}

/** Log probability of one episode of a cell. An entry is what all that followed is conditional on; a forgotten one is lost and was open so long. */
export function logCell(laws: LawPair, point: readonly number[]): (cell: EpisodeCell) => number {
  const share = 1 / (1 + Math.exp(-point[0]));
  const { won, lost, forgotten } = parametersOf(laws, point);
  const { lost: lostLaw } = laws;
  const wonAfter = rememberingLast(laws.won.survival(won.scale, won.shape));
  const lostTimes = lostLaw?.survival(lost.scale, lost.shape);
  // Without a law what is never won is open for ever.
  const lostAfter = rememberingLast((days) =>
    lostTimes === undefined ? 1 : forgotten + (1 - forgotten) * lostTimes(days),
  );
  return ({ kind, from, to }) => {
    if (kind === "won") return Math.log(share * (wonAfter(from) - wonAfter(to)) + TINY);
    if (kind === "lost") return Math.log((1 - share) * (lostLaw ? lostAfter(from) - lostAfter(to) : 1) + TINY);
    if (kind === "forgotten") return Math.log((1 - share) * lostAfter(from) + TINY);
    const open = Math.log(share * wonAfter(from) + (1 - share) * lostAfter(from) + TINY);
    return kind === "open" ? open : -open;
  };
}

/** Where a bin begins the one before it has ended, which has just been asked for. */
function rememberingLast(after: (days: number) => number): (days: number) => number {
  let [lastDays, last] = [NaN, NaN];
  return (days) => {
    if (days !== lastDays) [lastDays, last] = [days, after(days)];
    return last;
  };
}

/** How likely it is that an episode which is open after so many days is none that nobody will close. */
export function keptAfter(laws: LawPair, point: readonly number[]): (days: number) => number {
  const share = 1 / (1 + Math.exp(-point[0]));
  const { forgotten } = parametersOf(laws, point);
  const open = logCell(laws, point);
  return (days) => {
    const cell = { kind: "open", bin: 0, from: days, to: Infinity, count: 1 } as const;
    return Math.max(0, 1 - ((1 - share) * forgotten) / Math.exp(open(cell)));
  };
}
/** Keeps the logarithm of what underflows finite, and steep enough to lead the search back. */
const TINY = 1e-300;
