import { count, plain } from "../../report/format/number.js";
import { difference, differenceScale, PERCENT, quantity, type Scale } from "../../report/format/quantity.js";
import type { ViewFacts } from "../../report/view.js";
import type { DriverRow, EffectStrengthRecord, SamplesResult } from "./record.js";
import { todayText } from "./tables.js";

/** The answer in sentences; every figure is in the JSON. */
export function answerFacts(result: SamplesResult, scale: Scale, levels: Scale): ViewFacts {
  return {
    kind: "facts",
    facts: [
      { name: "best", text: leadSentence(result, levels) },
      { name: "rests on", text: assumptionSentence(result, scale) },
      { name: "measure first", text: measureSentence(result, scale) },
      ...(result.effectStrength ? [{ name: "effects", text: strengthSentence(result, result.effectStrength) }] : []),
    ],
  };
}

function leadSentence({ best, second, lead, objectiveLabel }: SamplesResult, scale: Scale): string {
  if (lead.mean === 0) return `none: ${best} and ${second} have the same mean ${objectiveLabel}`;
  return `${best}, ahead of ${second} by ${difference(lead.mean, lead.standardError, differenceScale(scale))} mean ${objectiveLabel}`;
}

/** How much of the answer rests on numbers nobody measured. */
function assumptionSentence({ grades, drivers, perfectInformation: { mean } }: SamplesResult, scale: Scale): string {
  const guessed = grades.find(({ name }) => name === "assumption");
  if (guessed === undefined)
    return `${count(drivers.length)} uncertain assumptions, none of which is a mere assumption by its grade.`;
  const { information, explained } = guessed;
  const share = `${count(guessed.drivers.length)} of ${count(drivers.length)} uncertain assumptions are of grade “assumption”`;
  if (!Number.isFinite(explained)) return `${share}; none of them moves the lead.`;
  return (
    `${share}: ${quantity(explained, 0.01, PERCENT)} of what all of them explain of that lead is theirs` +
    (mean > 0
      ? `, and ${quantity(information.mean / mean, 0.01, PERCENT)} of what knowing everything is worth (${quantity(information.mean, information.standardError, scale)} of ${quantity(mean, information.standardError, scale)}).`
      : ". Knowing them would not change the choice.")
  );
}

function measureSentence({ drivers }: SamplesResult, scale: Scale): string {
  const [first, ...others] = mostWorth(drivers);
  if (!(first.information.mean > 0))
    return "no single assumption: knowing any one of them would not change the choice.";
  const { mean, standardError } = first.information;
  return (
    `${first.inputs.join(", ")}: knowing it is worth about ${quantity(mean, standardError, scale)}; ` +
    `today it is ${todayText(first)}, grade “${first.grade}”.${asMuch(first, others)}`
  );
}

/** Those whose worth two standard errors do not tell from the first's. */
function asMuch({ information: top }: DriverRow, others: readonly DriverRow[]): string {
  const level = others.filter(
    ({ information: { mean, standardError } }) =>
      mean > 0 && top.mean - mean <= 2 * Math.hypot(top.standardError, standardError),
  );
  return level.length === 0
    ? ""
    : ` Within Monte Carlo error as much: ${level.map(({ inputs }) => inputs.join(", ")).join("; ")}.`;
}

/** The most valuable first; ties in the order of their swing. */
export function mostWorth(drivers: readonly DriverRow[]): DriverRow[] {
  return [...drivers].sort((a, b) => b.information.mean - a.information.mean);
}

function strengthSentence({ effects, best }: SamplesResult, { change }: EffectStrengthRecord): string {
  const now = effects === 1 ? "" : `weakened to the power ${plain(effects)} in this run; `;
  if (change === undefined) return `${now}${best} stays ahead, or level, however weak the structure effects are.`;
  const share = (value: number): string => quantity(value, 0.01, PERCENT);
  return (
    `${now}${best} stays ahead while structure effects keep more than ${share(change.strength)} ` +
    `(${share(change.low)} to ${share(change.high)}) of their strength; below that ${change.best} is best` +
    `${change.verified ? "" : " (not confirmed)"}.`
  );
}
