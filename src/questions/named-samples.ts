import { outcomeSamples } from "../analysis/outcome-samples.js";
import { InvalidInput } from "../foundation/problem.js";
import { shownValue } from "../foundation/require-type.js";
import { TALLIES } from "../funnel/model/tallies.js";
import { Tally } from "../funnel/model/places.js";
import { ALWAYS_KNOWN, OUTCOME_IDS, type OutcomeId } from "../funnel/outcomes.js";
import { nearest } from "../scenario/problems.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Block } from "../simulation/block.js";
import { createRunner } from "../simulation/create-runner.js";
import type { Runner } from "../simulation/runner.js";
import { inPieces } from "../simulation/work.js";
import {
  CALLBACK,
  OUTCOME_LIST,
  SIGNAL,
  TRUTH,
  functionsNamed,
  requireScenario,
  validateOptions,
  wholeWithin,
  type OptionRules,
} from "./options/library.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "custom-outcome": { outcome: string; found: string };
    "unknown-tally": { outcome: string; found: string; allowed: readonly string[]; nearest?: string };
  }
}

export type TallyId = (typeof TALLIES)[number]["id"];

/**
 * What happened to one structure in one sample, by the end of the horizon: flows are sums over its months, stocks are what is there at
 * its end. `TALLIES` says what each is, and its unit. The object is used again for the next sample: keep numbers, not the object.
 */
export type TalliesAtEnd = Readonly<Record<TallyId, number>>;

/** An outcome of your own, a number; NaN where there is no data. It cannot be asynchronous. */
export type CustomOutcome = (tallies: TalliesAtEnd) => number;

export interface NamedSamplesOptions<Known extends OutcomeId, Own extends string> {
  /** Columns of outcomes; default: all. */
  readonly outcomes?: readonly Known[];
  /** Columns of your own, by a name that no outcome has. */
  readonly custom?: Readonly<Record<Own, CustomOutcome>>;
  /** Whether to keep what was drawn for the assumptions. */
  readonly inputs?: boolean;
  /** Number of trials instead of the scenario's. */
  readonly trials?: number;
  /** What simulates; default: as many worker threads as there are processors. The samples do not depend on it. */
  readonly runner?: Runner;
  /** Aborting ends it early: the columns then hold what was finished. */
  readonly signal?: AbortSignal;
  /** Called after every block with the trials done and to do. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Samples in columns: entry s is replicate s % replicates of trial floor(s / replicates), in every column the same world. */
export interface NamedSamples<Column extends string> {
  /** Trials simulated. */
  readonly trials: number;
  readonly replicates: number;
  /** Interrupted: fewer trials than asked for. */
  readonly partial: boolean;
  /** By the id of a structure and the name of a column, in the unit of the outcome; NaN where there is no data. */
  readonly structures: Readonly<Record<string, Readonly<Record<Column, Float64Array>>>>;
  /** Where asked for, by assumption, in the unit of the book: a value a trial. */
  readonly inputs?: Readonly<Record<string, Float64Array>>;
}

const NAMED_SAMPLES_RULES: OptionRules<NamedSamplesOptions<OutcomeId, string>> = {
  outcomes: OUTCOME_LIST,
  custom: functionsNamed(OUTCOME_IDS),
  inputs: TRUTH,
  trials: wholeWithin("trials"),
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
};

/**
 * Every sample of outcomes, and of outcomes of your own as functions of the tallies, as columns by name. All is kept in memory: 8 bytes a
 * structure, sample and column.
 * @throws InvalidInput for what is wrong with the options, for an outcome of your own that is no number, and for a tally that there is not;
 * what a function of your own throws
 */
export async function samplesOf<const Known extends OutcomeId = OutcomeId, const Own extends string = never>(
  scenario: Scenario,
  options: NamedSamplesOptions<Known, Own> = {},
): Promise<NamedSamples<Known | Own>> {
  requireScenario(scenario);
  validateOptions(options, NAMED_SAMPLES_RULES);
  const { runner = createRunner(), signal, onProgress, inputs = false } = options;
  const { plan } = scenario;
  const total = options.trials ?? scenario.trials;
  const columns = columnsOf(scenario, total, options);
  const wants = { inputs, tallies: options.custom !== undefined };
  let done = 0;
  const take = (block: Block): void => {
    columns.add(block, done);
    done += block.trials;
    onProgress?.(done, total);
  };
  try {
    await runner([inPieces({ plan, range: { from: 0, to: total }, wants })], take, signal);
  } catch (reason) {
    if (!signal?.aborted || reason !== signal.reason) throw reason;
  }
  return {
    trials: done,
    replicates: plan.replicates,
    partial: done < total,
    ...(columns.first(done) as Pick<NamedSamples<Known | Own>, "structures" | "inputs">),
  };
}

type Columns = Record<string, Float64Array>;

function columnsOf(
  { plan, structures }: Scenario,
  trials: number,
  { outcomes = OUTCOME_IDS, custom = {}, inputs = false }: NamedSamplesOptions<OutcomeId, string>,
) {
  const { replicates } = plan;
  const own = Object.entries(custom);
  const empty = (names: readonly string[], length: number): Columns =>
    Object.fromEntries(names.map((name) => [name, new Float64Array(length)]));
  const names = [...outcomes, ...own.map(([name]) => name)];
  const tables = structures.map(() => empty(names, trials * replicates));
  const ids = plan.inputs.map(({ id }) => id);
  const drawn = empty(inputs ? ids : [], trials);
  const trimmed = (columns: Columns, length: number): Columns =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.subarray(0, length)]));
  return {
    add: (block: Block, before: number): void => {
      const at = before * replicates;
      for (const [place, table] of tables.entries()) {
        for (const id of outcomes) table[id].set(outcomeSamples(block, place, id), at);
        for (const [name, outcome] of own) fillCustom(block, place, { name, outcome }, table[name].subarray(at));
      }
      const values = block.inputs;
      if (values === undefined || !inputs) return;
      for (const [input, id] of ids.entries())
        for (let trial = 0; trial < block.trials; trial++)
          drawn[id][before + trial] = values[trial * ids.length + input];
    },
    first: (done: number) => ({
      structures: Object.fromEntries(
        structures.map(({ id }, place) => [id, trimmed(tables[place], done * replicates)] as const),
      ),
      ...(inputs && { inputs: trimmed(drawn, done) }),
    }),
  };
}

