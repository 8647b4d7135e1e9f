import { objectiveText } from "../../report/outcome-text.js";
import { count } from "../../report/format/number.js";
import { difference, differenceScale, PERCENT, quantity, type Scale } from "../../report/format/quantity.js";
import { nameOf } from "../../report/structure-name.js";
import type { SamplesResult } from "./record.js";

/** What the figures of the default method mean, how they were found and what they are not. */
export function samplesCaptions(result: SamplesResult, scale: Scale): string[] {
  const { trials, explained, perfectInformation, effectStrength } = result;
  const [best, second] = [result.best, result.second].map((id) => nameOf(result, id));
  const { additive, pairs } = explained.difference;
  const { withLuck, outOfSample, plugIn, standardError } = perfectInformation;
  const percent = (share: number): string => quantity(share, 0.001, PERCENT);
  const worth = (value: number): string => quantity(value, standardError, scale);
  return [
    `lead: mean ${objectiveText(result).label} of ${best} less that of ${second}, given the assumption's value, everything else and luck as uncertain as stated; ` +
      "~ marks a lead whose 95 % interval of sampling error includes zero: the error of the regression, of the assumption's own quantile and of the mean over all others. best at: the structure with the best mean there, if another one; ~ where these trials do not tell that it is.",
    `index: share of the variance of the lead (luck included) that its expectation given the assumption has (first-order Sobol' index). Both rest on a regression over ${count(trials)} trials: natural cubic splines of every assumption, ` +
      `products of two where they show (Oakley & O'Hagan 2004; Strong, Oakley & Brennan 2014). The assumptions one by one explain ${percent(additive)} of the variance, pairs ${percent(pairs)}; ` +
      "the rest is luck and interactions of more. Where the rest is large, use --method sobol. Rank correlation: Spearman; partial: other assumptions' ranks taken out. Both miss what is U-shaped.",
    `worth: an estimate of the mean ${objectiveText(result).label} gained by who knows the assumption exactly before choosing, luck excluded (expected value of partial perfect information); a real measurement is worth less. ` +
      `It lies between what a choice by the regression gains on trials it has not seen, which is too low, and the mean of its largest expectation, which is too high, so weighted that their errors cancel: ` +
      `for the last row ${worth(outOfSample)} and ${worth(plugIn)}, standard error ${worth(standardError)}. Grey: not told from 0. ` +
      "A set counts for at least as much as its parts; 0: knowing it would not change the choice. Values do not add up: what one assumption tells, another may tell too.",
    `Foreseeing luck as well would be worth ${difference(withLuck.mean, withLuck.standardError, differenceScale(scale))}, the regret of \`run\`; nobody can measure luck.`,
    "Of what is uncertain, it hangs most on what moves the lead most from end to end; first to measure is what is worth most to know, since it may change the choice: they need not be the same.",
    USUAL,
    ...(effectStrength
      ? [
          `effects: the logarithm of every structure effect is multiplied by the strength, in runs of ${count(effectStrength.trials)} trials on the same worlds and luck (--effects sets it for any run); a change is confirmed on other trials.`,
        ]
      : []),
    ...(result.drivers.some(({ correlatedWith }) => correlatedWith.length > 0) ? [CORRELATED] : []),
  ];
}

const USUAL =
  "times the usual: an effect multiplies what a company without any structure effect has; of acceptance, follow-up and win rate not the share itself but those who go on for each who does not, so that no share exceeds 100 %.";

const CORRELATED =
  "Some assumptions are correlated: what is said of one includes what it tells about the others, and indices may add up to more than 100 %.";

export const SOBOL_CAPTIONS: readonly string[] = [
  "index: first-order Sobol' index, the share of the variance that an assumption has alone (Saltelli et al. 2010). total: with all its interactions, also with luck (Jansen 1999). " +
    "95 % intervals from the spread over base points; an index may come out below 0 by its error. Totals add up to more than 100 % where assumptions interact.",
  "Luck is shared by the rows that are compared and is part of the variance. Correlated assumptions are moved together and count as one.",
];

export const MORRIS_CAPTIONS: readonly string[] = [
  "mu*: mean size of the change when an assumption moves up by half of its probability, all others and luck held (Morris 1991; Campolongo, Cariboni & Saltelli 2007); mu: with its sign. " +
    "sigma: spread of the change; large beside mu* where the effect is bent or depends on others. A screening says what may be left out, not which share of a variance is whose.",
  "Correlated assumptions are moved together; mu means nothing for them.",
];
