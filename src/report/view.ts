import type { Scale } from "./scale.js";

/**
 * What a result says, as plain data: the renderers (table, markdown) only lay it out. Text may come from a user's file;
 * every renderer makes it harmless for its own medium.
 */
export interface View {
  /** Empty where nothing is to stand above the blocks. */
  readonly title: string;
  /** What stands behind the title in the header line: horizon, objective, trials. */
  readonly header?: readonly string[];
  /** The answer in plain sentences; stands before everything else. */
  readonly verdict?: readonly string[];
  readonly blocks: readonly ViewBlock[];
  /** What goes deeper: documents always have it, a terminal where `showsDetails`. */
  readonly details?: readonly ViewBlock[];
  readonly showsDetails?: boolean;
  /**
   * What must always be said below the figures, the most needed first: on a terminal as many sentences as three lines hold, or two
   * where that keeps the header in sight, all of them with --notes and in documents. Absent where another view goes on: then nothing
   * is said of --notes either.
   */
  readonly notes?: readonly string[];
  /** What `~` behind a figure stands for, said where one is shown. */
  readonly mark?: string;
  /** What the figures mean, in words; one sentence or two each. On a terminal with --notes only, always in documents. */
  readonly captions: readonly string[];
  readonly warnings: readonly string[];
  /** Whether a view follows that says what made both, and when. */
  readonly isContinued?: boolean;
  /** What else decides the figures, such as the seed: told with the captions. */
  readonly provenance?: readonly string[];
  /** Of a result that an interrupt cut short: what it holds. */
  readonly partial?: string;
}

export type ViewBlock = ViewTable | ViewTree | ViewBars | ViewGrid | ViewFacts | ViewSeries | ViewLines;

export interface ViewTable {
  readonly kind: "table";
  readonly heading?: string;
  /** The first column names the row: it is never dropped and wraps when space is short. */
  readonly columns: readonly ViewColumn[];
  /** One cell per column. */
  readonly rows: readonly (readonly ViewCell[])[];
  /** On a terminal: where it takes more lines than this, columns that give way are left out as far as that saves lines. */
  readonly mostLines?: number;
}

/** Something with parts, such as an org chart. */
export interface ViewTree {
  readonly kind: "tree";
  readonly heading?: string;
  readonly root: ViewTreeNode;
}

export interface ViewTreeNode {
  readonly text: string;
  readonly children: readonly ViewTreeNode[];
}

/** Steps from one level to another, one below the other: a waterfall. */
export interface ViewBars {
  readonly kind: "bars";
  readonly heading?: string;
  readonly bars: readonly {
    readonly label: string;
    readonly from: number;
    readonly to: number;
    /** The step, or the level of a bar that stands for a whole. */
    readonly text: string;
  }[];
  /** Unit of the levels. */
  readonly unit: string;
  /** Levels at the ends of the axis, which need not start at 0. */
  readonly left: number;
  readonly right: number;
}

/** What is found over the values of two quantities. */
export interface ViewGrid {
  readonly kind: "grid";
  readonly heading?: string;
  readonly across: readonly ViewGridStep[];
  readonly up: readonly ViewGridStep[];
  /** cells[step up][step across]: a letter and a figure. */
  readonly cells: readonly (readonly ViewCell[])[];
  /** What the letters stand for, a line each, where nothing else says it. */
  readonly legend?: readonly string[];
}

interface ViewGridStep {
  readonly value: string;
  /** Where the value stands in what is assumed of it; none where it was chosen. */
  readonly quantile?: string;
}

/** Named facts, one below the other; a fact without a name goes on with the one before. */
export interface ViewFacts {
  readonly kind: "facts";
  readonly heading?: string;
  readonly facts: readonly { readonly name: string; readonly text: string }[];
}

/** Lines that stand as they are: names for scripts, an example. */
export interface ViewLines {
  readonly kind: "lines";
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** Curves over the months of the horizon. */
export interface ViewSeries {
  readonly kind: "series";
  readonly heading?: string;
  readonly curves: readonly {
    readonly name: string;
    /** Month by month; NaN = no data. */
    readonly values: readonly number[];
    /** The last value, rounded to what is known of it. */
    readonly endText: string;
  }[];
  /** How the values are written. */
  readonly scale: Scale;
  /** Values are differences and carry a sign. */
  readonly isDifference: boolean;
  /** The first month, where months have names. */
  readonly start?: { readonly year: number; readonly month: number };
  /** What the line of zero stands for. */
  readonly zeroText?: string;
}

export interface ViewColumn {
  /** A newline splits the header into lines. */
  readonly header: string;
  /** What it is called where there is room for a clearer name: on pages and in workbooks. */
  readonly longHeader?: string;
  readonly align: "left" | "right";
  /** 1 is always shown; where space is short the highest numbers go first. */
  readonly priority: number;
  /** The column's cells may break into lines of at least this many characters; absent: they never break. */
  readonly wrapsTo?: number;
  /** Worth less than the lines it costs in a table of more than `mostLines`; the highest priority numbers go first. */
  readonly givesWay?: true;
}

export type Tone = "strong" | "good" | "bad" | "muted";

export interface ViewCell {
  readonly text: string;
  /** The number that the text stands for, if it stands for one; NaN = no data. */
  readonly value?: number;
  /** Both ends, where the text stands for an interval; NaN = no data. */
  readonly range?: readonly [low: number, high: number];
  /** Unit of the value or of the ends, as the registries of outcomes and assumptions have it. */
  readonly unit?: string;
  readonly tone?: Tone;
  /** Stands behind the text without disturbing how figures line up. */
  readonly mark?: string;
}

/** No data. */
export const DASH = "–";
