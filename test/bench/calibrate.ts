import { fitCounts } from "../../src/calibration/estimators/monthly-counts.js";
import { fitCure } from "../../src/calibration/estimators/cure-mixture.js";
import { growingTable } from "../../src/calibration/estimators/duration-table.js";
import { fitHazard, fitMeanTime } from "../../src/calibration/estimators/hazard.js";
import { fitMean } from "../../src/calibration/estimators/mean-value.js";
import { fitSpread } from "../../src/calibration/estimators/spread.js";
import { poolRates, poolShares } from "../../src/calibration/estimators/partial-pooling.js";
import { bookPrior, type Prior } from "../../src/calibration/estimators/prior.js";
import { posteriorOf, type Posterior } from "../../src/calibration/estimators/weighted-draws.js";
import { countPriors } from "../../src/calibration/measure/lead-volume.js";
import { doubtfulSpread } from "../../src/calibration/measure/doubtful-spread.js";
import { fitWins, shareOf } from "../../src/calibration/measure/win-rate.js";
import { SCORE_SCALES } from "../../src/distributions/score-scale.js";
import { incompleteGamma } from "../../src/distributions/special/incomplete-gamma.js";
import { betaQuantile } from "../../src/distributions/special/beta-quantile.js";
import { gammaQuantile } from "../../src/distributions/special/gamma-quantile.js";
import { measureCycle } from "../../src/calibration/measure/cycle.js";
import type { Measurement } from "../../src/calibration/measure/measured.js";
import { periodsOf } from "../../src/calibration/measure/periods.js";
import { staleOf } from "../../src/calibration/measure/stale.js";
import {
  DRAW_TIMES,
  dealsOfHistory,
  poisson,
  simulateDeals,
  type DealHistory,
  type DrawTime,
} from "../calibration/histories.js";
import { normal, uniform } from "../statistics/random.js";

/** How often 90 % intervals hold the truth, in so many histories of it. */
interface Study {
  readonly what: string;
  /** One for all histories, or of each. */
  readonly truth: number | ((key: number) => number);
  readonly times: number;
  readonly posterior: (key: number) => Posterior;
}

/**
 * Coverage of the 90 % intervals of calibration, under laws the estimators have and laws they have not, and ranks of truths that are
 * drawn from the prior (simulation-based calibration; Talts et al., arXiv:1804.06788). Takes some minutes; STUDIES=churn runs those
 * whose names have that in them, TIMES=40 each so many times, SEED=5000 with numbers that none has been fitted to.
 */
export function benchCalibrate(): void {
  const only = process.env.STUDIES ?? "";
  for (const study of [...CHURN, ...AMOUNTS, ...LEADS, ...REPS, ...STAGES, ...WINS, ...CYCLES, ...FORGOTTEN].filter(
    ({ what }) => what.includes(only),
  ))
    tell(study);
  if ("ranks".includes(only)) ranks();
  if ("stale".includes(only)) stale();
  if ("doubtful".includes(only)) doubtful();
}

/** One deal of four is large: 4 times the others, each kind log-normal with this spread of its logarithm. */
const TWO_KINDS = { log: 0.5, spread: Math.sqrt((Math.exp(0.25) * (0.75 + 0.25 * 16)) / 1.75 ** 2 - 1) };

/** Time until closing, or leaving, with and without movement between quarters. */
const CHURN: readonly Study[] = [0, 0.2, 0.4, 0.6].flatMap((movement) => [
  {
    what: `churn, movement ${movement}`,
    truth: 0.012,
    times: 600,
    posterior: (key: number) => fitHazard(quarters(movement, key), bookPrior("customers.monthly_churn")).posterior,
  },
  {
    what: `churn of six quarters, movement ${movement}`,
    truth: 0.012,
    times: 600,
    posterior: (key: number) =>
      fitHazard(quarters(movement, key).slice(0, 6), bookPrior("customers.monthly_churn")).posterior,
  },
  {
    what: `sales cycle, movement ${movement}`,
    truth: 500 / 60,
    times: 600,
    posterior: (key: number) => fitMeanTime(quarters(movement, key, 60), bookPrior("funnel.sales_cycle")).posterior,
  },
]);

const PRICES = [500, 1200, 2400, 6000, 12_000];

