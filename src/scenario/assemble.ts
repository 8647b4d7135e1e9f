import type { Problem } from "../foundation/problem.js";
import type { Check } from "../analysis/checks/check.js";
import type { Assumption, Source } from "../assumptions/assumption.js";
import { BOOK } from "../assumptions/book.js";
import { scenarioHash } from "./hash.js";
import { sorted } from "./problems.js";
import { defaultOf, postsOf } from "./plan-inputs.js";
import type { Resolved } from "./resolve.js";
import type { ResolvedAssumption, Scenario, ScenarioStructure } from "./scenario.js";
import type { ReadStructure } from "./read-structures.js";
import { nodeAt } from "./located-tree.js";
import { placedWarnings } from "./placed-warnings.js";

/** The scenario of a file without faults; `warnings` are those of reading it. */
export function assemble(
  resolved: Resolved,
  checks: readonly Check[],
  warnings: readonly Problem[],
  file: string,
): Scenario {
  const { shaped, plan, trials, objective, reference, values } = resolved;
  const { name = baseName(file), description } = shaped.data;
  return {
    name,
    ...(description !== undefined && { description }),
    file,
    trials,
    objective,
    reference,
    plan,
    structures: resolved.structures.map(scenarioStructure),
    assumptions: BOOK.map((row) => resolvedAssumption(row, resolved)),
    checks,
    warnings: sorted([...warnings, ...placedWarnings(plan.inputs, resolved.structures, values)], file),
    // Only results carry the hash, so only they pay for it.
    get hash() {
      return scenarioHash({ plan, trials, objective, reference });
    },
  };
}

/** The file's name without folder and extension. */
function baseName(file: string): string {
  const name = file.split(/[/\\]/u).at(-1) ?? file;
  return name.replace(/\.ya?ml$/u, "");
}

function scenarioStructure(structure: ReadStructure): ScenarioStructure {
  const { id, chart, organisation, mandate, reasons, effectsOn } = structure;
  const { relation, background } = organisation;
  return { id, chart, relation, background, mandate, reasons, effectsOn };
}

/** Source of a value the scenario gives without naming one; its grade is `assumption`. */
export const OWN_SOURCE = "this scenario";

/** A row of the book with the scenario's value in its place, if there is one. */
export function resolvedAssumption(row: Assumption, { values, shaped, plan }: Resolved): ResolvedAssumption {
  const own = values.get(row.id);
  if (own !== undefined) {
    const { text, distribution, at, source = OWN_SOURCE, grade = "assumption" } = own;
    return { ...row, value: text, source, grade, distribution, position: at.position };
  }
  const posts = nodeAt(shaped.tree, row.id.split("."));
  const distribution = postsOf(row.id, plan.todayPosts) ?? defaultOf(row);
  if (posts?.kind !== "scalar") return { ...row, source: bookSource(row.source), distribution };
  const { text, at } = posts;
  return { ...row, value: text, source: OWN_SOURCE, grade: "assumption", distribution, position: at.position };
}

/** A source of the book in one line. */
export function bookSource({ author, title, year }: Source): string {
  return `${author}, ${title}${year === undefined ? "" : ` (${year})`}`;
}
