import type { ScenarioHeader } from "./result/scenario-header.js";

/** What readers are told a structure is called: its label, else its id as written. Data keep the id. */
export function nameOf({ labels = [] }: Pick<ScenarioHeader, "labels">, id: string): string {
  return labels.find(({ structure }) => structure === id)?.label ?? id;
}