/**
 * Amounts of laws that the fit has not. Two show its limits, and are warned of (doubtful-spread.ts): with an infinite fourth moment, as
 * Pareto's of shape 3 has, a sample does not know its own error, and amounts rounded to steps as large as themselves do not say how small
 * the small ones were.
 */
const OTHER_AMOUNTS = [
  { law: "Weibull amounts, long tail", truth: 1.2605, draw: weibullAmount(0.8) },
  { law: "Weibull amounts, short tail", truth: 0.679, draw: weibullAmount(1.5) },
  {
    law: "uniform amounts",
    truth: 9 / Math.sqrt(12) / 5.5,
    draw: (key: number, place: number) => 1 + 9 * uniform(key, place),
  },
  {
    law: "list prices",
    truth: 0.958_64,
    draw: (key: number, place: number) => PRICES[Math.floor(PRICES.length * uniform(key, place))],
  },
  { law: "amounts rounded to thousands", truth: 1.3, draw: rounded(1000) },
  { law: "amounts rounded to five thousands", truth: 1.3, draw: rounded(5000) },
  {
    law: "Pareto amounts",
    truth: 1 / Math.sqrt(3),
    draw: (key: number, place: number) => uniform(key, place) ** (-1 / 3),
  },
] as const;

const AMOUNTS: readonly Study[] = [
  ...[20, 30, 60, 100, 190, 500].flatMap((count) => [
    {
      what: `mean of ${count} amounts`,
      truth: 8000,
      times: 600,
      posterior: (key: number) => meanOf(amounts(key, count)),
    },
    {
      what: `mean of ${count} amounts that moves`,
      truth: 8000,
      times: 600,
      posterior: (key: number) => meanOf(moved(amounts(key, count), 0.3, key)),
    },
    {
      what: `mean of ${count} gamma amounts`,
      truth: 8000,
      times: 600,
      posterior: (key: number) => meanOf(gammaAmounts(key, count)),
    },
    {
      what: `spread of ${count} amounts`,
      truth: 1.3,
      times: 600,
      posterior: (key: number) => fitSpread(amounts(key, count), bookPrior("funnel.deal_cv")).posterior,
    },
    {
      what: `spread of ${count} gamma amounts`,
      truth: 1,
      times: 600,
      posterior: (key: number) => fitSpread(gammaAmounts(key, count), bookPrior("funnel.deal_cv")).posterior,
    },
    {
      what: `spread of ${count} amounts of two kinds`,
      truth: TWO_KINDS.spread,
      times: 600,
      posterior: (key: number) => fitSpread(amountsOfTwoKinds(key, count), bookPrior("funnel.deal_cv")).posterior,
    },
    ...OTHER_AMOUNTS.map(({ law, truth, draw }) => ({
      what: `spread of ${count} ${law}`,
      truth,
      times: 600,
      posterior: (key: number) => fitSpread(drawn(draw, key, count), bookPrior("funnel.deal_cv")).posterior,
    })),
  ]),
];

const LEADS: readonly Study[] = (
  [
    [8, 0],
    [18, 0],
    [18, 0.01],
    [36, 0],
    [36, 0.01],
  ] as const
).flatMap(([months, growth]) => {
  const times = 300;
  const study = (what: string, truth: number, value: (point: readonly number[]) => number, persistence = 0): Study => ({
    what: `${what} of ${months} months, growth ${growth}${persistence > 0 ? ", months that hang together" : ""}`,
    truth,
    times,
    posterior: (key) => leads(key, months, growth, value, persistence),
  });
  const level = ([log]: readonly number[]): number => Math.exp(log);
  return [
    study("leads", 120, level),
    study("leads", 120, level, 0.6),
    study("dispersion", 12, ([, , size]) => Math.exp(size)),
    ...(months >= 12 ? [study("growth", 1 + growth, ([, slope]) => Math.exp(slope))] : []),
  ];
});

/** Of two kinds a quarter is the better one: of five reps there is none of it in 24 % of histories, and nothing tells of it. */
const limitOf = (count: number, law: LawOfReps): string =>
  law === "two kinds" ? ` (${(100 * (1 - 0.75 ** count)).toFixed(0)} % hold the better)` : "";

