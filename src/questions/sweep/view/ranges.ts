import { maximumOf, minimumOf } from "../../../foundation/extremes.js";
import { span, WHOLE_PERCENT } from "../../../report/format/quantity.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ViewCell, ViewColumn, ViewTable } from "../../../report/view.js";
import { listed } from "../../../report/verdict/words.js";
import type { SweepRecord, VariantRecord } from "../record.js";
import { plainNumber } from "../variants/read-parameter.js";
import { isCallClear, isOpen, tiedOf } from "./call.js";
import { parameterHead, parameterLabel, valueCell } from "./label.js";
import { leadScale } from "./scale.js";
import { stretchText } from "./stretch-text.js";

/** What-ifs one behind the other in which the same structure is best by the same outcome. */
type Stretch = readonly VariantRecord[];

/** Who is best where, what-if after what-if: neighbours alike in one row. */
export function rangesTable(record: SweepRecord): ViewTable {
  return {
    kind: "table",
    columns: [
      ...whereColumns(record),
      { header: "best", align: "left", priority: 1, wrapsTo: 14 },
      { header: "lead", align: "right", priority: 1 },
      { header: "best\nin", align: "right", priority: 3 },
      { header: "over", align: "left", priority: 2, wrapsTo: 14 },
    ],
    rows: stretches(record).map((own) => [...whereCells(own, record), ...bestCells(own, record)]),
  };
}

/** Cases by name and all that varies; else what varies in one column, and none where nothing does. */
export function whereColumns(record: SweepRecord): ViewColumn[] {
  const { method, parameters } = record;
  const structureName = (id: string): string => nameOf(record, id);
  if (method === "cases")
    return [
      { header: "what-if", align: "left", priority: 1, wrapsTo: 20 },
      ...parameters.map(({ key }, place) => ({
        header: parameterHead(key, structureName),
        align: "right" as const,
        priority: place < 2 ? 2 : 4,
      })),
    ];
  const heads = parameters.map(({ key }) => parameterLabel(key, structureName));
  return heads.length === 0 ? [] : [{ header: heads.join("\n"), align: "left", priority: 1, wrapsTo: 20 }];
}

/** What varies of what-ifs that are told in one row. */
export function whereCells(own: Stretch, { method, parameters }: SweepRecord): ViewCell[] {
  if (method === "cases") return [{ text: own[0].variant }, ...own[0].values.map(valueCell)];
  return parameters.length === 0
    ? []
    : [
        {
          text: stretchText(
            own.map(({ values }) => values),
            method === "random",
          ),
        },
      ];
}

function bestCells(own: Stretch, record: SweepRecord): ViewCell[] {
  const structureName = (id: string): string => nameOf(record, id);
  const [first] = own;
  const tied = tiedOf(first);
  if (tied.length > 0) return [{ text: listed(tied.map(structureName)) }, { text: "same" }, { text: "" }, { text: "" }];
  const scale = leadScale(record, first.objective);
  const means = own.map(({ lead }) => lead?.mean ?? NaN);
  const error = maximumOf(own.map(({ lead }) => lead?.standardError ?? NaN));
  const [low, high] = [minimumOf(means), maximumOf(means)];
  const range = span(low, high, error, scale);
  const next = [...new Set(own.flatMap((variant) => variant.next ?? []))].map(structureName);
  return [
    {
      text: first.winner === undefined ? "–" : structureName(first.winner),
      ...(isCallClear(first) && { tone: "strong" as const }),
    },
    {
      text: isFalling(means) ? turnedRange(range) : range,
      range: [low, high],
      ...(scale.unit !== undefined && { unit: scale.unit }),
      ...(isOpen(first) && { mark: "~" }),
    },
    oftenCell(own),
    { text: next.join(", ") },
  ];
}

/** A lead that falls from what-if to what-if is told from its highest on. */
const isFalling = (means: readonly number[]): boolean =>
  means.length > 1 && means.every((mean, place) => place === 0 || mean < means[place - 1]);

/** `0.50 to 0.40 k` of `0.40 to 0.50 k`. */
const turnedRange = (text: string): string => text.replace(/^(\S+) to (\S+)/u, "$2 to $1");

/** In which share of the trials what is best on average is the best. */
function oftenCell(own: Stretch): ViewCell {
  const shares = own.flatMap(({ winner, structures }) => structures.filter(({ id }) => id === winner));
  if (shares.length < own.length) return { text: "" };
  const [low, high] = [minimumOf, maximumOf].map((of) => of(shares.map(({ probabilityBest }) => probabilityBest)));
  const error = maximumOf(shares.map(({ probabilityBestStandardError }) => probabilityBestStandardError));
  return { text: span(low, high, error, WHOLE_PERCENT), range: [low, high], unit: "fraction" };
}

function stretches(record: SweepRecord): Stretch[] {
  const found: VariantRecord[][] = [];
  for (const variant of inOrder(record)) {
    const last = found.at(-1);
    if (record.method !== "cases" && last !== undefined && kindOf(last[0]) === kindOf(variant)) last.push(variant);
    else found.push([variant]);
  }
  return found;
}

const kindOf = (variant: VariantRecord): string =>
  JSON.stringify([variant.winner, variant.objective, isCallClear(variant), tiedOf(variant)]);

/** What is drawn rises. */
function inOrder({ method, variants }: SweepRecord): readonly VariantRecord[] {
  if (method !== "random") return variants;
  const sizeOf = ({ values }: VariantRecord): number => plainNumber(values[0]) ?? Number.parseFloat(values[0]);
  return [...variants].sort((a, b) => sizeOf(a) - sizeOf(b));
}
