import { enumerated } from "../../foundation/enumerated.js";
import { incidence } from "../estimators/aalen-johansen.js";
import { shareAndTime } from "../estimators/common-movement.js";
import { fitCure, type CureFit } from "../estimators/cure-mixture.js";
import type { DurationTable } from "../estimators/duration-table.js";
import { bookPrior } from "../estimators/prior.js";
import { posteriorOf, type Posterior } from "../estimators/weighted-draws.js";
import { INBOUND, OUTBOUND, type DealList, type IsCounted } from "../lists/deal-list.js";
import { durationsOf } from "./deal-tables.js";
import { NOTHING, quantilesOf, together, type Finding, type Measurement } from "./measured.js";
import type { Periods } from "./periods.js";
import { counted, percent, widened } from "./text.js";

/** Of the book's sales cycle, in days: where the search for time scales begins. */
const TYPICAL_DAYS = 77;

/** A fit of the share won, with what it rests on. */
export interface WinFit {
  readonly fit: CureFit;
  readonly table: DurationTable;
  readonly share: Posterior;
}

const fitted = new WeakMap<DealList, WinFit & { readonly periods: Periods }>();

/** The fit of all deals of a list, or of those that count; that of all is made once, since several figures rest on it. */
export function fitWins(deals: DealList, periods: Periods, isCounted?: IsCounted): WinFit {
  if (isCounted !== undefined) return fitCounted(deals, periods, isCounted);
  const known = fitted.get(deals);
  if (known?.periods === periods) return known;
  const own = { ...fitCounted(deals, periods), periods };
  fitted.set(deals, own);
  return own;
}

function fitCounted(deals: DealList, periods: Periods, isCounted?: IsCounted): WinFit {
  const table = durationsOf(deals, periods, isCounted);
  const fit = fitCure(table, bookPrior("funnel.win_inbound"), TYPICAL_DAYS, true);
  return { fit, table, share: shareOf(fit) };
}

export const shareOf = ({ draws }: Pick<CureFit, "draws">): Posterior =>
  posteriorOf(draws, ([logit]) => 1 / (1 + Math.exp(-logit)));

interface WinMeasurement extends Measurement {
  /** Rank correlation of the win rate and the sales cycle by id of the win rate. */
  readonly withCycle: Ranks;
}

type Ranks = Readonly<Record<string, number>>;

const ORIGINS = [
  { id: "funnel.win_inbound", code: INBOUND, of: "inbound " },
  { id: "funnel.win_outbound", code: OUTBOUND, of: "outbound " },
];
const BOTH = { ids: ["funnel.win_inbound", "funnel.win_outbound"], of: "", isCounted: undefined };

/**
 * Win rates: of inbound and outbound deals apart where the export tells them apart, of those alone that it has, else one for both, of which
 * that of outbound deals is taken to be the same.
 */
export function measureWins(deals: DealList, periods: Periods): WinMeasurement {
  const { origin } = deals;
  const told = ORIGINS.filter(({ code }) => origin.includes(code));
  const groups =
    told.length > 0
      ? told.map(({ id, code, of }) => ({ ids: [id], of, isCounted: (place: number) => origin[place] === code }))
      : [BOTH];
  const parts = groups.map(({ ids, isCounted, of }) => measureGroup(fitWins(deals, periods, isCounted), ids, of));
  return { ...together(parts), withCycle: Object.assign({}, ...parts.map(({ withCycle }) => withCycle)) as Ranks };
}

/** Of so few that have closed nothing is measured. */
const FEWEST_CLOSED = 5;
/** One estimate for both sources is one number: what is not known of it is not known of either. */
const AS_ONE = 0.99;

/** Of outbound deals, where the export does not tell which they are. */
const TAKEN = { isTaken: true, how: "taken to be as that of all deals: which are outbound is not told" } as const;