const REPS: readonly Study[] = [3, 5, 6, 8, 10, 12, 15, 40].flatMap((count) => [
  ...(["gamma", "two kinds"] as const).flatMap((law) => {
    const posterior = (key: number) => outbound(key, count, law);
    const what = `outbound of ${count} reps, ${law}`;
    const ofThese = (key: number): number =>
      meanOfReps(Array.from({ length: count }, (_, rep) => ownRate(key, rep, law)));
    return [
      { what: `${what}${limitOf(count, law)}`, truth: 5, times: 300, posterior },
      { what: `${what}: of these reps themselves`, truth: ofThese, times: 300, posterior },
    ];
  }),
  { what: `share won of ${count} reps`, truth: 0.25, times: 300, posterior: (key: number) => shares(key, count) },
  {
    what: `share won of ${count} reps, alike`,
    truth: 0.25,
    times: 300,
    posterior: (key: number) => shares(key, count, 1e6),
  },
]);

const STAGES: readonly Study[] = [
  { what: "rate of a stage", truth: 0.22, times: 150, posterior: (key) => stageRate(key, DRAW_TIMES.exponential) },
  {
    what: "rate of a stage, uniform times",
    truth: 0.22,
    times: 150,
    posterior: (key) => stageRate(key, DRAW_TIMES.uniform),
  },
  {
    what: "rate of a stage, gamma times",
    truth: 0.22,
    times: 150,
    posterior: (key) => stageRate(key, DRAW_TIMES.gamma),
  },
];

const WINS: readonly Study[] = [
  ...(Object.keys(DRAW_TIMES) as (keyof typeof DRAW_TIMES)[]).flatMap((law) =>
    [180, 365].map((days) => ({
      what: `win rate, ${law} times, ${days} days`,
      truth: 0.3,
      times: 150,
      posterior: (key: number) => winRate({ ...historyOf(DRAW_TIMES[law]), days }, key),
    })),
  ),
  // Of deals that take as long as the list does, more than half of those to be won are open.
  ...(Object.keys(DRAW_TIMES) as (keyof typeof DRAW_TIMES)[]).map((law) => ({
    what: `win rate of slow deals, ${law} times, 180 days`,
    truth: 0.3,
    times: 200,
    posterior: (key: number) =>
      winRate({ ...historyOf(DRAW_TIMES[law]), days: 180, won: { law: DRAW_TIMES[law], mean: 180 } }, key),
  })),
  ...[0.2, 0.4].map((movement) => ({
    what: `win rate, movement ${movement}`,
    truth: 0.3,
    times: 150,
    posterior: (key: number) =>
      winRate({ ...historyOf(DRAW_TIMES.exponential), count: 1200, days: 365, movement }, key),
  })),
];

/** Deals that were won and lost after the same time, as one hazard has it, and after others. */
const CYCLES: readonly Study[] = (Object.keys(DRAW_TIMES) as (keyof typeof DRAW_TIMES)[]).flatMap((law) =>
  [180, 365].flatMap((days) =>
    [
      [60, 60],
      [90, 30],
    ].map(([won, lost]): Study => {
      const history = { ...historyOf(DRAW_TIMES[law]), days, won: { law: DRAW_TIMES[law], mean: won } };
      const list = (key: number) => dealsOfHistory({ ...history, lost: { law: DRAW_TIMES[law], mean: lost } }, key);
      const { until } = list(1);
      return {
        what: `sales cycle, won after ${won} and lost after ${lost} days, ${law} times, ${days} days`,
        truth: (0.3 * won + 0.7 * lost) / 30.4375,
        times: 100,
        posterior: (key) => cycleOf(measureCycle(list(key), periodsOf(until - days, until))),
      };
    }),
  ),
);

/** Two years of deals of which some are lost and closed by nobody, in the end or counted as lost after so many months. */
const FORGOTTEN: readonly Study[] = (Object.keys(DRAW_TIMES) as (keyof typeof DRAW_TIMES)[]).flatMap((law) =>
  [undefined, 6, 12, 18].flatMap((lostAfter): Study[] => {
    const history = { ...historyOf(DRAW_TIMES[law]), days: 730 };
    const what = `a third forgotten, ${lostAfter === undefined ? "not known" : `lost after ${lostAfter} months`}, ${law} times`;
    const list = (key: number) => dealsOfHistory(history, key, { forgotten: 0.33, ...(lostAfter && { lostAfter }) });
    const periods = periodsOf(list(1).until - history.days, list(1).until);
    const days = 0.3 * history.won.mean + 0.7 * history.lost.mean;
    return [
      { what: `win rate, ${what}`, truth: 0.3, times: 60, posterior: (key) => fitWins(list(key), periods).share },
      // The time of those that are closed: of the 30 % won and 37 of the 70 % lost.
      {
        what: `sales cycle, ${what}`,
        truth: (days - 0.33 * history.lost.mean) / 0.67 / 30.4375,
        times: 60,
        posterior: (key) => cycleOf(measureCycle(list(key), periods)),
      },
    ];
  }),
);

