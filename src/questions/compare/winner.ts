import type { Estimate } from "../../analysis/estimate.js";
import { objectiveText } from "../../report/outcome-text.js";
import type { StoredWinner } from "./record.js";
import { alikeIn } from "./stored/alike.js";
import type { StoredSide } from "./stored/side.js";

type Ranked = Pick<StoredSide, "objective" | "objectiveLabel" | "structures" | "pairs">;

/**
 * Which structure has the best mean objective in a result, and what it is ahead by; undefined where nothing can be best. Structures
 * that are the same count as one, for which the first of them stands.
 */
export function winnerOf({ objective, objectiveLabel, structures, pairs }: Ranked): StoredWinner | undefined {
  const { better } = objectiveText({ objective, objectiveLabel });
  if (better === "neither" || structures.some(({ best }) => Number.isNaN(best?.mean))) return undefined;
  const sign = better === "lower" ? -1 : 1;
  const ranked = alikeIn(objective, structures)
    .map(([first]) => first)
    .flatMap(({ id, outcomes }) => (Object.hasOwn(outcomes, objective) ? [{ id, ...outcomes[objective] }] : []))
    .filter(({ mean }) => !Number.isNaN(mean))
    .sort((a, b) => sign * (b.mean - a.mean));
  if (ranked.length < 2) return undefined;
  const [first, second] = ranked;
  const paired = pairs.find((one) => isPair(one, first.id, second.id));
  return { structure: first.id, second: second.id, lead: paired ? turned(paired, first.id) : apart(first, second) };
}

type Pair = StoredSide["pairs"][number];

const isPair = ({ first, second }: Pair, a: string, b: string): boolean =>
  (first === a && second === b) || (first === b && second === a);

const turned = ({ first, advantage: { mean, standardError } }: Pair, leader: string): Estimate => ({
  mean: first === leader ? mean : -mean,
  standardError,
});

/** Of many structures not every pair is stored: then as if each had luck of its own. */
const apart = (first: Estimate, second: Estimate): Estimate => ({
  mean: Math.abs(first.mean - second.mean),
  standardError: Math.hypot(first.standardError, second.standardError),
});