function measureGroup(own: WinFit, ids: readonly string[], of: string): WinMeasurement {
  const { counts } = own.table;
  const closed = total(counts.won) + total(counts.lost);
  if (closed < FEWEST_CLOSED) {
    const few = closed === 1 ? `1 ${of}deal has` : `${closed === 0 ? "no" : counted(closed)} ${of}deals have`;
    const text = `So far ${few} closed; ${FEWEST_CLOSED} or more are needed.`;
    return { ...NOTHING, findings: [{ about: `${of}win rate`, text }], withCycle: {} };
  }
  const quantiles = quantilesOf(own.share);
  const words = wordsOf(own, of);
  const rank = shareAndTime(own.table, own.fit);
  return {
    measured: ids.map((id, place) => ({ id, quantiles, ...(place === 0 ? words : { ...TAKEN, basis: words.basis }) })),
    correlations: ids.length === 2 ? [{ between: [ids[0], ids[1]], rank: AS_ONE }] : [],
    findings: findingsOf(own, of),
    withCycle: Object.fromEntries(ids.map((id) => [id, rank])),
  };
}

const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);

function wordsOf({ fit, table }: WinFit, of: string) {
  const { won, lost, open, forgotten } = table.counts;
  const basis = endsText({ won, lost, "given up": forgotten, open }, of);
  const how = `share won in the end; an open deal counts for what deals of its age still had before them${widened(fit.dispersion)}`;
  const method =
    "mixture cure model of won and lost deals, averaged over pairs of time laws (exponential, Weibull, log-normal), open ones censored; prior: the book";
  return { basis, how, method };
}

/** `12 won, 30 lost and 8 open deals`; `30 lost and 8 open deals, none won`. */
function endsText(counts: Readonly<Record<string, Float64Array>>, of: string): string {
  const ends = Object.entries(counts).map(([how, own]) => ({ how, deals: total(own) }));
  const there = ends.filter(({ deals }) => deals > 0).map(({ how, deals }) => `${counted(deals)} ${how}`);
  const none = ends.filter(({ how, deals }) => deals === 0 && (how === "won" || how === "lost"));
  return `${enumerated(there)} ${of}deals${none.map(({ how }) => `, none ${how}`).join("")}`;
}

/** A pair of laws that has so much of the weight is worth telling. */
const WORTH_TELLING = 0.05;
/** Laws that differ by less than this in the share come to the same. */
const MATTERS = 0.01;

function findingsOf({ fit, table }: WinFit, of: string): Finding[] {
  const [won, lost, open] = [total(table.counts.won), total(table.counts.lost), total(table.counts.open)];
  const about = `${of}win rate`;
  const { won: aalen, open: left } = incidence(table);
  return [
    {
      about,
      text:
        won === 0
          ? `None of ${counted(lost)} ${of}deals that closed was won, which does not make it 0 %: the book's interval says what may still come. At the greatest age the list knows, ${percent(left)} of deals are still open.`
          : `won / closed is ${percent(won / (won + lost))}, and no win rate while deals are open: won and lost ones may close at different speeds. At the greatest age the list knows, ${percent(aalen)} of deals are won and ${percent(left)} still open.`,
      method: "Shares by age: Aalen-Johansen, which supposes no time law.",
    },
    ...lawFinding(fit, about),
    ...(open === 0
      ? [
          {
            about,
            text: "The export has no open deals: if it lists closed ones only, the win rate of deals that close slowly is missing from it.",
          },
        ]
      : []),
  ];
}

/** How far it hangs on the law by which the slow ones are still to close. */
function lawFinding({ pairs }: CureFit, about: string): Finding[] {
  const laws = pairs
    .filter(({ weight }) => weight >= WORTH_TELLING)
    .sort((a, b) => b.weight - a.weight)
    .map(({ laws: { won, lost }, sample, weight }) => {
      const { quantile } = posteriorOf(sample, ([logit]) => 1 / (1 + Math.exp(-logit)));
      return { median: quantile(0.5), won: won.id, lost: lost?.id ?? "no", weight };
    });
  if (laws.length < 2) return [];
  const [low, high] = [Math.min, Math.max].map((end) => end(...laws.map(({ median }) => median)));
  const told = laws.map(
    ({ median, won, lost, weight }) =>
      `${percent(median)} with ${won} times of won and ${lost} times of lost deals (weight ${weight.toFixed(2)})`,
  );
  const text =
    high - low < MATTERS
      ? `However slow the slow ones are taken to be, it is about ${percent((low + high) / 2)}.`
      : `It hangs on how slow the slow ones are, which the list does not tell: ${percent(low)} to ${percent(high)} with what fits it.`;
  return [{ about, text, method: `By time law: ${told.join("; ")}.` }];
}
