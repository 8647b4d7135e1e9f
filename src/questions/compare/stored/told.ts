import type { Entries } from "../../../scenario/changes.js";
import type { Overrides } from "../../../report/result/manifest.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";

type Header = Pick<
  ScenarioHeader,
  "seed" | "replicates" | "horizonMonths" | "effects" | "objectiveLabel" | "reference"
>;

interface Charted {
  readonly id: string;
  readonly relation: string;
  readonly background: string;
  readonly mandate: string;
}

/** What every version of the result file says of a scenario's settings and structures, by the names that changes have. */
export function toldOf(header: Header, structures: readonly Charted[]): Entries {
  return new Map([
    ["seed", header.seed],
    ["replicates", String(header.replicates)],
    ["horizon", `${String(header.horizonMonths)} months`],
    ["effects", String(header.effects)],
    ["objective", header.objectiveLabel],
    ["reference", header.reference],
    ...structures.flatMap(({ id, relation, background, mandate }): (readonly [string, string])[] => [
      [`${id}.relation`, relation],
      [`${id}.background`, background],
      [`${id}.mandate`, mandate],
    ]),
  ]);
}

/** What the command line laid over the file. */
export function overrideEntries({ params, set }: Pick<Overrides, "params" | "set">): (readonly [string, string])[] {
  const entries = [
    ["--params", params.join(", ")],
    ["--set", set.join(", ")],
  ] as const;
  return entries.filter(([, value]) => value !== "");
}