/** Of a sample in which a number overflowed nothing is known. */
function fillCustom(
  block: Block,
  structure: number,
  { name, outcome }: { readonly name: string; readonly outcome: CustomOutcome },
  column: Float64Array,
): void {
  const { tallies = new Float64Array(0), trials, replicates, outcomes } = block;
  const samples = trials * replicates;
  const structures = outcomes.length / (OUTCOME_IDS.length * samples);
  const months = tallies.length / (samples * structures * Tally.Size);
  const known = outcomeSamples(block, structure, ALWAYS_KNOWN);
  const told = talliesFor(name);
  for (let sample = 0; sample < samples; sample++) {
    const at = ((sample * structures + structure) * months + months - 1) * Tally.Size;
    for (const [place, { id }] of TALLIES.entries()) told[id] = tallies[at + place];
    column[sample] = Number.isNaN(known[sample]) ? NaN : numberOf(outcome(told), name);
  }
}

/** Of anything but a number a column would make NaN, which means no data. */
function numberOf(value: unknown, outcome: string): number {
  if (typeof value === "number") return value;
  throw new InvalidInput([
    { code: "custom-outcome", severity: "error", arguments: { outcome, found: foundText(value) } },
  ]);
}

const foundText = (value: unknown): string =>
  value instanceof Promise ? "a promise" : typeof value === "string" ? `the text ${value}` : shownValue(value);

/** To be filled with the tallies. A name that is none of theirs, and none of what every object has, is refused when it is read. */
function talliesFor(outcome: string): Record<TallyId, number> {
  const allowed = TALLIES.map(({ id }) => id);
  const others = new Proxy<object>(Object.prototype, {
    get: (target, key, receiver): unknown => {
      if (typeof key === "symbol" || key in target || ASKED_OF_ANY.includes(key))
        return Reflect.get(target, key, receiver);
      const details = { outcome, found: key, allowed, ...nearest(key, allowed) };
      throw new InvalidInput([{ code: "unknown-tally", severity: "error", arguments: details }]);
    },
  });
  return Object.create(others) as Record<TallyId, number>;
}

/** What JSON and promises look for in any object. */
const ASKED_OF_ANY = ["toJSON", "then"];
