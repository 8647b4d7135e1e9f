import { count, plain } from "../../report/format/number.js";
import { PERCENT, quantity, type Scale } from "../../report/format/quantity.js";
import type { ViewFacts } from "../../report/view.js";
import type { EffectStrengthRecord, SamplesResult } from "./record.js";
import { nameOf } from "../../report/structure-name.js";
import { labelInSentence, mostWorth } from "./first-screen.js";

/** What the answer rests on, in sentences; every figure is in the JSON. */
export function restsOnFacts(result: SamplesResult, scale: Scale): ViewFacts {
  const level = asMuch(result);
  return {
    kind: "facts",
    facts: [
      { name: "rests on", text: assumptionSentence(result, scale) },
      ...(level === undefined ? [] : [{ name: "measure first", text: level }]),
      ...(result.effectStrength ? [{ name: "effects", text: strengthSentence(result, result.effectStrength) }] : []),
    ],
  };
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

/** Those whose worth two standard errors do not tell from the first's. */
function asMuch(result: SamplesResult): string | undefined {
  const [{ inputs, information: top }, ...others] = mostWorth(result.drivers);
  const level = others.filter(
    ({ information: { mean, standardError } }) =>
      mean > 0 && top.mean - mean <= 2 * Math.hypot(top.standardError, standardError),
  );
  if (level.length === 0) return undefined;
  const named = level.map((driver) => labelInSentence(driver.inputs, result)).join("; ");
  return `worth as much as ${labelInSentence(inputs, result)} within sampling error: ${named}.`;
}

function strengthSentence(result: SamplesResult, { change }: EffectStrengthRecord): string {
  const { effects } = result;
  const best = nameOf(result, result.best);
  const now = effects === 1 ? "" : `weakened to the power ${plain(effects)} in this run; `;
  if (change === undefined) return `${now}${best} stays ahead, or level, however weak the structure effects are.`;
  const share = (value: number): string => quantity(value, 0.01, PERCENT);
  return (
    `${now}${best} stays ahead while structure effects keep more than ${share(change.strength)} ` +
    `(${share(change.low)} to ${share(change.high)}) of their strength; below that ${nameOf(result, change.best)} is best` +
    `${change.verified ? "" : " (not confirmed)"}.`
  );
}
