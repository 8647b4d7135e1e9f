import type { OutcomeId } from "../../../funnel/outcomes.js";
import { count } from "../../../report/format/number.js";
import { trialCount } from "../../../report/format/trials.js";
import { objectiveText, outcomeText } from "../../../report/outcome-text.js";
import type { ScenarioResult } from "../record.js";
import type { SeriesMeasure } from "../record.js";
import { seriesBlocks, seriesDetails } from "../series/view.js";
import type { View, ViewTable } from "../../../report/view.js";
import { headerLine } from "../../../report/header-line.js";
import { verdict } from "../../../report/verdict/verdict.js";
import { listed } from "../../../report/verdict/words.js";
import { commonMandate } from "./differing-columns.js";
import { mandateNote, ownNotes, sharedNotes } from "./notes.js";
import { nameOf } from "../../../report/structure-name.js";
import { verdictFigures } from "../verdict-figures.js";
import { weakened } from "../../../report/warnings.js";
import { comparisonCaptions } from "./captions.js";
import { paybackTables } from "../payback.js";
import { equalMandateFacts } from "./equal-mandate.js";
import { intervalsTable, objectiveTable } from "./objective-table.js";
import { pairsTable } from "../precision/pairs.js";
import { missedTarget } from "../precision/stopping.js";
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
  /** What the answer hangs on most, where another question has told it. */
  readonly hangsOn?: string | undefined;
  /** One screen of several: what is said of all of them stands at their end. */
  readonly isOneOfMany?: boolean;
}

/** The comparison of a scenario's structures: the answer first, and what else there is behind it. */
export function comparisonView(result: ScenarioResult, options: ComparisonOptions): View {
  const { outcomes, full, seriesMeasure = "difference", isOneOfMany = false, hangsOn } = options;
  const isAsked = outcomes !== DEFAULT_OUTCOMES;
  const means =
    outcomes.length === 0 ? [] : [meansTable(result, outcomes, isAsked ? "Outcomes, means" : "The funnel, means")];
  const behind = [...equalMandateFacts(result), ...paybackTables(result), ...(isAsked ? [] : means)];
  const sentences = [...verdict(verdictFigures(result, hangsOn)), ...missedTarget(result)];
  return {
    title: result.name,
    header: headerLine(result, commonMandate(result)),
    verdict: sentences,
    blocks: [objectiveTable(result), ...(isAsked ? means : []), ...seriesBlocks(result, seriesMeasure)],
    details: [
      ...(full ? [intervalsTable(result)] : []),
      ...behind,
      ...(full ? [...seriesDetails(result, seriesMeasure), ...fullTables(result, outcomes)] : []),
    ],
    showsDetails: full,
    ...notesOf(result, sentences, isOneOfMany),
    captions: comparisonCaptions(result, outcomes, full),
    provenance: [`seed ${result.seed}`],
    ...partialNote(result),
    warnings: [...weakened(result), ...noDataWarnings(result, outcomes)],
  };
}

function notesOf(result: ScenarioResult, sentences: readonly string[], isOneOfMany: boolean): Pick<View, "notes"> {
  const own = ownNotes(result);
  if (!isOneOfMany) {
    const [first, whose, ...others] = sharedNotes(result);
    return { notes: [first, ...own, whose, ...mandateNote(result, sentences), ...others] };
  }
  return own.length === 0 ? {} : { notes: own };
}

function fullTables(result: ScenarioResult, outcomes: readonly OutcomeId[]): ViewTable[] {
  const alone = result.structures.length === 1;
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

/** Samples without data are left out of the averages, never in silence; what is so of several structures is said once. */
function noDataWarnings(result: ScenarioResult, outcomes: readonly OutcomeId[]): string[] {
  const number = result.trials * result.replicates;
  const samples = `${count(number)} ${result.replicates === 1 ? "trials" : "samples"}`;
  const { objective, structures } = result;
  const overflowing = structures.filter(({ outcomes: own }) => (own[objective].overflowed ?? 0) > 0);
  const others = structures.filter((structure) => !overflowing.includes(structure));
  return [
    ...overflowing.map(({ id, outcomes: own }) =>
      overflowWarning(nameOf(result, id), count(own[objective].overflowed ?? 0), samples),
    ),
    ...[...new Set<string>([objective, ...outcomes])].flatMap((key) => {
      const lacking = others.filter(({ outcomes: own }) => own[key].noData > 0);
      const { label } = key === objective ? objectiveText(result) : outcomeText(key);
      const wholly = lacking.filter(({ outcomes: own }) => own[key].noData === number);
      const partly = lacking.filter((structure) => !wholly.includes(structure));
      return [partly, wholly]
        .filter(({ length }) => length > 0)
        .map((group) => noDataWarning(label, group, key, result, samples));
    }),
  ];
}

/** `no follow-up rate (0/0) in 1 of 10,000 trials of as-it-is and ceo; the figures leave them out.` */
function noDataWarning(
  label: string,
  lacking: ScenarioResult["structures"],
  key: string,
  result: ScenarioResult,
  samples: string,
): string {
  const numbers = lacking.map(({ outcomes: own }) => own[key].noData);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)].map(count);
  const range = least === most ? most : `${least} to ${most}`;
  const all = lacking.length > 1 && lacking.length === result.structures.length;
  const whose = all ? "every structure" : listed(lacking.map(({ id }) => nameOf(result, id)));
  return `no ${label} (0/0) in ${range} of ${samples} of ${whose}; the figures leave them out.`;
}

const overflowWarning = (structure: string, overflowed: string, samples: string): string =>
  `${structure}: no data. In ${overflowed} of ${samples} a number overflowed (beyond 9.0e15, or infinite): its figures, and who is best, ` +
  "are withheld. Some assumption is far too large: explain shows what was read.";
