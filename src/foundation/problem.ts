import type { Position } from "./position.js";

/** The arguments of every problem the program can report, by code. `report/messages.ts` turns them into sentences. */
export interface ProblemArguments {
  "unknown-key": { found: string; allowed: readonly string[]; nearest?: string };
  "wrong-type": { found: string; expected: string };
  "option-value": { option: string; found: string; expected: string };
  "options-exclude": { options: readonly string[]; reason: string };
  "option-needs": { option: string; needed: string };
  "winner-of-one": { file: string };
  "series-too-many": { found: number; limit: number };
  "stored-syntax": { file: string; reason: string };
  "stored-not-a-result": { file: string; keyPath: string };
  "stored-scenario-missing": { scenario: string; tried: readonly string[] };
  "output-extension": { file: string; found: string; allowed: readonly string[] };
  "output-folder-missing": { file: string; folder: string };
  "output-named-twice": { file: string };
  "output-not-written": { file: string; reason: string };
  // a value: `assumptions/value.ts`
  "not-a-value": { found: string };
  "not-finite": { found: string };
  "outside-domain": { found: number; domain: string };
  "interval-reversed": { low: number; high: number };
  "interval-touches-bound": { found: number; domain: string };
  "spread-not-above-one": { factor: number };
  "spread-needs-positive": { domain: string };
  // an org chart: `organisation/chart-faults.ts`
  "missing-team": { team: string };
  "team-leads-team": { node: string; leader: string };
  "duplicate-node": { node: string };
  "unknown-node": { node: string; known: readonly string[] };
  "unknown-superior": { node: string; superior: string; known: readonly string[] };
  "two-roots": { roots: readonly string[] };
  "reporting-circle": { circle: readonly string[] };
  // warnings: `analysis/plausibility.ts`
  "leads-beyond-capacity": { structure: string; leadsMonthly: number; capacityMonthly: number };
  "open-deals-beyond-capacity": { structure: string; openDeals: number; capacity: number };
  "wide-span-of-control": { structure: string; manager: string; directReports: number; limit: number };
  "empty-team": { structure: string; team: string };
  "large-teams": { structure: string; people: number; limit: number };
  "unusual-value": { assumption: string; value: number; low: number; high: number; source: string };
  "identical-structures": { first: string; second: string };
  // YAML text: `scenario/read-yaml.ts`, `scenario/locate.ts`
  "yaml-syntax": { reason: string };
  "yaml-version": { found: string; allowed: string };
  "multiple-documents": Record<never, never>;
  "unsupported-tag": { tag: string };
  "unknown-alias": { alias: string };
  "too-many-values": { limit: number };
  "too-deep": { limit: number };
  "empty-file": Record<never, never>;
  "invalid-key": Record<never, never>;
  "duplicate-key": { found: string; firstLine: number };
  // files: `scenario/read-file.ts`, `scenario/extends.ts`, `scenario/empirical.ts`
  "file-too-large": { file: string; limitBytes: number };
  "file-not-found": { file: string };
  "file-unreadable": { file: string; reason: string };
  "file-not-text": { file: string };
  "file-outside": { file: string; folder: string };
  "extends-circle": { files: readonly string[] };
  // a scenario's shape and its parts: `scenario/`
  "set-syntax": { found: string };
  "not-one-of": { found: string; allowed: readonly string[]; nearest?: string };
  "out-of-range": { found: string; minimum?: number; maximum?: number; exclusive?: true };
  "missing-key": { key: string };
  "invalid-name": { found: string; reason: "empty" | "too long" | "control character" | "reserved"; limit: number };
  "no-structures": Record<never, never>;
  "unknown-structure": { found: string; allowed: readonly string[]; nearest?: string };
  "unknown-assumption": { found: string; nearest?: string };
  "unknown-effect-target": { found: string; allowed: readonly string[]; nearest?: string };
  "unknown-outcome": { found: string; allowed: readonly string[]; nearest?: string };
  "objective-cannot-rank": { outcome: string };
  "objective-without-weight": Record<never, never>;
  "conflicting-superiors": { node: string; first: string; second: string; firstLine: number };
  "team-reports-to-nobody": { team: string };
  // checks: `scenario/checks.ts`, `check.ts`, `analysis/baseline.ts`
  "check-without-limit": Record<never, never>;
  "check-key-unused": { key: string; form: string };
  "check-alone": Record<never, never>;
  "check-structure-twice": { structure: string };
  "check-no-data": { check: string; trials: number };
  "check-not-finite": { check: string; found: number };
  "no-checks": { file: string };
  "baseline-syntax": { file: string; reason: string };
  "baseline-not-a-result": { file: string; keyPath: string };
  "baseline-missing": { file: string; missing: string; what: "scenario" | "structure" | "outcome" };
  "baseline-changed": { file: string; what: string; before: string; now: string };
  // values: `scenario/values.ts`
  "not-certain": { found: string };
  "unknown-distribution": { found: string; allowed: readonly string[]; nearest?: string };
  "support-outside-domain": {
    distribution: string;
    domain: string;
    lowest: number;
    highest: number;
    families: readonly string[];
  };
  "seasonality-months": { found: number };
  "focus-weights-sum": { sum: number };
  "csv-syntax": { file: string; reason: string };
  "csv-no-column": { file: string; column: string; allowed: readonly string[]; nearest?: string };
  "csv-not-a-number": { file: string; row: number; found: string };
  "csv-too-few-values": { file: string; column: string; found: number };
  // correlations: `scenario/correlations.ts`
  "correlation-certain": { assumption: string };
  "correlation-with-itself": { assumption: string };
  "correlation-duplicate": { a: string; b: string; firstLine: number };
  "correlations-impossible": { pairs: readonly string[] };
  // a distribution: `distributions/spec-faults.ts`
  "mode-outside": { low: number; mode: number; high: number };
  "not-ascending": { first: number; second: number };
  "empty-list": Record<never, never>;
  "lengths-differ": { values: number; weights: number };
  "quantile-count": { found: number };
  "middle-quantile-not-median": { probability: number };
  "truncation-keeps-nothing": { min?: number; max?: number; mass: number };
  // the drivers of an answer: `analysis/drivers/`
  "nothing-to-decide": { structures: number };
  "objective-no-data": { trials: number };
  "nothing-uncertain": Record<never, never>;
  "too-few-trials-for-drivers": { trials: number; needed: number; drivers: number };
  "group-syntax": { found: string };
  "unknown-driver": { found: string; nearest?: string };
  "map-syntax": { found: string };
  "map-same": { found: string };
  "map-certain": { assumption: string };
}

export type ProblemCode = keyof ProblemArguments;
export type Severity = "error" | "warning";

/** Something wrong or implausible in what the user gave: a code with arguments, and where it stands. */
export interface Problem<Code extends ProblemCode = ProblemCode> {
  readonly code: Code;
  readonly severity: Severity;
  readonly arguments: ProblemArguments[Code];
  readonly position?: Position;
  /** Dotted path of the key in its file: `structures.ceo.reports_to`. */
  readonly keyPath?: string;
  /** The offending line of the file. */
  readonly line?: string;
}

/** Thrown for invalid input, with every problem found. The program exits with 2. */
export class InvalidInput extends Error {
  override readonly name = "InvalidInput";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.code} ${JSON.stringify(problem.arguments)}`).join("; "));
    this.problems = problems;
  }
}
