import { MANDATE_EFFECTS } from "../../assumptions/effects-mandate.js";
import { EFFECT_TARGET_ROWS } from "../../assumptions/effect-targets.js";
import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { fewTrials } from "../run/comparison/captions.js";
import { count } from "../../report/format/number.js";
import { scaleFor, type Scale } from "../../report/format/quantity.js";
import { trialCount } from "../../report/format/trials.js";
import { objectiveText } from "../../report/outcome-text.js";
import { headerLine } from "../../report/header-line.js";
import { nameOf } from "../../report/structure-name.js";
import { weakened } from "../../report/warnings.js";
import type { View, ViewFacts, ViewTable } from "../../report/view.js";
import type { ExplainedResult, WhyResult } from "./record.js";
import { accountTables, costsTable } from "./account-table.js";
import { funnelFacts, leadVerdict, partsSentence } from "./first-screen.js";
import { bridgeTable, factorsTable, objectivePairTable, stagesTable } from "./tables.js";
import { PART_LABELS } from "./parts.js";
import { largestFirst, NOT_TOLD, waterfall } from "./waterfall.js";

export interface WhyShown {
  /** Also on a terminal: every part with its error, the account, the funnel stage by stage. */
  readonly full: boolean;
}

/** Why structure B's objective differs from A's: by part and along the funnel. */
export function whyView(result: WhyResult, { full }: WhyShown): View {
  const { bridge } = result;
  const view = bridge === undefined ? unexplainedView(result) : explainedView({ ...result, bridge });
  return { ...view, header: headerOf(result), showsDetails: full };
}

/** A, B and the lead rest on all trials of the scenario; the parts may rest on fewer. */
function headerOf({ bridge, funnel, ...result }: WhyResult): readonly string[] {
  const few = bridge === undefined || bridge.trials >= funnel.trials ? [] : [`the parts on ${count(bridge.trials)}`];
  return [...headerLine({ ...result, trials: funnel.trials }), ...few];
}

/** What an interrupt left: everything but where the difference comes from. */
function unexplainedView(result: WhyResult): View {
  const { lead, funnel, costs } = result;
  return {
    title: result.name,
    verdict: lead ? [leadVerdict(result, lead)] : [],
    blocks: [
      names(result),
      ...(lead ? [objectivePairTable(lead, result)] : []),
      funnelFacts(result),
      ...(costs.length === 0 ? [] : [costsTable(result)]),
      stagesTable(funnel),
      ...funnel.sources.map(factorsTable),
    ],
    notes: [CALIBRATED, ...fewTrials(funnel.trials)],
    captions: [FUNNEL, CALIBRATION],
    provenance: [`seed ${result.seed}`],
    warnings: weakened(result),
    partial:
      "Interrupted: this is a partial result. Where the difference comes from, part by part, is missing; " +
      `what is told rests on ${trialCount(funnel.trials)}, as if nothing had been interrupted.`,
  };
}

function explainedView(result: ExplainedResult): View {
  const { bridge, funnel } = result;
  const text = objectiveText(result);
  // Leads are in the unit of the levels they lie between, as in run and drivers.
  const levels = scaleFor(text.unit, [bridge.from.mean, bridge.to.mean]);
  const same = bridge.contributions.length === 0;
  const hasData = Number.isFinite(bridge.total.mean);
  return {
    title: result.name,
    verdict: same ? [SAME] : [leadVerdict(result, bridge), ...partsSentence(result, levels)],
    blocks: same
      ? [names(result)]
      : [...(hasData ? [waterfall(bridge, endNames(result), levels, text.unit)] : []), funnelFacts(result)],
    details: [
      ...(same ? [] : [names(result), ...(hasData ? partTables(result, levels) : [])]),
      stagesTable(funnel),
      ...funnel.sources.map(factorsTable),
    ],
    notes: [CALIBRATED, ...(same || !hasData ? [] : [...fewTrials(bridge.trials), ...mandateNote(result)])],
    captions: [...(same ? [] : bridgeCaptions(result)), FUNNEL, CALIBRATION],
    provenance: [`seed ${result.seed}`],
    warnings: [...weakened(result), ...noDataWarning(result)],
  };
}

const partTables = (result: ExplainedResult, levels: Scale): ViewTable[] => [
  bridgeTable(result.bridge, levels),
  ...accountTables(result, levels),
];

