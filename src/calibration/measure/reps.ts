import { poolRates, poolShares, type PooledFit } from "../estimators/partial-pooling.js";
import { bookPrior } from "../estimators/prior.js";
import type { Deal, Deals } from "../lists/deals.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import { NOTHING, quantilesOf, type Finding, type Measurement } from "./measured.js";
import { counted, percent, short } from "./text.js";

/** What one rep, by number, has done. */
export interface Rep {
  readonly opened: number;
  readonly outbound: number;
  readonly won: number;
  readonly closed: number;
  readonly open: number;
  /** Under observation. */
  readonly months: number;
}

/** A rep without a new deal for so long has left, or does something else. */
const GONE_DAYS = 90;
const FEWEST_REPS = 3;

/** Reps by how much they opened, without names. */
export function repsOf({ deals, until, owners, completeFrom: from = -Infinity }: Deals): Rep[] {
  const own: Deal[][] = Array.from({ length: owners }, () => []);
  for (const deal of deals) if (deal.owner >= 0) own[deal.owner].push(deal);
  return own
    .filter((list) => list.length > 0)
    .map((list) => {
      const first = list.reduce((least, { created }) => Math.min(least, created), Infinity);
      const last = list.reduce((most, { created }) => Math.max(most, created), -Infinity);
      const end = until - last > GONE_DAYS ? last : until;
      const begun = list.filter(({ created }) => created >= from);
      return {
        opened: begun.length,
        outbound: begun.filter(({ origin }) => origin === "outbound").length,
        won: list.filter(({ ending }) => ending === "won").length,
        closed: list.filter(({ ending }) => ending !== "open").length,
        open: list.filter(({ ending }) => ending === "open").length,
        months: Math.max(1, (end - Math.max(first, from) + 1) / DAYS_A_MONTH),
      };
    })
    .sort((a, b) => b.opened - a.opened);
}

/** What reps do: outbound deals a month where the export tells them, and how much reps differ. */
export function measureReps(deals: Deals): Measurement {
  const reps = repsOf(deals);
  if (reps.length < FEWEST_REPS) return NOTHING;
  const outbound = reps.reduce((sum, rep) => sum + rep.outbound, 0);
  const hasInbound = deals.deals.some(({ origin }) => origin === "inbound");
  const opened = poolRates(
    reps.map((rep) => ({ events: rep.opened, exposure: rep.months })),
    bookPrior("capacity.outbound_per_rep"),
  );
  const findings = [...winFinding(reps), openedFinding(reps, opened)];
  if (outbound === 0) return { ...NOTHING, findings };
  const rates = poolRates(
    reps.map((rep) => ({ events: rep.outbound, exposure: rep.months })),
    bookPrior("capacity.outbound_per_rep"),
  );
  const [low, middle, high] = quantilesOf(rates.mean);
  if (hasInbound) {
    const text = `${short(middle)} outbound deals a rep and month (${short(low)} to ${short(high)}), beside inbound work. The model's figure is without it, so this is its lower end, and is not written.`;
    return { ...NOTHING, findings: [...findings, { about: "outbound per rep", text }] };
  }
  return {
    measured: [
      {
        id: "capacity.outbound_per_rep",
        quantiles: [low, middle, high],
        basis: `${counted(outbound)} outbound deals of ${counted(reps.length)} reps`,
        how: "mean over reps of deals opened a month, partly pooled (gamma-Poisson)",
      },
    ],
    correlations: [],
    findings,
  };
}

function winFinding(reps: readonly Rep[]): Finding[] {
  const closing = reps.filter(({ closed }) => closed > 0);
  if (closing.length < FEWEST_REPS) return [];
  const pooled = poolShares(closing.map(({ won, closed }) => ({ events: won, exposure: closed })), bookPrior("funnel.win_inbound"));
  const [own, shrunk] = [rangeOf(pooled.own), rangeOf(pooled.shrunk)];
  const verdict = pooled.isDifferent ? "they do differ" : "no difference that matters";
  return [
    {
      about: "reps",
      text: `Won of closed, ${counted(closing.length)} reps: ${percent(own[0])} to ${percent(own[1])} as they are, ${percent(shrunk[0])} to ${percent(shrunk[1])} partly pooled: ${verdict} between them.`,
    },
  ];
}

function openedFinding(reps: readonly Rep[], opened: PooledFit): Finding {
  const open = reps.reduce((sum, rep) => sum + rep.open, 0);
  const [low, high] = rangeOf(opened.shrunk);
  const verdict = opened.isDifferent ? "reps do differ" : "no difference that matters";
  return {
    about: "reps",
    text: `A rep opens ${short(low)} to ${short(high)} deals a month (${verdict}) and has ${short(open / reps.length)} open now: what they did, not what they could, so capacities stay the book's.`,
  };
}

export const rangeOf = (values: readonly number[]): [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Infinity),
  values.reduce((most, value) => Math.max(most, value), -Infinity),
];
