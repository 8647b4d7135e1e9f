import { binomialQuantile } from "../../distributions/binomial-quantile.js";
import { normalQuantile } from "../../distributions/special/normal-quantile.js";
import { enumerated } from "../../foundation/enumerated.js";
import { count, plain } from "../../report/format/number.js";
import { rateText } from "../../report/format/rate.js";
import type { View, ViewBlock, ViewCell } from "../../report/view.js";
import { grouped, unitWords } from "../explain/unit-words.js";
import type { CalibrateRest, MeasuredRecord } from "./record.js";

/** What was measured, how well it predicts, and what the exports cannot say. */
export function calibrationView(found: CalibrateRest): View {
  const { measured, lists, predictions, groups, findings, under } = found;
  const graded = measured.filter(isMeasured);
  const until = lists
    .map((list) => list.until)
    .sort()
    .at(-1);
  return {
    title: `${count(graded.length)} ${graded.length === 1 ? "assumption" : "assumptions"} measured, until ${until ?? "no day"}`,
    blocks: [
      ...(graded.length > 0 ? [measuredTable(graded)] : []),
      ...(predictions.length > 0 ? [predictionTable(predictions), ...judgement(predictions)] : []),
      ...(groups.length > 0 ? [groupTable(found)] : []),
      ...remarks(found),
    ],
    captions: [
      "Intervals span 5th to 95th percentile: chance, movement between periods, and the book's interval where data are few.",
      "No export of one company says what another structure would do: the effects of structures stay the book's.",
      under === undefined
        ? "What is measured holds for the structure the company had: name it with today: in the scenario, or with --under."
        : `Measured under ${under}: the overlay says today: ${under}.`,
      ...methods(found),
    ],
    warnings: [
      ...findings.flatMap(({ text, isWarning }) => (isWarning === true ? [text] : [])),
      ...implausible(measured),
      ...tooSure(predictions),
    ],
  };
}

const isMeasured = ({ grade }: MeasuredRecord): boolean => grade === "measured";

/** What the figures are called in statistics: each once. */
function methods({ measured, findings }: CalibrateRest): string[] {
  const byMethod = new Map<string, string[]>();
  for (const { assumption, method } of measured.filter(isMeasured))
    if (method !== undefined) byMethod.set(method, [...(byMethod.get(method) ?? []), assumption]);
  return [
    ...[...byMethod].map(([method, ids]) => `${ids.join(", ")}: ${method}.`),
    ...findings.flatMap(({ about, method }) => (method === undefined ? [] : [`${about}: ${method}`])),
  ];
}

const implausible = (measured: readonly MeasuredRecord[]): string[] =>
  measured.flatMap(({ assumption, versus }) =>
    versus === "implausible"
      ? [`${assumption} is outside its plausible range: see whether the right columns were read.`]
      : versus === "a thousandth"
        ? [
            `${assumption} is about a thousandth of what is plausible: if amounts are in thousands, multiply them first.`,
          ]
        : [],
  );

function measuredTable(measured: readonly MeasuredRecord[]): ViewBlock {
  return {
    kind: "table",
    heading: "Measured",
    columns: [
      { header: "assumption", align: "left", priority: 1, wrapsTo: 20 },
      { header: "median", align: "right", priority: 1 },
      { header: "90 % interval", align: "right", priority: 1 },
      { header: "the book", align: "right", priority: 2 },
      { header: "against\nthe book", align: "left", priority: 1.5 },
      { header: "rests on", align: "left", priority: 2, wrapsTo: 14 },
      { header: "how", align: "left", priority: 4, wrapsTo: 30 },
    ],
    rows: measured.map((one) => [
      { text: inItsUnit(one) },
      medianCell(one),
      { text: intervalText(one) },
      { text: grouped(one.book), tone: "muted" },
      versusCell(one.versus),
      { text: one.basis, tone: "muted" },
      { text: one.how, tone: "muted" },
    ]),
  };
}

/** Of what is no share the unit, too. */
function inItsUnit({ assumption, unit }: MeasuredRecord): string {
  const words = unitWords(unit);
  return words === "" ? assumption : `${assumption} (${words})`;
}

function medianCell({ p50, value, unit }: MeasuredRecord): ViewCell {
  const figure = p50 ?? value ?? NaN;
  return { text: rateText(figure, unit), value: figure, unit, tone: "strong" };
}

const intervalText = ({ p5, p95, unit }: MeasuredRecord): string =>
  p5 === undefined || p95 === undefined ? "no interval" : `${rateText(p5, unit)} to ${rateText(p95, unit)}`;

const versusCell = (versus: MeasuredRecord["versus"]): ViewCell =>
  versus === "overlaps" ? { text: "" } : { text: versus, tone: versus === "apart" ? "strong" : "bad" };

