import { monthsText } from "../../calibration/measure/text.js";
import { baseName } from "../../foundation/base-name.js";
import { withHiddenShown } from "../../foundation/hidden-characters.js";
import type { CalibrateRest, MeasuredRecord } from "./record.js";

/** More digits say nothing. */
const DIGITS = 5;

/** The overlay: assumptions with quantiles, source, grade and how, to lay over a scenario with `--params` or `extends`. No name of a person or an account is in it. */
export function overlayText({
  files,
  lists,
  under,
  lostAfter,
  findings,
  measured,
  correlations,
}: CalibrateRest): string {
  const lines = [
    "# Measured from exports by `orgfunnel calibrate`; lay it over a scenario: orgfunnel run scenario.yaml --params <this file>.",
    ...files.map((file) => `# ${oneLine(fileLine(file))}`),
    ...lists.map((list) => `# ${oneLine(listLine(list))}`),
    ...(lostAfter === undefined
      ? []
      : [`# Deals that were open for longer than ${monthsText(lostAfter)} count as lost (--lost-after).`]),
    ...findings.flatMap(({ text, isWarning }) => (isWarning === true ? [`# Warning: ${oneLine(text)}`] : [])),
    ...(under === undefined
      ? [
          "# Measured under the structure the company had: `today:` of the scenario must name it (--under writes it here).",
        ]
      : [`today: ${JSON.stringify(under)}`]),
    "",
    "assumptions:",
    ...measured.flatMap((one) => [
      `  # ${oneLine(`${one.how}; ${one.basis}`)}`,
      ...(one.method === undefined ? [] : [`  # ${oneLine(one.method)}`]),
      `  ${one.assumption}: { value: ${valueText(one)}, source: ${JSON.stringify(sourceOf(one))}, grade: ${one.grade} }`,
    ]),
    ...(correlations.length === 0
      ? []
      : [
          "",
          "# Estimated from the same rows: what errs, errs together. These take the place of a scenario's own correlations.",
          "correlations:",
          ...correlations.map(
            ({ between, rank }) => `  - { between: [${between.join(", ")}], rank: ${Number(rank.toFixed(2))} }`,
          ),
        ]),
  ];
  return `${lines.join("\n")}\n`;
}

/** The files that an assumption comes from, without folders, which may be called after people. */
function sourceOf({ files, until, basis, how, grade }: MeasuredRecord): string {
  const from = `${files.map(baseName).join(", ")}, until ${until}: ${basis}`;
  return grade === "measured" ? from : `${how}; ${from}`;
}

const oneLine = (text: string): string => withHiddenShown(text).replaceAll(/\s+/gu, " ");

function fileLine({
  file,
  kind,
  system,
  rows,
  short,
  totals,
  filtered,
  duplicates,
  superseded,
  dates,
}: CalibrateRest["files"][number]): string {
  const left = [
    [filtered, "left out by --where"],
    [duplicates, "repeated ids"],
    [superseded, "of which another file has a later row"],
    [short, "without cells at the end, which are taken for empty"],
    [totals, "totals or remarks"],
  ].filter(([count]) => Number(count) > 0);
  const without = left.map(([count, what]) => `, ${count} ${what}`).join("");
  return `${baseName(file)}: ${kind}, read as ${system}; ${rows} rows${without}${dates === undefined ? "" : `; dates ${dates}`}.`;
}

function listLine({ kind, kept, from, until, completeFrom, dropped }: CalibrateRest["lists"][number]): string {
  const without = dropped.map(({ reason, rows }) => `, ${rows} dropped (${reason})`).join("");
  const late =
    completeFrom === undefined ? "" : `; nothing that ended before ${completeFrom} is listed, which is allowed for`;
  return `${kept} ${kind}, ${from} to ${until}${without}${late}.`;
}

function valueText({ p5, p50, p95, value }: MeasuredRecord): string {
  if (p5 === undefined || p50 === undefined || p95 === undefined) return digits(value ?? NaN);
  const [low, middle, high] = [p5, p50, p95].map(digits);
  // What the data leave no doubt of is certain to so many digits.
  return low === middle || middle === high ? middle : `{ p5: ${low}, p50: ${middle}, p95: ${high} }`;
}

/** Three decimals alone could be thousands to who reads the file: they get a fourth. */
function digits(value: number): string {
  const text = String(Number(value.toPrecision(DIGITS)));
  return /^-?[1-9]\d{0,2}\.\d{3}$/u.test(text) ? `${text}0` : text;
}
