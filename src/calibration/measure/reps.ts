import { poolRates, poolShares, type PooledFit } from "../estimators/partial-pooling.js";
import { bookPrior } from "../estimators/prior.js";
import { OPEN, OUTBOUND, WON, type DealList } from "../lists/deal-list.js";
import { DAYS_A_MONTH } from "../lists/spans.js";
import { NOTHING, quantilesOf, together, type Finding, type Measurement } from "./measured.js";
import { counted, percent, short } from "./text.js";

/** What one rep, by number, has done. */
export interface Rep {
  /** Since the list is complete: what began before and had closed is not in it. */
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

/** Reps by how many deals they have, without names. */
export function repsOf(deals: DealList): Rep[] {
  const { count, ending, created, owner, origin, until, owners, completeFrom: from = -Infinity } = deals;
  const tallies = Array.from({ length: owners }, () => ({ ...NO_DEALS }));
  for (let place = 0; place < count; place++) {
    if (owner[place] < 0) continue;
    const tally = tallies[owner[place]];
    tally.first = Math.min(tally.first, created[place]);
    tally.last = Math.max(tally.last, created[place]);
    if (created[place] >= from) {
      tally.opened++;
      if (origin[place] === OUTBOUND) tally.outbound++;
    }
    if (ending[place] === WON) tally.won++;
    if (ending[place] === OPEN) tally.open++;
    else tally.closed++;
  }
  return tallies
    .filter(({ open, closed }) => open + closed > 0)
    .map(({ first, last, ...rep }) => {
      const end = until - last > GONE_DAYS ? last : until;
      return { ...rep, months: Math.max(1, (end - Math.max(first, from) + 1) / DAYS_A_MONTH) };
    })
    .sort((a, b) => dealsOfRep(b) - dealsOfRep(a));
}
export const dealsOfRep = ({ open, closed }: Pick<Rep, "open" | "closed">): number => open + closed;

const NO_DEALS = { opened: 0, outbound: 0, won: 0, closed: 0, open: 0, first: Infinity, last: -Infinity };

/** What reps do: outbound deals a month where the export tells them, and how much reps differ. */
export function measureReps(deals: DealList): Measurement {
  const reps = repsOf(deals);
  if (reps.length < FEWEST_REPS) return NOTHING;
  const opened = poolRates(
    reps.map((rep) => ({ events: rep.opened, exposure: rep.months })),
    bookPrior("capacity.outbound_per_rep"),
  );
  return together([
    { ...NOTHING, findings: [...winFinding(reps), openedFinding(reps, opened)] },
    measureOutbound(reps.filter((rep) => rep.outbound > 0)),
  ]);
}

/** A rep with a larger share of deals that are not outbound has less time for those that are. */
const MOST_OTHERS = 0.05;

/** Of the model a rep's outbound deals are those that one opens when no lead takes up time: only reps who work so tell it. */
function measureOutbound(reps: readonly Rep[]): Measurement {
  if (reps.length === 0) return NOTHING;
  const free = reps.filter(({ outbound, opened }) => opened - outbound <= MOST_OTHERS * opened);
  const told = free.length >= FEWEST_REPS ? free : reps;
  const { mean } = poolRates(
    told.map((rep) => ({ events: rep.outbound, exposure: rep.months })),
    bookPrior("capacity.outbound_per_rep"),
  );
  const [low, middle, high] = quantilesOf(mean);
  if (free.length < FEWEST_REPS) {
    const text = `${short(middle)} outbound deals a rep and month (${short(low)} to ${short(high)}), beside deals that are not outbound. The model's figure is without those, and fewer than ${FEWEST_REPS} reps work so: this is its lower end, and is not written.`;
    return { ...NOTHING, findings: [{ about: "outbound per rep", text }] };
  }
  const outbound = told.reduce((sum, rep) => sum + rep.outbound, 0);
  const others = reps.length - told.length;
  return {
    ...NOTHING,
    findings: unseenKindFinding(told.length),
    measured: [
      {
        id: "capacity.outbound_per_rep",
        quantiles: [low, middle, high],
        basis: `${counted(outbound)} outbound deals of ${counted(told.length)} reps${others > 0 ? " without others" : ""}`,
        how: "mean over reps of outbound deals opened a month",
        method: "partly pooled (gamma-Poisson)",
      },
    ],
  };
}

/** A kind of rep that makes up so much of all is one that matters. */
const KIND = 0.25;
/** A chance that is worth a word. */
const NOTEWORTHY_CHANCE = 0.05;

/**
 * That a kind of rep may be missing from so few: none of `reps` is of a kind of share q with chance (1 - q)^reps, and nothing in the data
 * tells of it. Of five reps of two kinds the mean over all such reps is covered in 75 % of histories, that of the five in 99 %
 * (test/bench/calibrate.ts). No interval of a mean mends it that is not too wide for reps of one kind: 1.6 times as wide it held 80 %, and 98 %
 * of the means of a gamma law; with Student's four degrees of freedom 77 and 96 %.
 *
 * Source: Hanley & Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983) 1743-1745.
 */
function unseenKindFinding(reps: number): Finding[] {
  const chance = (1 - KIND) ** reps;
  if (chance < NOTEWORTHY_CHANCE) return [];
  return [
    {
      about: "outbound per rep",
      text: `${counted(reps)} reps tell of themselves, and less of those to be hired: of a kind that one rep in four is of, so few have none with a chance of ${Math.round(100 * chance)} %, and nothing here would tell.`,
    },
  ];
}

function winFinding(reps: readonly Rep[]): Finding[] {
  const closing = reps.filter(({ closed }) => closed > 0);
  if (closing.length < FEWEST_REPS) return [];
  const pooled = poolShares(
    closing.map(({ won, closed }) => ({ events: won, exposure: closed })),
    bookPrior("funnel.win_inbound"),
  );
  const [own, shrunk] = [rangeOf(pooled.own), rangeOf(pooled.shrunk)];
  const isDifferent = pooled.isDifferent && percent(own[0]) !== percent(own[1]);
  const verdict = isDifferent ? "they do differ" : "no difference that matters";
  return [
    {
      about: "reps",
      text: `Won of closed, ${counted(closing.length)} reps: ${percent(own[0])} to ${percent(own[1])} as they are, ${percent(shrunk[0])} to ${percent(shrunk[1])} without what is chance: ${verdict} between them.`,
      method: "Without what is chance: partly pooled (beta-binomial).",
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
    method: "Deals a rep opens: partly pooled (gamma-Poisson).",
  };
}

const rangeOf = (values: readonly number[]): [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Infinity),
  values.reduce((most, value) => Math.max(most, value), -Infinity),
];