function predictionTable(predictions: CalibrateRest["predictions"]): ViewBlock {
  return {
    kind: "table",
    heading: "Fitted on the first part of the time, tested on the rest: months inside their predicted 90 % band",
    columns: [
      { header: "of", align: "left", priority: 1 },
      { header: "inside", align: "right", priority: 1 },
      { header: "predicted", align: "right", priority: 1 },
      { header: "came", align: "right", priority: 1 },
      { header: "months", align: "left", priority: 2 },
    ],
    rows: predictions.map(({ of, inside, months }) => {
      const [predicted, came] = [sum(months.map(({ median }) => median)), sum(months.map(({ actual }) => actual))];
      return [
        { text: of },
        { text: `${inside} of ${months.length}`, value: inside },
        { text: plain(predicted), value: predicted },
        { text: plain(came), value: came },
        { text: `${months[0]?.month ?? ""} to ${months.at(-1)?.month ?? ""}` },
      ];
    }),
  };
}

type Predicted = CalibrateRest["predictions"][number];

/** Of so many months inside their bands fewer come about by chance once in twenty times. */
const CHANCE = 0.05;

const areTooFew = ({ inside, months }: Predicted): boolean => inside < leastByChance(months.length);

/** That so few months inside are no more than bad luck, or could not have told; what is more is a warning. */
function judgement(predictions: readonly Predicted[]): ViewBlock[] {
  if (predictions.some(areTooFew)) return [];
  const text = predictions.some(({ months }) => leastByChance(months.length) > 0)
    ? "No fewer months are inside than bands of 90 % may hold by chance."
    : "So few months could not tell a wrong prediction from bad luck.";
  return [{ kind: "lines", lines: [text] }];
}

function tooSure(predictions: readonly Predicted[]): string[] {
  const few = predictions.filter(areTooFew).map((one) => one.of);
  if (few.length === 0) return [];
  return [
    `Fewer months of ${enumerated(few)} are inside than bands of 90 % should hold: something moved in them that the time before does not show. Take the intervals for too narrow.`,
  ];
}

const leastByChance = (months: number): number => binomialQuantile(CHANCE, normalQuantile(CHANCE), months, 1 - 0.1);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function groupTable({ groups, by = "group" }: CalibrateRest): ViewBlock {
  return {
    kind: "table",
    heading: `By ${by}: shown only, the overlay has one funnel`,
    columns: [
      { header: by, align: "left", priority: 1, wrapsTo: 16 },
      { header: "deals", align: "right", priority: 1 },
      { header: "won", align: "right", priority: 1 },
      { header: "closed", align: "right", priority: 1 },
      {
        header: by === "rep" ? "won of closed,\nwithout chance" : "win rate,\n90 % interval",
        align: "right",
        priority: 1,
      },
    ],
    rows: groups.map(({ name, deals, won, closed, winRate }) => [
      { text: name },
      { text: count(deals), value: deals },
      { text: count(won), value: won },
      { text: count(closed), value: closed },
      {
        text: [winRate[0], winRate.at(-1)]
          .slice(0, winRate.length)
          .map((share) => rateText(share ?? NaN, "fraction"))
          .join(" to "),
      },
    ]),
  };
}

function remarks({ findings, notMeasured, measured }: CalibrateRest): ViewBlock[] {
  const taken = measured.filter((one) => !isMeasured(one));
  const needsOf = (id: string): string => notMeasured.find(({ assumptions }) => assumptions.includes(id))?.needs ?? "";
  const isLeft = (id: string): boolean => !taken.some(({ assumption }) => assumption === id);
  const left = notMeasured.map(({ assumptions, needs }) => ({ ids: assumptions.filter(isLeft), needs }));
  return [
    // Warnings stand on their own.
    ...facts(
      "To know",
      findings.filter(({ isWarning }) => isWarning !== true).map(({ about, text }) => ({ name: about, text })),
    ),
    ...facts(
      "Not in these exports, and taken from what is",
      taken.map((one) => ({
        name: one.assumption,
        text: `${medianCell(one).text} (${intervalText(one)}), ${one.how}; measuring it needs ${needsOf(one.assumption)}`,
      })),
    ),
    ...facts(
      "Not in these exports, and left to the scenario and the book",
      left
        .filter(({ ids }) => ids.length > 0)
        .map(({ ids, needs }) => ({ name: ids.join(", "), text: `needs ${needs}` })),
    ),
  ];
}

const facts = (heading: string, told: readonly { readonly name: string; readonly text: string }[]): ViewBlock[] =>
  told.length === 0 ? [] : [{ kind: "facts", heading, facts: told }];
