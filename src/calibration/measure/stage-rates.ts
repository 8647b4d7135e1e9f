import { fitCure } from "../estimators/cure-mixture.js";
import { growingTable } from "../estimators/duration-table.js";
import { bookPrior } from "../estimators/prior.js";
import type { Leads } from "../lists/leads.js";
import { NOTHING, quantilesOf, together, type Measurement } from "./measured.js";
import { periodsOf } from "./periods.js";
import { shareOf } from "./win-rate.js";
import { counted, percent, widened } from "./text.js";

/** Rates between the dates of a lead: to each stage from the one before it. */
const RATES = [
  { id: "funnel.qualification", from: "leads", to: "qualified" },
  { id: "funnel.acceptance", from: "qualified leads", to: "accepted" },
  { id: "funnel.follow_up", from: "accepted leads", to: "worked" },
  { id: "funnel.opportunity", from: "worked leads", to: "opportunities" },
] as const;

/** A step from one stage to the next takes two weeks or so: where the search for time scales begins. */
const TYPICAL_DAYS = 14;
const FEWEST = 10;

/** The rates between stages whose dates the list has; a lead that is young has had less time to go on, and counts for that. */
export function measureStages(leads: Leads): Measurement {
  return together(RATES.map((_, stage) => measureStage(leads, stage)));
}

function measureStage({ leads, until, known }: Leads, stage: number): Measurement {
  const { id, from, to } = RATES[stage];
  const isFromKnown = stage === 0 || known[stage - 1];
  if (!known[stage] || !isFromKnown) return NOTHING;
  const begun = leads.filter((days) => !Number.isNaN(days[stage]));
  const backwards = begun.filter((days) => days[stage + 1] < days[stage]).length;
  const counting = begun.filter((days) => !(days[stage + 1] < days[stage]));
  if (counting.length < FEWEST)
    return {
      ...NOTHING,
      findings: [
        {
          about: id,
          text: `${counting.length === 0 ? "None are" : `${counted(counting.length)} are`} ${from}; ${FEWEST} or more are needed.`,
        },
      ],
    };
  const first = counting.reduce((least, days) => Math.min(least, days[stage]), until);
  const periods = periodsOf(first, until);
  const growing = growingTable(periods.count);
  let reached = 0;
  for (const days of counting) {
    const isOn = !Number.isNaN(days[stage + 1]);
    if (isOn) reached++;
    growing.add(isOn ? "won" : "open", (isOn ? days[stage + 1] : until) - days[stage], 0, periods.of(days[stage]));
  }
  if (reached === 0)
    return {
      ...NOTHING,
      findings: [
        { about: id, text: `None of ${counted(counting.length)} ${from} has a day as one of the ${to}: not measured.` },
      ],
    };
  const fit = fitCure(growing.table(), bookPrior(id), TYPICAL_DAYS, false);
  return {
    measured: [
      {
        id,
        quantiles: quantilesOf(shareOf(fit)),
        basis: `${counted(reached)} ${to} of ${counted(counting.length)} ${from}`,
        how: `share that gets there in the end (${percent(reached / counting.length)} so far); a young one counts for what those of its age still had before them${widened(fit.dispersion)}`,
        method: "cure model, averaged over time laws, young ones censored; prior: the book",
      },
    ],
    correlations: [],
    findings:
      backwards > 0 ? [{ about: id, text: `${counted(backwards)} ${to} before they were ${from} are left out.` }] : [],
  };
}
