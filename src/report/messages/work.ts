import { count } from "../format/number.js";
import type { Messages } from "./phrases.js";

/** How much there is to do. */
export const WORK_MESSAGES = {
  "not-answered": () => "No answer yet when the interrupt came. Run it again.",
  "trial-too-long": ({ structureMonths, limit, structures, months, replicates, deals }) =>
    `One trial is as much work as about ${size(structureMonths + deals / 8)} structure-months: ${some(structures, "structure")}, ` +
    `${some(months, "month")} (12 count at least), ${some(replicates, "replicate")}${unusual(deals)}. The most is ${count(limit)}, ` +
    `about half a second, so that a run can be stopped. ${shorterTrial(structureMonths, replicates, deals)}`,
  "too-much-work": ({ structureMonths, limit }) =>
    `This would take up to ${size(structureMonths)} structure-months of work (trials x replicates x structures x months); ` +
    `the most without being asked for is ${size(limit)}. Ask for fewer trials, or allow it with --max-work ${roundedUp(structureMonths)}.`,
} satisfies Partial<Messages>;

const unusual = (deals: number): string =>
  deals < 1 ? "" : `, and up to ${size(deals)} deals beyond the usual, eight of which take as long as a month`;

function shorterTrial(structureMonths: number, replicates: number, deals: number): string {
  if (replicates > 1) return "Ask for fewer replicates: as many samples in more trials tell more.";
  if (deals / 8 > structureMonths)
    return "See capacity.*, market.leads_per_month, market.monthly_growth and the headcounts: are so many deals meant?";
  return "Compare fewer structures at a time, or over a shorter horizon.";
}

const some = (number: number, what: string): string => `${count(number)} ${what}${number === 1 ? "" : "s"}`;

/** `48,000`, `2.4e9`. */
function size(value: number): string {
  return value < 1e6 ? count(value) : Number(value.toPrecision(2)).toExponential().replace("e+", "e");
}

/** Two digits, not below the value: `3.1e9`. */
function roundedUp(value: number): string {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  return (Math.ceil(value / unit) * unit).toExponential().replace("e+", "e");
}
