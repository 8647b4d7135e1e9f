import { BOOK, findAssumption } from "../../assumptions/book.js";
import { GROUP_IDS, isInGroup } from "../../assumptions/groups.js";
import { InvalidInput } from "../../foundation/problem.js";
import { OUTCOME_IDS, type OutcomeId } from "../../funnel/outcomes.js";
import { nearestStructure } from "../../scenario/find-structure.js";
import type { Scenario } from "../../scenario/scenario.js";
import { unknownAssumption, unknownGroup } from "../../scenario/unknown-assumption.js";
import { placeNamed, structureNames } from "../structure-names.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    // Where to look instead: names of structures, or the groups of assumptions.
    "unknown-subject": { found: string; nearest?: string; structures: readonly string[]; groups: readonly string[] };
  }
}

/** What one thing is to be explained; of ids those of all assumptions it stands for. */
export type ExplainedSubject =
  | { readonly kind: "structure"; readonly place: number }
  | { readonly kind: "assumption"; readonly ids: readonly string[] }
  | { readonly kind: "group"; readonly ids: readonly string[] }
  | { readonly kind: "outcome"; readonly id: OutcomeId };

const IDS = BOOK.map(({ id }) => id);
const idsIn = (group: string): string[] => IDS.filter((id) => isInGroup(id, group));

/**
 * The structure of this name or label, else the assumption, the group of assumptions or the outcome of this id.
 * @throws InvalidInput for what is none of these, with what may be meant
 */
export function findSubject(text: string, scenario?: Scenario): ExplainedSubject {
  const name = text.normalize("NFC");
  const structures = scenario === undefined ? [] : structureNames(scenario);
  const place = scenario === undefined ? -1 : placeNamed(scenario, name);
  if (place >= 0) return { kind: "structure", place };
  if (findAssumption(name) !== undefined) return { kind: "assumption", ids: [name] };
  if (GROUP_IDS.includes(name)) return { kind: "group", ids: idsIn(name) };
  const outcome = OUTCOME_IDS.find((id) => id === name);
  if (outcome !== undefined) return { kind: "outcome", id: outcome };
  throw unknownSubject(name, structures, scenario?.today);
}

/** An id in a group that there is belongs to it; anything else may be a name of any kind. */
function unknownSubject(found: string, structures: readonly string[], today: string | undefined): InvalidInput {
  const asId = unknownAssumption(found, IDS);
  if (asId.group !== undefined)
    return new InvalidInput([{ code: "unknown-assumption", severity: "error", arguments: asId }]);
  const names = [...structures, ...OUTCOME_IDS, ...GROUP_IDS, ...IDS];
  const groups = GROUP_IDS.filter((id) => !id.includes("."));
  const details = { found, structures, groups, ...nearestStructure(found, names, today) };
  return new InvalidInput([{ code: "unknown-subject", severity: "error", arguments: details }]);
}

/** Ids of a group. @throws InvalidInput if there is none of this name */
export function findGroup(text: string): readonly string[] {
  const name = text.replace(/\.?\*?$/u, "");
  if (GROUP_IDS.includes(name)) return idsIn(name);
  const details = unknownGroup(name, IDS);
  throw new InvalidInput([{ code: "unknown-assumption", severity: "error", arguments: details, keyPath: "--group" }]);
}
