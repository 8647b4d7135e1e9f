import { sameText } from "../sweep/variants/read-parameter.js";
import { commonStructures, meansOf, type Moves } from "./figure-moves.js";
import type { ComparedVariant, ResultComparison } from "./record.js";
import type { StoredSide, StoredVariant } from "./stored/side.js";
import { winnerOf } from "./winner.js";

type VariantPair = readonly [StoredVariant, StoredVariant];

/** The what-ifs of two sweeps, each beside the one of the same values; nothing where one of the two is no sweep or varies nothing. */
export function comparedVariants(
  before: StoredSide,
  now: StoredSide,
  moves: Moves,
): Pick<ResultComparison, "variants" | "variantsOnly"> {
  const [all, others] = [before, now].map(({ variants }) => variants.filter(({ values }) => values.length > 0));
  if (all.length === 0 || others.length === 0) return {};
  const known = new Map(all.map((one) => [placeOf(one), one] as const));
  const pairs = others.flatMap((one): VariantPair[] => {
    const then = known.get(placeOf(one));
    return then === undefined ? [] : [[then, one]];
  });
  return {
    variants: movedTogether(pairs, now.objectiveLabel, moves),
    variantsOnly: { before: all.length - pairs.length, now: others.length - pairs.length },
  };
}

/** What varies and to which value, in whichever order and words. */
const placeOf = ({ values, objective }: StoredVariant): string =>
  JSON.stringify([objective, ...values.map(({ key, value }) => JSON.stringify([key, sameText(value)])).sort()]);

/** All means are one list, and so are all leads: with many of them some would seem to differ by chance. */
function movedTogether(
  pairs: readonly VariantPair[],
  objectiveLabel: string,
  moves: Moves,
): readonly ComparedVariant[] {
  const winners = pairs.map((pair) => pair.map((one) => winnerOf({ ...one, objectiveLabel })));
  const leads = moves(
    winners.flatMap(([then, today], place) =>
      then !== undefined && then.structure === today?.structure ? [{ place, before: then.lead, now: today.lead }] : [],
    ),
  );
  const means = moves(
    pairs.flatMap(([then, today], place) =>
      commonStructures(then, today)
        .flatMap((pair) => meansOf(pair, { objective: today.objective, objectiveLabel }))
        .filter(({ outcome }) => outcome === today.objective)
        .map((mean) => ({ ...mean, place })),
    ),
  );
  return pairs.map(([, { variant, values }], at) => {
    const [before, now] = winners[at];
    const lead = leads.find(({ place }) => place === at);
    return {
      variant,
      values,
      winners: { ...(before && { before }), ...(now && { now }) },
      ...(lead && { lead: withoutPlace(lead) }),
      objectives: means.filter(({ place }) => place === at).map(withoutPlace),
    };
  });
}

const withoutPlace = <One extends { readonly place: number }>(one: One) =>
  Object.fromEntries(Object.entries(one).filter(([key]) => key !== "place")) as Omit<One, "place">;
