import { fitCounts } from "../../src/calibration/estimators/monthly-counts.js";
import { fitCure } from "../../src/calibration/estimators/cure-mixture.js";
import { growingTable } from "../../src/calibration/estimators/duration-table.js";
import { fitHazard } from "../../src/calibration/estimators/hazard.js";
import { fitMean } from "../../src/calibration/estimators/mean-value.js";
import { fitSpread } from "../../src/calibration/estimators/spread.js";
import { poolRates } from "../../src/calibration/estimators/partial-pooling.js";
import { bookPrior } from "../../src/calibration/estimators/prior.js";
import { posteriorOf, type Posterior } from "../../src/calibration/estimators/weighted-draws.js";
import { countPriors } from "../../src/calibration/measure/lead-volume.js";
import { shareOf } from "../../src/calibration/measure/win-rate.js";
import { gammaQuantile } from "../../src/distributions/special/gamma-quantile.js";
import { DRAW_TIMES, poisson, simulateDeals, type DealHistory } from "../calibration/histories.js";
import { normal, uniform } from "../statistics/random.js";

/**
 * Coverage of the 90 % intervals of calibration, under laws the estimators have and laws they have not, and ranks of truths that are
 * drawn from the prior (simulation-based calibration; Talts et al., arXiv:1804.06788). Takes some minutes.
 */
export function benchCalibrate(): void {
  for (const law of Object.keys(DRAW_TIMES) as (keyof typeof DRAW_TIMES)[]) {
    const times = { law: DRAW_TIMES[law] };
    const history = { count: 600, share: 0.3, won: { ...times, mean: 90 }, lost: { ...times, mean: 30 } };
    tell(`win rate 30 %, ${law} times, 180 days`, 0.3, 150, (key) => winRate({ ...history, days: 180 }, key));
    tell(`win rate 30 %, ${law} times, a year`, 0.3, 150, (key) => winRate({ ...history, days: 365 }, key));
  }
  const exponential = { law: DRAW_TIMES.exponential };
  const moving = {
    count: 1200,
    days: 365,
    share: 0.3,
    won: { ...exponential, mean: 90 },
    lost: { ...exponential, mean: 30 },
  };
  tell("win rate that moves from month to month", 0.3, 150, (key) => winRate({ ...moving, movement: 0.4 }, key));
  tell("rate of a stage, young ones censored", 0.22, 150, stageRate);
  const churn = bookPrior("customers.monthly_churn");
  for (const movement of [0, 0.4])
    tell(`churn, movement ${movement}`, 0.012, 1000, (key) => fitHazard(quarters(movement, key), churn).posterior);
  for (const count of [20, 100, 500]) {
    tell(`mean of ${count} amounts`, 8000, 1000, (key) => meanOf(key, count));
    tell(
      `spread of ${count} amounts`,
      1.3,
      1000,
      (key) => fitSpread(amounts(key, count), bookPrior("funnel.deal_cv")).posterior,
    );
  }
  for (const [months, growth] of [
    [8, 0],
    [18, 0],
    [18, 0.01],
    [36, 0],
    [36, 0.01],
  ] as const) {
    tell(`leads of ${months} months, growth ${growth}`, 120, 400, (key) =>
      leads(key, months, growth, ([log]) => Math.exp(log)),
    );
    if (months >= 12)
      tell(`growth of ${months} months`, 1 + growth, 400, (key) =>
        leads(key, months, growth, ([, slope]) => Math.exp(slope)),
      );
  }
  tell("outbound of 15 reps", 5, 400, outbound);
  ranks();
}

function tell(what: string, truth: number, times: number, posterior: (key: number) => Posterior): void {
  let [hits, below] = [0, 0];
  for (let key = 1; key <= times; key++) {
    const { quantile } = posterior(key);
    if (quantile(0.95) < truth) below++;
    else if (quantile(0.05) <= truth) hits++;
  }
  const share = (100 * hits) / times;
  const error = Math.sqrt((share * (100 - share)) / times);
  console.log(
    `${what.padEnd(44)} ${share.toFixed(1)} % +- ${error.toFixed(1)} covered, ${((100 * below) / times).toFixed(1)} % too low`,
  );
}

function winRate(history: DealHistory, key: number): Posterior {
  const growing = growingTable(12);
  for (const { created, closed, isWon, period } of simulateDeals(history, key)) {
    const isOpen = Number.isNaN(closed);
    growing.add(isOpen ? "open" : isWon ? "won" : "lost", (isOpen ? history.days : closed) - created, 0, period);
  }
  return shareOf(fitCure(growing.table(), bookPrior("funnel.win_inbound"), 77, true));
}

function stageRate(key: number): Posterior {
  const growing = growingTable(12);
  for (let place = 0; place < 600; place++) {
    const created = Math.floor(365 * uniform(key, 3 * place));
    const isReached = uniform(key, 3 * place + 1) < 0.22;
    const days = Math.floor(-40 * Math.log(uniform(key, 3 * place + 2)));
    const isOn = isReached && created + days <= 365;
    growing.add(isOn ? "won" : "open", isOn ? days : 365 - created, 0, Math.floor((12 * created) / 366));
  }
  return shareOf(fitCure(growing.table(), bookPrior("funnel.qualification"), 14, false));
}

const quarters = (movement: number, key: number) =>
  Array.from({ length: 12 }, (_, quarter) => {
    const factor = Math.exp(movement * normal(key, 100 + quarter) - movement ** 2 / 2);
    return { events: poisson(6 * factor, key, quarter), months: 500 };
  });

const amounts = (key: number, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, place) => 8000 * Math.exp(0.9945 * normal(key, place) - 0.4945));

function meanOf(key: number, count: number): Posterior {
  const periods = Int32Array.from({ length: count }, (_, place) => place % 12);
  return fitMean({ values: amounts(key, count), periods }, bookPrior("funnel.deal_value")).posterior;
}

function leads(key: number, months: number, growth: number, value: (point: readonly number[]) => number): Posterior {
  const counts = Array.from({ length: months }, (_, month) => {
    const factor = gammaQuantile(uniform(key, 1000 + month), 12) / 12;
    return poisson(120 * (1 + growth) ** (month - months) * factor, key, month);
  });
  return posteriorOf(fitCounts({ counts, startMonth: 0 }, countPriors()).draws, value);
}

function outbound(key: number): Posterior {
  const groups = Array.from({ length: 15 }, (_, rep) => {
    const own = (5 * gammaQuantile(uniform(key, 500 + rep), 8)) / 8;
    return { events: poisson(own * 12, key, rep), exposure: 12 };
  });
  return poolRates(groups, bookPrior("capacity.outbound_per_rep")).mean;
}

/** Tenths of the ranks of win rates drawn from the prior: 30 each, within 5 standard errors of 26. */
function ranks(): void {
  const prior = bookPrior("funnel.win_inbound");
  const tenths = new Array<number>(10).fill(0);
  for (let key = 1; key <= 300; key++) {
    const part = prior.parts[uniform(key, 1) < prior.parts[0].weight ? 0 : 1];
    const share = 1 / (1 + Math.exp(-part.mean - part.sd * normal(key, 3)));
    const times = { law: DRAW_TIMES.exponential };
    const history = { count: 200, days: 365, share, won: { ...times, mean: 90 }, lost: { ...times, mean: 30 } };
    const { quantile } = winRate(history, key + 1000);
    tenths[[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].filter((p) => quantile(p) < share).length]++;
  }
  console.log(`ranks of win rates drawn from the prior, by tenths: ${tenths.join(" ")}`);
}