/** What a mandate may act on. */
const OF_MANDATES = EFFECT_TARGET_ROWS.map(({ id }) => id).filter((target) =>
  MANDATE_EFFECTS.some(({ id }) => id.endsWith(`.${target}`)),
);

/** Said always where it could be misread: what the mandate does to churn is no part of "churn". */
function mandateNote({ bridge: { contributions } }: ExplainedResult): string[] {
  const hasMandate = contributions.some(({ id }) => id === "mandate");
  const other = largestFirst(contributions).find(({ id }) => OF_MANDATES.some((target) => target === id));
  if (!hasMandate || other === undefined) return [];
  return [
    `What the mandate (what marketing is asked for) does to ${PART_LABELS[other.id]} and the like is in “mandate” alone.`,
  ];
}

const endNames = (result: WhyResult): readonly [string, string] => [
  nameOf(result, result.from),
  nameOf(result, result.to),
];

function names(result: WhyResult): ViewFacts {
  const [a, b] = endNames(result);
  return {
    kind: "facts",
    facts: [
      { name: "A", text: a },
      { name: "B", text: b },
    ],
  };
}

const SAME = "A and B have the same effects and the same posts: there is no difference to explain.";

function bridgeCaptions({ bridge, funnel, ...result }: ExplainedResult): string[] {
  const how =
    bridge.orders === "all"
      ? "averaged over every order in which the parts can be switched (Shapley value)"
      : "averaged over random orders in which the parts can be switched (Shapley value, sampled: standard errors and intervals include it)";
  return [
    `Each part in which A and B differ is switched from A's to B's. Its contribution is what the switch adds to ${objectiveText(result).label}, ${how}, ` +
      `so that the contributions add up to the difference; ${count(bridge.coalitions)} combinations meet the same assumptions and the same luck ` +
      (bridge.trials === 1 ? "in 1 trial." : `in each of ${count(bridge.trials)} trials.`),
    ...(bridge.untold ? [untoldCaption(funnel.trials, bridge.trials)] : []),
    ...(bridge.view === "target" ? [BY_TARGET] : [BY_ORIGIN]),
    ...(bridge.earned === undefined ? [] : [ACCOUNT]),
    "Effects multiply each other, so a contribution is not what would happen if that part alone were changed. Light bars go down. " +
      "Figures are rounded each to what its sampling error (s.e.) supports, so they may not add up in the last digit.",
    "90 % interval: 5th to 95th percentile over the trials, what we do not know and luck together. ~ marks a figure whose 95 % interval of sampling error includes no difference. share: of the difference, a dash where parts cancel out so far that one exceeds the whole.",
  ];
}

/** On how many trials the parts rest, where these are not all. */
export const untoldCaption = (all: number, few: number): string =>
  `A, B and B less A rest on all ${count(all)} trials of the scenario, as they do in run; the parts on the first ${count(few)}. ${NOT_TOLD}: what these parts do not add up to for that reason.`;

const ACCOUNT =
  "margin: gross margin, and where the objective is the value what the customers at the end are worth, split by the same parts before any cost; " +
  "what is spent stands below it, kind by kind.";

const BY_TARGET =
  "mandate: every effect of what marketing is asked to do, whatever it acts on; the other parts hold what relation, background and a structure's own " +
  "effects do to each target. focus: the five focus weights together. --by origin splits by where effects come from.";

const BY_ORIGIN =
  "Parts by where effects come from: the relation of the teams, the background of the deciding manager, marketing's mandate, the structure's own effects, and the headcount.";

const FUNNEL =
  "Along the funnel: means of A and B over the same trials. A factor is a ratio of means, such as accepted MQLs per MQL; the factors' ratios B / A multiply to that of the bookings, " +
  "and a share is a factor's part of it in logarithms (a dash where factors cancel out).";

function noDataWarning({ bridge, replicates, ...result }: ExplainedResult): string[] {
  if (bridge.noData === 0) return [];
  const samples = `${count(bridge.trials * replicates)} ${replicates === 1 ? "trials" : "samples"}`;
  return [
    `No ${objectiveText(result).label} (0/0) for some combination in ${count(bridge.noData)} of ${samples}; the contributions leave them out.`,
  ];
}