function cycleOf({ measured }: Measurement): Posterior {
  return { quantile: (p) => measured[0]?.quantiles?.[[0.05, 0.5, 0.95].indexOf(p)] ?? NaN };
}

/** In how many of 40 lists open deals are called many, without forgotten ones and with a few, in time enough and in little. */
function stale(): void {
  const histories = (law: DrawTime): [string, DealHistory][] => [
    ["two years", { ...historyOf(law), days: 730 }],
    ["one year", historyOf(law)],
    ["half a year", { ...historyOf(law), days: 180 }],
    ["two years of slow ones", { ...historyOf(law), days: 730, won: { law, mean: 180 } }],
    ["one year of slow ones", { ...historyOf(law), won: { law, mean: 180 } }],
    ["two years of a year each", { ...historyOf(law), days: 730, won: { law, mean: 365 }, lost: { law, mean: 60 } }],
    ["two years of few", { ...historyOf(law), count: 100, days: 730 }],
    ["one year of very few", { ...historyOf(law), count: 30 }],
  ];
  for (const [name, law] of Object.entries(DRAW_TIMES))
    for (const [what, history] of histories(law)) {
      const called = [0, 0.03, 0.05, 0.1, 0.33].map((forgotten) => {
        const lists = Array.from({ length: 40 }, (_, key) => dealsOfHistory(history, key + 1, { forgotten }));
        return `${lists.filter((list) => staleOf(list)?.areMany).length} at ${100 * forgotten} %`;
      });
      console.log(`open deals called many, ${name}, ${what}: ${called.join(", ")}`);
    }
}

/** Of 200 lists of so many amounts: in how many their spread is doubted. */
function doubtful(): void {
  const laws: readonly (readonly [string, DrawAmount])[] = [
    ["log-normal amounts", logNormalAmount],
    ...OTHER_AMOUNTS.map(({ law, draw }) => [law, draw] as const),
  ];
  const seed = Number(process.env.SEED ?? 0);
  for (const [law, draw] of laws) {
    const called = [30, 100, 500].map((count) => {
      const lists = Array.from({ length: 200 }, (_, key) => drawn(draw, seed + key + 1, count));
      return `${lists.filter((list) => doubtfulSpread(list).length > 0).length} of ${count} amounts`;
    });
    console.log(`lists of 200 whose spread is doubted, ${law}: ${called.join(", ")}`);
  }
}

function tell({ what, truth, times: most, posterior }: Study): void {
  const times = Number(process.env.TIMES ?? most);
  const seed = Number(process.env.SEED ?? 0);
  let [hits, below] = [0, 0];
  for (let key = 1; key <= times; key++) {
    const { quantile } = posterior(seed + key);
    const own = typeof truth === "number" ? truth : truth(seed + key);
    if (quantile(0.95) < own) below++;
    else if (quantile(0.05) <= own) hits++;
  }
  const share = (100 * hits) / times;
  const error = Math.sqrt((share * (100 - share)) / times);
  console.log(
    `${what.padEnd(60)} ${share.toFixed(1)} % +- ${error.toFixed(1)} covered, ${((100 * below) / times).toFixed(1)} % too low`,
  );
}

function historyOf(law: DrawTime): DealHistory {
  return { count: 600, days: 365, share: 0.3, won: { law, mean: 90 }, lost: { law, mean: 30 } };
}

function winRate(history: DealHistory, key: number): Posterior {
  const growing = growingTable(12);
  for (const { created, closed, isWon, period } of simulateDeals(history, key)) {
    const isOpen = Number.isNaN(closed);
    growing.add(isOpen ? "open" : isWon ? "won" : "lost", (isOpen ? history.days : closed) - created, 0, period);
  }
  return shareOf(fitCure(growing.table(), bookPrior("funnel.win_inbound"), 77, true));
}

