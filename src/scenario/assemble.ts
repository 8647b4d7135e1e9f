import { baseName } from "../foundation/base-name.js";
import type { Problem } from "../foundation/problem.js";
import type { Check } from "../analysis/checks/check.js";
import type { Assumption, Source } from "../assumptions/assumption.js";
import { BOOK, findAssumption } from "../assumptions/book.js";
import { lazyUnion } from "../foundation/lazily.js";
import type { DistributionSpec } from "../distributions/spec.js";
import { lazyHash } from "./hash.js";
import { sorted } from "./problems.js";
import { defaultOf, postsOf } from "./plan-inputs.js";
import type { Resolved } from "./resolve.js";
import type { ResolvedAssumption, Scenario, ScenarioState, ScenarioStructure } from "./scenario.js";
import type { ReadState } from "./read-state.js";
import type { ReadValue } from "./read-value.js";
import type { ReadStructure } from "./read-structures.js";
import { nodeAt } from "./located-tree.js";
import { companyWarnings } from "./company-warnings.js";
import { placedWarnings } from "./placed-warnings.js";
import { unusualValues } from "./unusual-values.js";
import { wayWarnings } from "./way-warnings.js";

/** All there is to tell of a file without faults; `warnings` are those of reading it. */
export const allWarnings = (warnings: readonly Problem[], resolved: Resolved, file: string): Problem[] =>
  sorted(
    [
      ...warnings,
      ...[...placedWarnings(resolved), ...wayWarnings(resolved)].map((problem) =>
        labelled(problem, resolved.structures),
      ),
      ...companyWarnings(resolved),
      ...unusualValues(resolved),
    ],
    file,
  );

/** Arguments of warnings that are ids of structures. */
const OF_STRUCTURES = ["structure", "structures", "groups"];

/** A warning that calls structures by their labels, as results do; its key path has the id. */
function labelled(problem: Problem, structures: Resolved["structures"]): Problem {
  const called = new Map(structures.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label] as const])));
  if (called.size === 0) return problem;
  const nameOf = (id: unknown): unknown => {
    if (Array.isArray(id)) return id.map(nameOf);
    return typeof id === "string" ? (called.get(id) ?? id) : id;
  };
  const details = Object.entries(problem.arguments).map(([key, value]: [string, unknown]) => {
    return [key, OF_STRUCTURES.includes(key) ? nameOf(value) : value];
  });
  return { ...problem, arguments: Object.fromEntries(details) as Problem["arguments"] };
}

/** The scenario of a file without faults. */
export function assemble(
  resolved: Resolved,
  checks: readonly Check[],
  warnings: readonly Problem[],
  file: string,
): Scenario {
  const { shaped, plan, trials, objective, reference, today, transition, start } = resolved;
  const { name = nameOfFile(file), description, currency } = shaped.data;
  const told = {
    name,
    ...(description !== undefined && { description }),
    file,
    trials,
    objective,
    reference,
    ...(today !== undefined && { today }),
    ...(transition !== undefined && { transition }),
    ...(start && { start }),
    ...(currency !== undefined && { currency }),
    plan,
    structures: resolved.structures.map(scenarioStructure),
    assumptions: BOOK.map((row) => resolvedAssumption(row, resolved)),
    checks,
    warnings,
  };
  return lazyUnion(told, lazyHash({ plan, trials, objective, reference }));
}

/** The file's name without folder and extension. */
const nameOfFile = (file: string): string => baseName(file).replace(/\.ya?ml$/u, "");

function scenarioStructure({ id, label, own, stages, phased }: ReadStructure): ScenarioStructure {
  return {
    id,
    ...(label !== undefined && { label }),
    ...scenarioState(own),
    stages: stages.map(({ from, state }) => ({ from, state: scenarioState(state) })),
    ...(phased && { phased }),
  };
}

function scenarioState(state: ReadState): ScenarioState {
  const { chart, organisation, mandate, posts, reasons, effectsOn, overrides } = state;
  const { relation, background } = organisation;
  const rows = overrides.map(({ assumption, value }) => withValue(bookRow(assumption), value));
  return { chart, relation, background, mandate, posts, reasons, effectsOn, overrides: rows };
}

/** The row of the book, which has every assumption that was read. */
function bookRow(id: string): Assumption {
  const row = findAssumption(id);
  if (row === undefined) throw new RangeError(`there is no assumption ${id}`);
  return row;
}

/** Source of a value the scenario gives without naming one; its grade is `assumption`. */
export const OWN_SOURCE = "this scenario";

/** A row of the book with the scenario's value in its place, if there is one. */
export function resolvedAssumption(row: Assumption, { values, shaped, plan }: Resolved): ResolvedAssumption {
  const own = values.get(row.id);
  if (own !== undefined) return withValue(row, own);
  const distribution = postsOf(row.id, plan.todayPosts);
  if (distribution === undefined) return ofBook(row);
  const posts = nodeAt(shaped.tree, row.id.split("."));
  if (posts?.kind !== "scalar") return bookAssumption(row, distribution);
  const { text, at } = posts;
  return { ...row, value: text, source: OWN_SOURCE, grade: "assumption", distribution, position: at.position };
}

const bookAssumption = (row: Assumption, distribution: DistributionSpec): ResolvedAssumption => ({
  ...row,
  source: bookSource(row.source),
  distribution,
});

const known = new Map<Assumption, ResolvedAssumption>();

/** An assumption as the book has it: the same for all scenarios, which are many in a batch. */
function ofBook(row: Assumption): ResolvedAssumption {
  const assumption = known.get(row) ?? bookAssumption(row, defaultOf(row));
  known.set(row, assumption);
  return assumption;
}

function withValue(row: Assumption, own: ReadValue): ResolvedAssumption {
  const { text, distribution, at, source = OWN_SOURCE, grade = "assumption" } = own;
  return { ...row, value: text, source, grade, distribution, position: at.position };
}

/** A source of the book in one line. */
export function bookSource({ author, title, year }: Source): string {
  return `${author}, ${title}${year === undefined ? "" : ` (${year})`}`;
}
