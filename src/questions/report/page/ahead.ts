import { verdictKind } from "../../../report/verdict/kind.js";
import type { ScenarioResult } from "../../run/record.js";
import { verdictFigures } from "../../run/verdict-figures.js";

/** The structure that the verdict calls ahead, and how; undefined where it calls none so, whoever comes first in a list. */
export function aheadOf(result: ScenarioResult): { readonly id: string; readonly words: string } | undefined {
  const kind = verdictKind(verdictFigures(result));
  const id = result.structures.find(({ rank }) => rank === 1)?.id;
  if (id === undefined || !(kind === "clear" || kind === "spread")) return undefined;
  return { id, words: kind === "clear" ? "ahead" : "ahead on average" };
}
