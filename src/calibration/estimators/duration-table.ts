/** How something that began ended: decided for, decided against, or not yet. */
export type Ending = "won" | "lost" | "open";

/** The same, or given up on: still open after so long that it is taken for lost. */
export type EpisodeEnd = Ending | "forgotten";

/**
 * Episodes counted by length, so that a million of them cost what a thousand do. A closed one of d days lasted d - 1/2 to d + 1/2;
 * bins grow with their distance from 0, to 8 % of it, and are exact intervals for what is closed; open ones and entries are
 * placed at their mean in the bin.
 */
export interface DurationTable {
  /** Ends of the bins in days, one more than there are bins. */
  readonly edges: readonly number[];
  readonly counts: Readonly<Record<Counted, Float64Array>>;
  /** The same by period: index bin * periods + period. */
  readonly byPeriod: Readonly<Record<Counted, Float64Array>>;
  readonly periods: number;
  /** Mean age of the open ones, of the forgotten ones, and of the entries in each bin. */
  readonly meanAge: Readonly<Record<Aged, Float64Array>>;
}

type Aged = "open" | "forgotten" | "entry";
type Counted = EpisodeEnd | "entry";
const COUNTED = ["won", "lost", "open", "forgotten", "entry"] as const;

/** Bins grow to this share of their distance from 0. */
const GROWTH = 0.08;
export const LONGEST_DAYS = 20_000;

const BIN_OF_DAY = new Int32Array(LONGEST_DAYS + 1);
const EDGES = binEdges();

function binEdges(): readonly number[] {
  const edges = [0];
  for (let day = 0; day <= LONGEST_DAYS;) {
    const width = Math.max(1, Math.floor(day * GROWTH));
    BIN_OF_DAY.fill(edges.length - 1, day, day + width);
    day += width;
    edges.push(day - 0.5);
  }
  return edges;
}

/**
 * A table to which episodes are added one by one: how one ended, whole days from its beginning to its end, or to the last day that is known
 * of; the age from which on it can be in the data at all (0, or when they begin to be complete), and the period in which it began.
 */
export interface GrowingTable {
  readonly add: (ending: EpisodeEnd, days: number, entryDays: number, period: number) => void;
  readonly table: () => DurationTable;
}

export function growingTable(periods: number): GrowingTable {
  const bins = EDGES.length - 1;
  const by = Object.fromEntries(COUNTED.map((key) => [key, new Float64Array(bins * periods)])) as Record<
    Counted,
    Float64Array
  >;
  const ages = { open: new Float64Array(bins), forgotten: new Float64Array(bins), entry: new Float64Array(bins) };
  return {
    add: (ending, days, entryDays, period) => {
      const whole = Math.min(LONGEST_DAYS, Math.max(0, Math.round(days)));
      by[ending][BIN_OF_DAY[whole] * periods + period]++;
      if (ending === "open" || ending === "forgotten") ages[ending][BIN_OF_DAY[whole]] += whole + 0.5;
      if (entryDays <= 0) return;
      const entry = Math.min(LONGEST_DAYS, Math.round(entryDays));
      by.entry[BIN_OF_DAY[entry] * periods + period]++;
      // What ended on the first day of the data is in them.
      ages.entry[BIN_OF_DAY[entry]] += entry - 0.5;
    },
    table: () => {
      const totals = COUNTED.map((key) => [key, totalsOf(by[key], bins, periods)] as const);
      const counts = Object.fromEntries(totals) as Record<Counted, Float64Array>;
      const mean = (sums: Float64Array, of: Float64Array): Float64Array =>
        sums.map((sum, bin) => (of[bin] > 0 ? sum / of[bin] : 0));
      return {
        edges: EDGES,
        counts,
        byPeriod: by,
        periods,
        meanAge: {
          open: mean(ages.open, counts.open),
          forgotten: mean(ages.forgotten, counts.forgotten),
          entry: mean(ages.entry, counts.entry),
        },
      };
    },
  };
}

const totalsOf = (by: Float64Array, bins: number, periods: number): Float64Array =>
  Float64Array.from({ length: bins }, (_, bin) => {
    let sum = 0;
    for (let period = 0; period < periods; period++) sum += by[bin * periods + period];
    return sum;
  });
