import { interval, quantity } from "../../../report/format/quantity.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ViewTable } from "../../../report/view.js";
import type { SweepRecord, VariantRecord } from "../record.js";
import { isCallClear } from "./call.js";
import { parameterLabel, valueLabel } from "./label.js";
import { leadScale } from "./scale.js";

/** What-ifs one behind the other in which the same structure is best. */
interface Stretch {
  readonly variants: readonly VariantRecord[];
  readonly clear: boolean;
}

/** Who is best where, what-if after what-if: neighbours alike in one row. */
export function rangesTable(record: SweepRecord): ViewTable {
  const { variants, parameters, method } = record;
  const structureName = (id: string): string => nameOf(record, id);
  const scale = leadScale(record);
  const all = stretches(variants, method !== "cases");
  return {
    kind: "table",
    columns: [
      {
        header:
          method === "cases" ? "what-if" : parameters.map(({ key }) => parameterLabel(key, structureName)).join("\n"),
        align: "left",
        priority: 1,
        wrapsTo: 20,
      },
      { header: "best", align: "left", priority: 1, wrapsTo: 14 },
      { header: "lead", align: "right", priority: 1 },
      { header: "over", align: "left", priority: 2, wrapsTo: 14 },
    ],
    rows: all.map(({ variants: own, clear }) => {
      const [first] = own;
      const last = own[own.length - 1];
      const means = own.map(({ lead }) => lead?.mean ?? NaN);
      const error = Math.max(...own.map(({ lead }) => lead?.standardError ?? NaN));
      const [low, high] = [Math.min(...means), Math.max(...means)];
      const next = [...new Set(own.flatMap((variant) => variant.next ?? []))].map(structureName);
      return [
        { text: first === last ? caseText(first, record) : `${caseText(first, record)} to ${caseText(last, record)}` },
        {
          text: first.winner === undefined ? "–" : structureName(first.winner),
          ...(clear && { tone: "strong" as const }),
        },
        {
          text: low === high ? quantity(low, error, scale) : interval(low, high, error, scale),
          value: means.reduce((sum, mean) => sum + mean, 0) / means.length,
          ...(!clear && { mark: "~" }),
        },
        { text: next.join(", ") },
      ];
    }),
  };
}

const caseText = ({ variant, values }: VariantRecord, { method }: SweepRecord): string =>
  method === "cases" || values.length === 0 ? variant : values.map(valueLabel).join(", ");

function stretches(variants: readonly VariantRecord[], isJoined: boolean): Stretch[] {
  const found: { variants: VariantRecord[]; clear: boolean }[] = [];
  for (const variant of variants) {
    const clear = isCallClear(variant);
    const last = found.at(-1);
    const isSame = last !== undefined && last.clear === clear && last.variants[0].winner === variant.winner;
    if (isJoined && isSame) last.variants.push(variant);
    else found.push({ variants: [variant], clear });
  }
  return found;
}
