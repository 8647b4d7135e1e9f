import type { ProblemArguments } from "../foundation/problem.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "mode-outside": { low: number; mode: number; high: number };
    "not-ascending": { first: number; second: number };
    "empty-list": Record<never, never>;
  }
}

type SpecFaultCode =
  | "not-finite"
  | "outside-domain"
  | "interval-reversed"
  | "interval-touches-bound"
  | "mode-outside"
  | "out-of-range"
  | "not-ascending"
  | "empty-list"
  | "lengths-differ"
  | "quantile-count"
  | "middle-quantile-not-median"
  | "truncation-keeps-nothing";

/** What is wrong with a spec: a problem code with its arguments, and the parameter it is about (`sd`, `values`). */
export type SpecFault = {
  [Code in SpecFaultCode]: {
    readonly code: Code;
    readonly arguments: ProblemArguments[Code];
    readonly parameter: string;
  };
}[SpecFaultCode];

export function notFinite(numbers: Readonly<Record<string, number | readonly number[]>>): SpecFault[] {
  return Object.entries(numbers).flatMap(([parameter, value]) =>
    [value]
      .flat()
      .flatMap((number): SpecFault[] =>
        Number.isFinite(number) ? [] : [{ code: "not-finite", arguments: { found: String(number) }, parameter }],
      ),
  );
}

export function notPositive(numbers: Readonly<Record<string, number | readonly number[]>>): SpecFault[] {
  return Object.entries(numbers).flatMap(([parameter, value]) =>
    [value]
      .flat()
      .flatMap((found): SpecFault[] =>
        found > 0 ? [] : [{ code: "outside-domain", arguments: { found, domain: "positive" }, parameter }],
      ),
  );
}

/** Beyond these a gamma or beta distribution is a single point to all figures, and slow to compute. */
const SMALLEST_SHAPE = 1e-3;
const LARGEST_SHAPE = 1e8;

export function shapeOutOfRange(shapes: Readonly<Record<string, number>>): SpecFault[] {
  return Object.entries(shapes).flatMap(([parameter, found]): SpecFault[] => {
    if (found >= SMALLEST_SHAPE && found <= LARGEST_SHAPE) return [];
    const limits = { minimum: SMALLEST_SHAPE, maximum: LARGEST_SHAPE };
    return [{ code: "out-of-range", arguments: { found: String(found), ...limits }, parameter }];
  });
}

/** `parameter` is the one to name: the upper end. */
export function reversed(low: number, high: number, parameter: string): SpecFault[] {
  return low < high ? [] : [{ code: "interval-reversed", arguments: { low, high }, parameter }];
}

export function modeOutside(low: number, mode: number, high: number): SpecFault[] {
  if (low >= high || (low <= mode && mode <= high)) return [];
  return [{ code: "mode-outside", arguments: { low, mode, high }, parameter: "mode" }];
}

/** Equal neighbours are allowed. */
export function notAscending(values: readonly number[], parameter: string): SpecFault[] {
  const fall = values.findIndex((value, i) => i > 0 && value < values[i - 1]);
  if (fall === -1) return [];
  return [{ code: "not-ascending", arguments: { first: values[fall - 1], second: values[fall] }, parameter }];
}

export function emptyList(values: readonly number[], parameter: string): SpecFault[] {
  return values.length > 0 ? [] : [{ code: "empty-list", arguments: {}, parameter }];
}
