import { count } from "../format/number.js";
import { trialCount } from "../format/trials.js";
import { confidenceText, quantity } from "../format/quantity.js";
import { endsText, errorOf, checkIntervalText, observedText, scaleOfUnit } from "./figures.js";
import type { CheckRecord } from "./record-schema.js";

/** One line without the name: `fail: 0.82 (99 % interval 0.79 to 0.85), must be at least 0.9; 2,000 trials`. */
export function verdictText(record: CheckRecord): string {
  if (record.error !== undefined) return `error: ${record.error}`;
  return (
    `${record.result}: ${observedText(record)} (${confidenceText(record.confidence)} interval ${checkIntervalText(record)}), ` +
    `must be ${record.limit}; ${trialCount(record.trials)}${record.noData === 0 ? "" : `, ${count(record.noData)} without data`}` +
    [record.tie, record.doubt].map((sentence) => (sentence === undefined ? "" : `. ${sentence}`)).join("") +
    (record.changed ?? []).map((sentence) => `. ${sentence}`).join("")
  );
}

/** Named facts about a check, for where it is shown in full. */
export function factsOf(record: CheckRecord): { readonly name: string; readonly text: string }[] {
  const { description, subject, limit, confidence, settings, horizonMonths, noData, error } = record;
  const fact = (name: string, text: string | undefined) => (text === undefined ? [] : [{ name, text }]);
  return [
    ...fact("where", record.file === "" ? undefined : placeText(record)),
    ...fact("claim", description),
    ...fact("measured", horizonMonths === 0 ? subject : `${subject}, over ${count(horizonMonths)} months`),
    ...fact("settings", settings.length === 0 ? undefined : settings.join(", ")),
    ...(error === undefined
      ? [
          ...fact("observed", observedText(record)),
          ...fact("interval", `${checkIntervalText(record)} (${confidenceText(confidence)})`),
          ...fact("must be", limit),
        ]
      : fact("error", error)),
    ...fact("tie", record.tie),
    ...fact("doubt", record.doubt),
    ...fact("trials", trialCount(record.trials)),
    ...fact("no data", noData === 0 ? undefined : `in ${trialCount(noData)}, left out`),
    ...comparisonFacts(record),
    ...fact("changed", record.changed?.join(" ")),
  ];
}

const placeText = ({ file, line, column }: CheckRecord): string =>
  line === undefined || column === undefined ? file : `${file}:${line}:${column}`;

function comparisonFacts({ comparisons = [], comparisonUnit = "" }: CheckRecord) {
  const scale = scaleOfUnit(
    comparisonUnit,
    comparisons.map(({ observed }) => observed),
  );
  return comparisons.map(({ first, second, title = `${first} less ${second}`, observed, interval }, place) => ({
    name: place === 0 ? "compared" : "",
    text: `${title}: ${quantity(observed, errorOf(interval), scale)} (${endsText(interval, scale)})`,
  }));
}
