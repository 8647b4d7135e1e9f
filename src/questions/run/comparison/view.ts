import type { OutcomeId } from "../../../funnel/outcomes.js";
import { count } from "../../../report/format/number.js";
import { trialCount } from "../../../report/format/trials.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import type { SeriesMeasure } from "../record.js";
import { seriesBlocks } from "../series/view.js";
import type { View, ViewTable } from "../../../report/view.js";
import { headerLine } from "../../../report/header-line.js";
import { verdict } from "../../../report/verdict/verdict.js";
import { CALIBRATED } from "../../../report/calibration.js";
import { verdictFigures } from "../verdict-figures.js";
import { weakened } from "../../../report/warnings.js";
import { comparisonCaptions, fewTrials } from "./captions.js";
import { paybackTables } from "../payback.js";
import { equalMandateFacts } from "./equal-mandate.js";
import { objectiveTable } from "./objective-table.js";
import { pairsTable } from "../precision/pairs.js";
import { varianceTables } from "../variance/tables.js";
import { errorsTable } from "./error-tables.js";
import { meansTable, outcomeTable } from "./outcome-tables.js";

/** The funnel at a glance: shown when nobody asks for other outcomes. */
export const DEFAULT_OUTCOMES: readonly OutcomeId[] = [
  "mql_acceptance",
  "follow_up_rate",
  "closure_rate",
  "marketing_contribution",
  "customer_churn",
  "brand_index",
  "delight_index",
];

export interface ComparisonOptions {
  /** Outcomes shown beside the objective. */
  readonly outcomes: readonly OutcomeId[];
  /** Also Monte Carlo standard errors and every outcome in full. */
  readonly full: boolean;
  /** How monthly series are drawn, if there are any; default: the difference from the reference. */
  readonly seriesMeasure?: SeriesMeasure;
}

/** The comparison of a scenario's structures. */
export function comparisonView(result: ScenarioResult, options: ComparisonOptions): View {
  const { outcomes, full, seriesMeasure = "difference" } = options;
  const alone = result.structures.length === 1;
  const heading = outcomes === DEFAULT_OUTCOMES ? "The funnel, means" : "Outcomes, means";
  return {
    title: result.name,
    header: headerLine(result),
    verdict: verdict(verdictFigures(result)),
    blocks: [
      objectiveTable(result),
      ...equalMandateFacts(result),
      ...paybackTables(result),
      ...(outcomes.length === 0 ? [] : [meansTable(result, outcomes, heading)]),
      ...seriesBlocks(result, seriesMeasure),
      ...(full ? fullTables(result, outcomes, alone) : []),
    ],
    notes: [...fewTrials(result.trials), CALIBRATED],
    captions: comparisonCaptions(result, outcomes, full),
    ...partialNote(result),
    provenance: [`seed ${result.seed}`],
    warnings: [...weakened(result), ...noDataWarnings(result, outcomes)],
  };
}

function fullTables(result: ScenarioResult, outcomes: readonly OutcomeId[], alone: boolean): ViewTable[] {
  return [
    errorsTable(result),
    ...(alone ? [] : [pairsTable(result)]),
    ...outcomes.map((id) => outcomeTable(result, id)),
    ...varianceTables(result, outcomes),
  ];
}

function partialNote({ partial, trials }: ScenarioResult): Pick<View, "partial"> {
  return partial ? { partial: `Interrupted: this is a partial result over the ${trialCount(trials)} finished.` } : {};
}

/** Samples without data are left out of the averages, never in silence. */
function noDataWarnings(result: ScenarioResult, outcomes: readonly OutcomeId[]): string[] {
  const samples = count(result.trials * result.replicates);
  return result.structures.flatMap(({ id, outcomes: own }) => {
    const { overflowed = 0 } = own[result.objective];
    if (overflowed > 0) return [overflowWarning(id, count(overflowed), samples)];
    return [...new Set<string>([result.objective, ...outcomes])]
      .filter((key) => own[key].noData > 0)
      .map(
        (key) =>
          `${id}: no ${(key === result.objective ? objectiveText(result) : outcomeText(key)).label} (0/0) in ${count(own[key].noData)} of ${samples} samples; ` +
          "its figures leave them out.",
      );
  });
}

const overflowWarning = (structure: string, overflowed: string, samples: string): string =>
  `${structure}: no data. In ${overflowed} of ${samples} samples a number overflowed (beyond 9.0e15, or infinite): its figures, and who is best, ` +
  "are withheld. Some assumption is far too large: explain shows what was read.";