function stageRate(key: number, law: DrawTime): Posterior {
  const growing = growingTable(12);
  for (let place = 0; place < 600; place++) {
    const created = Math.floor(365 * uniform(key, 2 * place));
    const isReached = uniform(key, 2 * place + 1) < 0.22;
    const days = Math.floor(law(40, key + 15485863, place));
    const isOn = isReached && created + days <= 365;
    growing.add(isOn ? "won" : "open", isOn ? days : 365 - created, 0, Math.floor((12 * created) / 366));
  }
  return shareOf(fitCure(growing.table(), bookPrior("funnel.qualification"), 14, false));
}

const quarters = (movement: number, key: number, mean = 6) =>
  Array.from({ length: 12 }, (_, quarter) => {
    const factor = Math.exp(movement * normal(key, 100 + quarter) - movement ** 2 / 2);
    return { events: poisson(mean * factor, key, quarter), months: 500 };
  });

/** Mean 8000, coefficient of variation 1.3. */
function logNormalAmount(key: number, place: number): number {
  return 8000 * Math.exp(0.9945 * normal(key, place) - 0.4945);
}

/** To a multiple of the step, at least one. */
function rounded(step: number): DrawAmount {
  return (key, place) => Math.max(step, step * Math.round(logNormalAmount(key, place) / step));
}

/** Of this shape. */
function weibullAmount(shape: number): DrawAmount {
  return (key, place) => (-Math.log(uniform(key, place))) ** (1 / shape);
}

type DrawAmount = (key: number, place: number) => number;

const drawn = (draw: DrawAmount, key: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, place) => draw(key, place));

const amounts = (key: number, count: number): Float64Array => drawn(logNormalAmount, key, count);

/** Of the gamma law with shape 1. */
const gammaAmounts = (key: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, place) => -8000 * Math.log(uniform(key, place)));

/** One of four is of the large kind. */
const amountsOfTwoKinds = (key: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, place) => {
    const size = uniform(key + 31, place) < 0.25 ? 4 : 1;
    return 5000 * size * Math.exp(TWO_KINDS.log * normal(key, place));
  });

/** Amounts of twelve periods, with a level that moves between them. */
const moved = (values: Float64Array, movement: number, key: number): Float64Array =>
  values.map((value, place) => value * Math.exp(movement * normal(key + 77, place % 12) - movement ** 2 / 2));

function meanOf(values: Float64Array): Posterior {
  const periods = Int32Array.from(values, (_, place) => place % 12);
  return fitMean({ values, periods }, bookPrior("funnel.deal_value")).posterior;
}

/** Negative binomial months of size 12; with `persistence` the factors of neighbouring months are correlated. */
function leads(
  key: number,
  months: number,
  growth: number,
  value: (point: readonly number[]) => number,
  persistence: number,
): Posterior {
  let state = normal(key, 2000);
  const counts = Array.from({ length: months }, (_, month) => {
    state = persistence * state + Math.sqrt(1 - persistence ** 2) * normal(key, 2001 + month);
    const factor =
      persistence > 0 ? Math.exp(0.28 * state - 0.28 ** 2 / 2) : gammaQuantile(uniform(key, 1000 + month), 12) / 12;
    return poisson(120 * (1 + growth) ** (month - months) * factor, key, month);
  });
  return posteriorOf(fitCounts({ counts, startMonth: 0 }, countPriors()).draws, value);
}

type LawOfReps = "gamma" | "two kinds";

function ownRate(key: number, rep: number, law: LawOfReps): number {
  const u = uniform(key, 500 + rep);
  return law === "gamma" ? (5 * gammaQuantile(u, 8)) / 8 : u < 0.25 ? 9.5 : 3.5;
}

const meanOfReps = (rates: readonly number[]): number => rates.reduce((sum, rate) => sum + rate, 0) / rates.length;

function outbound(key: number, reps: number, law: LawOfReps): Posterior {
  const groups = Array.from({ length: reps }, (_, rep) => ({
    events: poisson(ownRate(key, rep, law) * 12, key, rep),
    exposure: 12,
  }));
  return poolRates(groups, bookPrior("capacity.outbound_per_rep")).mean;
}

