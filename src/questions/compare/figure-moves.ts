import type { Estimate } from "../../analysis/estimate.js";
import { unpairedDifferences } from "../../analysis/unpaired.js";
import { OUTCOMES } from "../../funnel/outcomes.js";
import { objectiveText, outcomeText, type ObjectiveName } from "../../report/outcome-text.js";
import type { MovedFigure, MovedOutcome } from "./record.js";
import type { StoredSide, StoredStructure } from "./stored/side.js";

/** Of all figures of a list together. */
const CONFIDENCE_TOGETHER = 0.95;

/** One structure then and now. */
export type StructurePair = readonly [StoredStructure, StoredStructure];

type Structures = Pick<StoredSide, "structures">;

/** In the order of the later result. */
export function commonStructures(before: Structures, now: Structures): StructurePair[] {
  return now.structures.flatMap((structure) => {
    const then = before.structures.find(({ id }) => id === structure.id);
    return then === undefined ? [] : [[then, structure] as const];
  });
}

interface Two {
  readonly before: Estimate;
  readonly now: Estimate;
}

const plain = ({ mean, standardError }: Estimate): Estimate => ({ mean, standardError });

/** Of every outcome that both tell and this version knows. */
export function meansOf([then, today]: StructurePair, { objective, objectiveLabel }: ObjectiveName) {
  return Object.keys(today.outcomes)
    .filter((key) => Object.hasOwn(then.outcomes, key) && (key === "objective" || isKnown(key)))
    .map((outcome): Omit<MovedOutcome, keyof MovedFigure> & Two => {
      const { label, unit } = outcome === objective ? objectiveText({ objective, objectiveLabel }) : textOf(outcome);
      const [before, now] = [plain(then.outcomes[outcome]), plain(today.outcomes[outcome])];
      return { structure: today.id, outcome, label, unit, before, now };
    });
}

const isKnown = (key: string): boolean => OUTCOMES.some(({ id }) => id === key);

/** A mix that is not the objective of both is compared with nothing. */
const textOf = (outcome: string) => (outcome === "objective" ? { label: "objective", unit: "" } : outcomeText(outcome));

export type Moves = <Figure extends Two>(figures: readonly Figure[]) => (Figure & MovedFigure)[];

/** A share of a mean: what another order of adding up makes of it in another question. */
const ROUNDING = 1e-9;

/** How figures have moved; what has data in neither result is left out. */
export function movesWith(trials: number, isSameQuestion: boolean): Moves {
  const evened = <Figure extends Two>(figure: Figure): Figure => {
    const { before, now } = figure;
    const isEven = !isSameQuestion && Math.abs(now.mean - before.mean) <= ROUNDING * Math.abs(before.mean);
    return isEven ? { ...figure, now: { ...now, mean: before.mean } } : figure;
  };
  return (figures) => {
    const told = figures
      .filter(({ before, now }) => !(Number.isNaN(before.mean) && Number.isNaN(now.mean)))
      .map(evened);
    const differences = unpairedDifferences(
      told.map(({ before, now }) => ({ before, now, trials })),
      CONFIDENCE_TOGETHER,
    );
    return told.map((figure, place) => ({ ...figure, ...differences[place] }));
  };
}
