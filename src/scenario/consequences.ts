import type { Problem, ProblemCode } from "../foundation/problem.js";

/** Whether a refused part of the file, at `cause`, may be all that lies behind a problem at `keyPath`. */
type MayCause = (cause: Problem & { readonly keyPath: string }, keyPath: string) => boolean;

const isBelow = (keyPath: string, path: string): boolean =>
  keyPath === path || keyPath.startsWith(`${path}.`) || keyPath.startsWith(`${path}[`);

const below: MayCause = (cause, keyPath) => isBelow(cause.keyPath, keyPath);

const beside: MayCause = (cause, keyPath) =>
  isBelow(cause.keyPath, keyPath.slice(0, Math.max(0, keyPath.lastIndexOf("."))));

/** A key at the top, which may have been misspelt. */
const atTop =
  (key: string): MayCause =>
  (cause) =>
    isBelow(cause.keyPath, key) || ("nearest" in cause.arguments && cause.arguments.nearest === key);

/** The structures themselves, or one as a whole: what is wrong inside of one leaves its name. */
const names: MayCause = (cause) => /^structures(\.[^.[]+)?$/u.test(cause.keyPath) && cause.code === "wrong-type";

/** Anything in the same structure, today's posts, or today's structure, from which those with phases start. */
const inStructure: MayCause = (cause, keyPath) =>
  isBelow(cause.keyPath, /^structures\.[^.[]+/u.exec(keyPath)?.[0] ?? keyPath) ||
  ["today", "teams"].some((key) => isBelow(cause.keyPath, key));

/**
 * Problems that only say that something is missing, or does not fit what is missing: where that has been refused, nothing is
 * known of it, and the refusal alone is the file's mistake.
 */
const CONSEQUENCES: Readonly<Partial<Record<ProblemCode, MayCause>>> = {
  "missing-key": below,
  "quantile-count": below,
  "check-without-limit": below,
  "phase-without-change": below,
  "structure-without-chart": inStructure,
  "team-reports-to-nobody": inStructure,
  "two-roots": inStructure,
  "unknown-node": inStructure,
  "unknown-superior": inStructure,
  "missing-team": inStructure,
  "no-structures": atTop("structures"),
  "unknown-structure": names,
  "from-without-start": atTop("start"),
  "transition-without-today": atTop("today"),
  "focus-weights-sum": beside,
  "correlation-certain": atTop("assumptions"),
};

/** The problems without those that may only follow from an error among them. */
export function withoutConsequences(problems: readonly Problem[]): Problem[] {
  const errors = problems.filter(({ severity }) => severity === "error");
  const causes = errors.flatMap(({ keyPath, ...problem }) =>
    CONSEQUENCES[problem.code] === undefined && keyPath !== undefined ? { ...problem, keyPath } : [],
  );
  return problems.filter(({ code, keyPath = "" }) => !causes.some((cause) => CONSEQUENCES[code]?.(cause, keyPath)));
}
