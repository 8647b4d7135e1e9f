import type { CheckRecord } from "../../../report/cases/record-schema.js";
import { allowanceText, endsText, errorOf, scaleOfUnit } from "../../../report/cases/figures.js";
import { changeTexts } from "../../../report/changes/words.js";
import { count } from "../../../report/format/number.js";
import { inPoints, difference as differenceText } from "../../../report/format/quantity.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";
import type { BaselineComparison, ComparedMean } from "./record.js";
import { programText } from "./words.js";

type Compared = Pick<ScenarioHeader, "name" | "file" | "horizonMonths" | "labels"> & {
  readonly baseline: BaselineComparison;
};

/** A comparison as cases of a report, as many whatever moved: whether the program is what it was, and the means of each structure. */
export function baselineCases(compared: Compared): CheckRecord[] {
  const { baseline } = compared;
  if (baseline.partial) return [{ ...common(compared), ...INTERRUPTED }];
  const structures = [...new Set(baseline.comparisons.map(({ structure }) => structure))];
  return [programCase(compared), ...structures.map((structure) => structureCase(compared, structure))];
}

const SEVERITY = ["pass", "undecided", "fail", "error"] as const;

/** What has not kept its limit, the most severe first, by how many times the limit. */
export function openMeans({ comparisons }: BaselineComparison): ComparedMean[] {
  const rank = ({ result }: ComparedMean): number => SEVERITY.indexOf(result);
  const times = ({ difference, allowed }: ComparedMean): number => Math.abs(difference) / allowed;
  return comparisons
    .filter(({ result }) => result !== "pass")
    .sort((a, b) => rank(b) - rank(a) || (times(b) > times(a) ? 1 : times(b) < times(a) ? -1 : 0));
}

function common({ name, file, horizonMonths, labels = [], baseline }: Compared) {
  return {
    scenario: name,
    file,
    severity: "fail" as const,
    confidence: baseline.confidence,
    trials: baseline.stored.trials,
    noData: 0,
    horizonMonths,
    settings: [],
    ...(baseline.changes.length > 0 && { changed: changeTexts(baseline.changes, { labels }) }),
  };
}

/** A case that counts means: there should be none. */
function counted(compared: Compared, observed: number) {
  return { ...common(compared), observed, interval: [observed, observed] as const, limit: "none", unit: "count" };
}

const INTERRUPTED = {
  name: "baseline - all means",
  subject: "means beyond the tolerance",
  result: "undecided",
  observed: NaN,
  interval: [NaN, NaN],
  limit: "none",
  unit: "count",
  trials: 0,
  changed: ["Interrupted: nothing was compared with the baseline."],
} as const;

function programCase(compared: Compared): CheckRecord {
  const { again, stored } = compared.baseline;
  const moved = again.moved.length;
  return {
    ...counted(compared, moved),
    name: "baseline - the stored numbers come out again",
    subject: `means that differ when the stored settings run again, of ${count(again.compared)}`,
    result: moved === 0 || again.accepted ? "pass" : "fail",
    limit: again.accepted ? "any number (--accept-version)" : "none",
    changed: moved === 0 ? [`Stored by version ${stored.version}.`] : [programText(compared.baseline)],
  };
}

/** The means of a structure as one case, which tells every one that has not kept its limit. */
function structureCase(compared: Compared, structure: string): CheckRecord {
  const own = compared.baseline.comparisons.filter((mean) => mean.structure === structure);
  const open = openMeans(compared.baseline).filter((mean) => mean.structure === structure);
  const failed = open.filter(({ result }) => result === "fail").length;
  const { changed = [], ...rest } = counted(compared, failed);
  const result = worstOf(own);
  const told = open.map(meanText);
  const sentences = [...(result === "error" ? [] : told), ...changed];
  return {
    ...rest,
    name: `baseline - means of ${structure}`,
    subject: `means beyond the tolerance, of ${count(own.length)}`,
    result,
    ...(result === "error" && { error: told.join(" ") }),
    ...(sentences.length > 0 && { changed: sentences }),
  };
}

const worstOf = (means: readonly ComparedMean[]): CheckRecord["result"] =>
  SEVERITY.findLast((kind) => means.some(({ result }) => result === kind)) ?? "pass";

const MOVED = { pass: "kept its limit", fail: "moved", undecided: "is undecided" } as const;

/** `MQL acceptance moved: −3.1 points (−3.3 to −2.9), allowed ±0.5 points.` */
function meanText({ label, result, difference, interval, allowed, unit }: ComparedMean): string {
  if (result === "error") return `${label} has data in only one of the baseline and this run.`;
  const scale = inPoints(scaleOfUnit(unit, [difference, ...interval, allowed]));
  const moved = differenceText(difference, errorOf(interval), scale);
  return `${label} ${MOVED[result]}: ${moved} (${endsText(interval, scale)}), allowed ${allowanceText(allowed, unit)}.`;
}
