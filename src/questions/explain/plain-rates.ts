import type { ExplainedEffect } from "../../analysis/explain.js";
import { EFFECT_TARGET_ROWS } from "../../assumptions/effect-targets.js";
import { findAssumption } from "../../assumptions/book.js";
import { assumptionLabel } from "../../report/assumption-label.js";
import { plain } from "../../report/format/number.js";

/** What an effect does to one quantity, in words and numbers that need no formula. */
export interface PlainRate {
  readonly effect: ExplainedEffect;
  /** `churn of customers, % a year`. */
  readonly label: string;
  /** Without and with the effect, in the unit of the label. */
  readonly base: string;
  readonly result: string;
}

/** The quantities that effects change, one or more each; those of teams that are not there are left out. */
export function plainRates(effects: readonly ExplainedEffect[], isThere: (assumption: string) => boolean): PlainRate[] {
  return effects.flatMap((effect) => [
    ...(effect.kind === "time ratio" ? [timeOf(effect)] : []),
    ...effect.rates
      .filter(({ assumption }) => isThere(assumption))
      .map(({ assumption, base, result }) => {
        const { suffix, shown } = unitOf(assumption);
        return {
          effect,
          label: `${effect.kind === "weight ratio" ? effect.label : assumptionLabel(assumption)}${suffix}`,
          base: plain(shown(base)),
          result: plain(shown(result)),
        };
      }),
  ]);
}

/** How long a lead waits has no default in days: the model knows it as a multiple of today's. */
const timeOf = (effect: ExplainedEffect): PlainRate => ({
  effect,
  label: `${effect.label}, % of today's`,
  base: "100",
  result: plain(withoutNoise(100 * effect.ratio)),
});

interface PlainUnit {
  readonly suffix: string;
  readonly shown: (value: number) => number;
}

const asPercent = (value: number): number => withoutNoise(100 * value);

/** Of those who leave at this rate a month, the share that is gone after a year: as the outcomes have it. */
const aYear = (hazard: number): number => asPercent(1 - Math.exp(-12 * hazard));

const UNITS: Readonly<Record<string, PlainUnit>> = {
  fraction: { suffix: ", %", shown: asPercent },
  "share of marketing's effort": { suffix: ", %", shown: asPercent },
  "hazard/month": { suffix: ", % a year", shown: aYear },
  "leads/month": { suffix: "", shown: withoutNoise },
  "opportunities/rep/month": { suffix: " a month", shown: withoutNoise },
  "opportunities/SDR/month": { suffix: " a month", shown: withoutNoise },
};

/** @throws RangeError for an assumption that no effect acts on */
function unitOf(assumption: string): PlainUnit {
  const unit = findAssumption(assumption)?.unit ?? "";
  if (Object.hasOwn(UNITS, unit)) return UNITS[unit];
  throw new RangeError(`There is no plain unit for ${assumption}, in ${unit}.`);
}

/** What computing left in the last of 16 digits would cost a digit shown: 10.0 for 9.99…9. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

/** Ids of the effects on an assumption, such as `churn`. */
export const effectsOn = (assumption: string): readonly string[] =>
  EFFECT_TARGET_ROWS.filter(({ bases }) => bases.some((id) => id === assumption)).map(({ id }) => id);
