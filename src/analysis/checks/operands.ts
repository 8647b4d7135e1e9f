import type { Objective } from "../objective.js";

/** A weighted sum of outcomes in the same trial: a difference is weights 1 and -1. */
export type Mix = readonly MixTerm[];

export interface MixTerm {
  readonly structure: string;
  readonly of: Objective;
  readonly weight: number;
}

/** What a statistic is taken of, by kind. Which keys of a file give them is said where files are read. */
export interface Operands {
  /** `structure` and `minus`. */
  readonly mix: { readonly mix: Mix };
  /** A mix, over another one where that is given. */
  readonly quotient: { readonly mix: Mix; readonly over?: Mix };
  /** A structure against all others at once. */
  readonly field: { readonly of: Objective; readonly structure: string; readonly others: readonly string[] };
  /** A structure against one other. */
  readonly duel: { readonly of: Objective; readonly structure: string; readonly than: string };
}

export type OperandsKind = keyof Operands;

/** A number that trials can estimate: the name of a statistic and what it is taken of. */
export type Subject = {
  [Kind in OperandsKind]: { readonly kind: Kind; readonly statistic: string } & Operands[Kind];
}[OperandsKind];

/** The structures a subject is about. */
export function structuresOfSubject(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case "mix":
      return structuresOfMix(subject.mix);
    case "quotient":
      return [...structuresOfMix(subject.mix), ...structuresOfMix(subject.over ?? [])];
    case "field":
      return [subject.structure, ...subject.others];
    case "duel":
      return [subject.structure, subject.than];
  }
}

const structuresOfMix = (mix: Mix): string[] => mix.map(({ structure }) => structure);
