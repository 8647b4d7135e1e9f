import { findAssumption } from "../assumptions/book.js";
import { effectLabel } from "../assumptions/effect-row.js";
import { EFFECT_TARGET_ROWS } from "../assumptions/effect-targets.js";

/** What to call a structure, given its id. */
export type StructureName = (id: string) => string;

const asWritten: StructureName = (id) => id;

/**
 * What to call a planned input, or its stream, for readers: the label of the book's row, and of what a structure or a phase sets
 * itself the same with whose it is. An id that is none of these stays as it is.
 * @param id such as `funnel.acceptance`, `effect.own.ceo.churn` or `structure.ceo.money.programme_spend`
 */
export function assumptionLabel(id: string, nameOf: StructureName = asWritten): string {
  const known = findAssumption(id)?.label;
  if (known !== undefined) return known;
  const [, base, phase] = PHASE.exec(id) ?? ["", id, undefined];
  const label = ownEffect(base, nameOf) ?? override(base, nameOf);
  if (label === undefined) return id;
  return phase === undefined ? label : `${label}, step ${phase}`;
}

/** `acceptance of qualified leads (funnel.acceptance)`: with the id that a file or a script needs, where it is one of the book. */
export function assumptionName(id: string, nameOf: StructureName = asWritten): string {
  const label = assumptionLabel(id, nameOf);
  return findAssumption(id) === undefined ? label : `${label} (${id})`;
}

/** What moves together: each once, in the order given. */
export function assumptionLabels(ids: readonly string[], nameOf: StructureName = asWritten): string {
  return [...new Set(ids.map((id) => assumptionLabel(id, nameOf)))].join("; ");
}

const PHASE = /^(.*)\.phase(\d+)$/su;
const OWN_EFFECT = "effect.own.";
const OF_STRUCTURE = "structure.";
const OF_SCENARIO = "scenario.";

/** `effect.own.<structure>.<target>`; the stream of such effects names no structure. */
function ownEffect(id: string, nameOf: StructureName): string | undefined {
  if (!id.startsWith(OWN_EFFECT)) return undefined;
  const rest = id.slice(OWN_EFFECT.length);
  const row = EFFECT_TARGET_ROWS.find(({ id: target }) => rest === target || rest.endsWith(`.${target}`));
  if (row === undefined) return undefined;
  const structure = rest.slice(0, Math.max(0, rest.length - row.id.length - 1));
  return effectLabel(row.short, structure === "" ? "own effect" : `own effect of ${nameOf(structure)}`);
}

/** `structure.<structure>.<assumption>`, `scenario.<assumption>`. */
function override(id: string, nameOf: StructureName): string | undefined {
  if (id.startsWith(OF_SCENARIO)) return findAssumption(id.slice(OF_SCENARIO.length))?.label;
  if (!id.startsWith(OF_STRUCTURE)) return undefined;
  const rest = id.slice(OF_STRUCTURE.length);
  // Either part may have dots: the first one after which an assumption's id stands ends the structure's.
  for (let dot = rest.indexOf("."); dot >= 0; dot = rest.indexOf(".", dot + 1)) {
    const label = findAssumption(rest.slice(dot + 1))?.label;
    if (label !== undefined) return effectLabel(label, nameOf(rest.slice(0, dot)));
  }
  return undefined;
}
