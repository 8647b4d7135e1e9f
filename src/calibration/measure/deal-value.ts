import { meanAndSpread } from "../estimators/common-movement.js";
import { fitMean, type DatedAmounts } from "../estimators/mean-value.js";
import { bookPrior } from "../estimators/prior.js";
import { fitSpread, shareOfTop, type SpreadFit } from "../estimators/spread.js";
import { twoScales } from "../../statistics/two-scales.js";
import { WON, type DealList } from "../lists/deal-list.js";
import { doubtfulSpread } from "./doubtful-spread.js";
import { correlation, NOTHING, quantilesOf, type Finding, type Measurement } from "./measured.js";
import type { Periods } from "./periods.js";
import { counted, percent, short, widened } from "./text.js";

/** Amounts of won deals with the period they were won in. */
export function wonAmounts({ count, ending, closed, amount }: DealList, periods: Periods): DatedAmounts {
  const [values, places] = [new Float64Array(count), new Int32Array(count)];
  let kept = 0;
  for (let place = 0; place < count; place++) {
    if (ending[place] !== WON || !(amount[place] > 0)) continue;
    values[kept] = amount[place];
    places[kept++] = periods.of(closed[place]);
  }
  return { values: values.slice(0, kept), periods: places.slice(0, kept) };
}

/** Fewer amounts are no sample. */
const FEWEST = 5;
/** Of fewer amounts one deal more or less may move the mean by more than a company plans with. */
const FEWEST_UNWARNED = 10;
/** Of fewer amounts the largest hundredth is less than one. */
const FEWEST_FOR_TAIL = 100;
/** A share of the largest hundredth that is named: 1.3 times what a log-normal with the book's spread has. */
const HEAVY = 0.15;

/** What a won deal is worth, and how much single ones differ. */
export function measureValue(deals: DealList, periods: Periods): Measurement {
  const amounts = wonAmounts(deals, periods);
  const { values } = amounts;
  if (values.length < FEWEST)
    return {
      ...NOTHING,
      findings: [
        {
          about: "deal value",
          text: `${values.length === 1 ? "1 won deal has" : `${values.length === 0 ? "No" : counted(values.length)} won deals have`} an amount; ${FEWEST} or more are needed.`,
        },
      ],
    };
  const spread = fitSpread(values, bookPrior("funnel.deal_cv"));
  const mean = fitMean(amounts, bookPrior("funnel.deal_value"), spread.posterior);
  const basis = `${counted(values.length)} won deals with an amount`;
  return {
    measured: [
      {
        id: "funnel.deal_value",
        quantiles: quantilesOf(mean.posterior),
        basis,
        how: `mean ${short(mean.mean)}, standard error ${short(mean.standardError)}${widened(mean.dispersion)}; taken for a year's value of a contract`,
        method:
          "mean, on the scale of logarithms, with the error that the spread of deals makes, by periods; prior: the plausible range",
      },
      {
        id: "funnel.deal_cv",
        quantiles: quantilesOf(spread.posterior),
        basis,
        how: "standard deviation / mean",
        method: METHODS[spread.basis],
      },
    ],
    correlations:
      spread.basis === "equal" ? [] : correlation("funnel.deal_value", "funnel.deal_cv", meanAndSpread(values)),
    findings: [
      ...(spread.basis === "equal" ? [equalFinding(values)] : [...tailFinding(values), ...doubtfulSpread(values)]),
      ...missingFinding(deals, values.length),
      ...scalesFinding(values),
      ...fewFinding(values.length),
    ],
  };
}

const METHODS: Readonly<Record<SpreadFit["basis"], string>> = {
  sample: "of the sample: no simple law fits",
  laws: "of a log-normal or a gamma law, by likelihood, with what the sample tells of how far that is from the truth",
  equal: "none, since all amounts are equal",
};

const equalFinding = (values: Float64Array): Finding => ({
  about: "deal value",
  text: `The amounts of all ${counted(values.length)} won deals are equal (${short(values[0])}), so that their spread is next to none. See whether they are real, or a default that nobody changed.`,
  isWarning: true,
});

function tailFinding(values: Float64Array): Finding[] {
  if (values.length < FEWEST_FOR_TAIL) return [];
  const top = shareOfTop(values);
  if (top <= HEAVY) return [];
  const text = `A heavy tail: the largest 1 % of won deals bring ${percent(top)} of all bookings. A mean of so few deals may move a lot.`;
  return [{ about: "deal value", text }];
}

function missingFinding({ ending, amount }: DealList, used: number): Finding[] {
  const won = amount.filter((_, place) => ending[place] === WON);
  if (won.length === used) return [];
  const negative = won.filter((value) => value < 0).length;
  const text = `${counted(won.length - used)} won deals have no amount above 0${negative > 0 ? ` (${counted(negative)} a negative one)` : ""} and are left out of the mean.`;
  return [{ about: "deal value", text }];
}

function fewFinding(count: number): Finding[] {
  if (count >= FEWEST_UNWARNED) return [];
  const text = `What a deal is worth rests on ${counted(count)} won deals: one more may move it far. Export a longer time, or give funnel.deal_value what you know.`;
  return [{ about: "deal value", text, isWarning: true }];
}

function scalesFinding(values: Float64Array): Finding[] {
  const scales = twoScales(values);
  if (scales === undefined) return [];
  const [few, many] = scales.map(
    ({ places, least, most }) =>
      `${counted(places.length)} ${places.length === 1 ? "is" : "are"} ${least === most ? short(least) : `${short(least)} to ${short(most)}`}`,
  );
  const text = `Amounts of won deals seem to be written on two scales: ${few}, ${many}, and none between. If some are in thousands, write all in one unit.`;
  return [{ about: "deal value", text, isWarning: true }];
}