/** Reps whose shares are of a beta distribution of this size. */
function shares(key: number, reps: number, size = 20): Posterior {
  const groups = Array.from({ length: reps }, (_, rep) => {
    const own = betaQuantile(uniform(key, 500 + rep), 0.25 * size, 0.75 * size);
    const events = Array.from({ length: 60 }, (_unused, deal) => uniform(key + 3, 100 * rep + deal) < own);
    return { events: events.filter(Boolean).length, exposure: 60 };
  });
  return poolShares(groups, bookPrior("funnel.win_inbound")).mean;
}

/** A truth, and what its data let be known of it. */
interface Drawn {
  readonly truth: number;
  readonly posterior: Posterior;
}

/** Of each estimator a truth drawn from its prior with data of the law that it supposes, by number. */
const RANKED: Readonly<Record<string, (key: number) => Drawn>> = {
  "win rates": (key) => {
    const share = fromPrior(bookPrior("funnel.win_inbound"), key);
    const history = { ...historyOf(DRAW_TIMES.exponential), count: 200, share };
    return { truth: share, posterior: winRate(history, key + 1000) };
  },
  churn: (key) => {
    const prior = bookPrior("customers.monthly_churn");
    const truth = fromPrior(prior, key);
    const quarter = (place: number) => ({ events: poisson(50 * truth, key + 1000, place), months: 50 });
    return {
      truth,
      posterior: fitHazard(
        Array.from({ length: 12 }, (_, place) => quarter(place)),
        prior,
      ).posterior,
    };
  },
  "outbound of eight reps": (key) => {
    const prior = bookPrior("capacity.outbound_per_rep");
    const truth = fromPrior(prior, key);
    const shape = 1 / spreadFromPrior(key) ** 2;
    const groups = Array.from({ length: 8 }, (_, rep) => {
      const own = (truth * gammaQuantile(uniform(key + 1000, 500 + rep), shape)) / shape;
      return { events: manyOrFew(own * 12, key + 1000, rep), exposure: 12 };
    });
    return { truth, posterior: poolRates(groups, prior).mean };
  },
  // The fit lets a law be wrong and weighs another one beside theirs, so that the middle tenths may hold a little more.
  "spread of 60 amounts": (key) => {
    const prior = bookPrior("funnel.deal_cv");
    const truth = fromPrior(prior, key);
    const log = Math.sqrt(Math.log1p(truth ** 2));
    const values = Float64Array.from({ length: 60 }, (_, place) => 8000 * Math.exp(log * normal(key + 1000, place)));
    return { truth, posterior: fitSpread(values, prior).posterior };
  },
};

function fromPrior({ parts, scale }: Prior, key: number): number {
  const part = parts[uniform(key, 1) < parts[0].weight ? 0 : 1] ?? parts[0];
  return SCORE_SCALES[scale].toValue(part.mean + part.sd * normal(key, 3));
}

/** Of Poisson; a normal of so many as nobody counts by inversion. */
const manyOrFew = (mean: number, key: number, index: number): number =>
  mean < 500 ? poisson(mean, key, index) : Math.round(mean + Math.sqrt(mean) * normal(key + 41, index));

/** Half-normal, as partial pooling has it; not so small that reps are the same. */
const spreadFromPrior = (key: number): number => Math.max(0.02, Math.abs(normal(key, 5)));

const TENTHS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** How many truths are in each tenth of what is believed of them: as many in each, and how likely it is that they differ as much by chance. */
function ranks(): void {
  const [seed, times] = [Number(process.env.SEED ?? 0), Number(process.env.TIMES ?? 300)];
  for (const [what, draw] of Object.entries(RANKED)) {
    const tenths = new Array<number>(10).fill(0);
    for (let key = 1; key <= times; key++) {
      const { truth, posterior } = draw(seed + key);
      tenths[TENTHS.filter((p) => posterior.quantile(p) < truth).length]++;
    }
    const squares = tenths.reduce((sum, count) => sum + (count - times / 10) ** 2 / (times / 10), 0);
    const { upper: chance } = incompleteGamma(4.5, squares / 2);
    console.log(
      `ranks of ${what} drawn from the prior, by tenths: ${tenths.join(" ")}; by chance p = ${chance.toFixed(3)}`,
    );
  }
}
