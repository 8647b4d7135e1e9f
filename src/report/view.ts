/**
 * What a result says, as plain data: the renderers (table, markdown) only lay it out. Text may come from a user's file;
 * every renderer makes it harmless for its own medium.
 */
export interface View {
  readonly title: string;
  readonly blocks: readonly ViewBlock[];
  /** What the figures mean, in words; one sentence or two each. */
  readonly captions: readonly string[];
  readonly warnings: readonly string[];
}

export type ViewBlock = ViewTable | ViewLines | ViewFacts;

export interface ViewTable {
  readonly kind: "table";
  readonly heading?: string;
  /** The first column names the row: it is never dropped and wraps when space is short. */
  readonly columns: readonly ViewColumn[];
  /** One cell per column. */
  readonly rows: readonly (readonly ViewCell[])[];
}

/** Lines laid out by hand, such as a tree; shown as they are. */
interface ViewLines {
  readonly kind: "lines";
  readonly heading?: string;
  readonly lines: readonly string[];
}

/** Named facts, one below the other; a fact without a name goes on with the one before. */
export interface ViewFacts {
  readonly kind: "facts";
  readonly heading?: string;
  readonly facts: readonly { readonly name: string; readonly text: string }[];
}

export interface ViewColumn {
  /** A newline splits the header into lines. */
  readonly header: string;
  readonly align: "left" | "right";
  /** 1 is always shown; where space is short the highest numbers go first. */
  readonly priority: number;
  /** The column's cells may break into lines of at least this many characters; absent: they never break. */
  readonly wrapsTo?: number;
}

export type Tone = "strong" | "good" | "bad" | "muted";

export interface ViewCell {
  readonly text: string;
  readonly tone?: Tone;
  /** Stands behind the text without disturbing how figures line up. */
  readonly mark?: string;
}

/** No data. */
export const DASH = "–";
