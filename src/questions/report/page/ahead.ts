import { verdictKind } from "../../../report/verdict/kind.js";
import type { ScenarioResult } from "../../run/record.js";
import { verdictFigures } from "../../run/verdict-figures.js";

interface Ahead {
  readonly id: string;
  readonly words: string;
}

/** Every mark of a chart asks, and the answer goes through all structures. */
const FOUND = new WeakMap<ScenarioResult, Ahead | "nobody">();

/** The structure that the verdict calls ahead, and how; undefined where it calls none so, whoever comes first in a list. */
export function aheadOf(result: ScenarioResult): Ahead | undefined {
  const found = FOUND.get(result) ?? findAhead(result) ?? "nobody";
  FOUND.set(result, found);
  return found === "nobody" ? undefined : found;
}

function findAhead(result: ScenarioResult): Ahead | undefined {
  const kind = verdictKind(verdictFigures(result));
  const id = result.structures.find(({ rank }) => rank === 1)?.id;
  if (id === undefined || !(kind === "clear" || kind === "spread")) return undefined;
  return { id, words: kind === "clear" ? "ahead" : "ahead on average" };
}
