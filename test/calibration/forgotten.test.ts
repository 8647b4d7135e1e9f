import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import type { CalibrateRest } from "../../src/questions/calibrate/record.js";
import { measureCycle } from "../../src/calibration/measure/cycle.js";
import { eitherWay, staleFindings, staleOf } from "../../src/calibration/measure/stale.js";
import { together } from "../../src/calibration/measure/measured.js";
import { fitWins, measureWins } from "../../src/calibration/measure/win-rate.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";
import { exportedDeals, teachingCsv, leadsCsv } from "./exports.js";
import { DRAW_TIMES, dealsOfHistory, periodsFor, TWO_YEARS, type DealHistory } from "./histories.js";

type Lists = NonNullable<Parameters<typeof dealsOfHistory>[2]>;

/** The same deals with their periods, drawn once: what is fitted to a list is kept with it. */
const drawn = new Map<string, ReturnType<typeof drawnAnew>>();
function drawnOnce(lists: Lists): ReturnType<typeof drawnAnew> {
  const key = JSON.stringify(lists);
  const known = drawn.get(key) ?? drawnAnew(lists);
  drawn.set(key, known);
  return known;
}
function drawnAnew(lists: Lists) {
  const deals = dealsOfHistory(TWO_YEARS, 1, lists);
  return { deals, periods: periodsFor(deals) };
}

const { path, write, remove } = scenarioFolder();
afterAll(remove);

/** 5th percentile, median and 95th of the share won. */
function winRate(forgotten: number, lostAfter?: number): number[] {
  const { deals, periods } = drawnOnce({ forgotten, ...(lostAfter && { lostAfter }) });
  return [0.05, 0.5, 0.95].map(fitWins(deals, periods).share.quantile);
}

describe("deals that nobody closes", () => {
  // A third of all, all of them lost: of the others 45 % are won, and the open ones are taken for still to close.
  test("make a win rate of 30 % one of far more, until they count as lost after a time", () => {
    expect(winRate(0.33)[0]).toBeGreaterThan(0.5);
    for (const lostAfter of [6, 12, 18]) {
      const [low, , high] = winRate(0.33, lostAfter);
      expect(low).toBeLessThan(0.3);
      expect(high).toBeGreaterThan(0.3);
      expect(high - low).toBeLessThan(0.12);
    }
  });

  test("do not lengthen the sales cycle by the time after which they are given up", () => {
    const cycle = (lostAfter?: number): number => {
      const { deals, periods } = drawnOnce({ forgotten: 0.33, ...(lostAfter && { lostAfter }) });
      return measureCycle(deals, periods).measured[0]?.quantiles?.[1] ?? NaN;
    };
    expect(cycle()).toBeGreaterThan(4);
    // 30 % won after 90 days and 37 % lost after 30: 57 days.
    for (const lostAfter of [6, 12, 18]) expect(Math.abs(cycle(lostAfter) - 57 / 30.4375)).toBeLessThan(0.25);
  });

  test("make intervals that hold both, as long as nobody has said what to make of them", () => {
    const quantiles = (lists: Lists) => {
      const { deals, periods } = drawnOnce(lists);
      const { measured } = eitherWay(deals, (list) =>
        together([measureWins, measureCycle].map((of) => of(list, periods))),
      );
      return new Map(measured.map(({ id, quantiles: own, how }) => [id, { own, how }]));
    };
    const [unsaid, said] = [quantiles({ forgotten: 0.33 }), quantiles({ forgotten: 0.33, lostAfter: 12 })];
    const truth = { "funnel.win_inbound": 0.3, "funnel.sales_cycle": 57 / 30.4375 };
    for (const [id, value] of Object.entries(truth)) {
      const { own: [low, median, high] = [NaN, NaN, NaN], how } = unsaid.get(id) ?? { how: "" };
      expect(low).toBeLessThan(value);
      expect([median, high].every((of) => of > 1.5 * value)).toBe(true);
      expect(how).toContain("the interval holds what it is if deals open for longer than");
      expect(said.get(id)?.how).not.toContain("the interval holds");
      expect(said.get(id)?.own?.[2]).toBeLessThan(median);
    }
    const none = quantiles({ forgotten: 0 });
    expect([...none.values()].some(({ how }) => how.includes("the interval holds"))).toBe(false);
  });

  test("are told from slow ones", () => {
    const areMany = (history: Partial<DealHistory>, forgotten: number, key: number): boolean =>
      staleOf(dealsOfHistory({ ...TWO_YEARS, ...history }, key, { forgotten }))?.areMany ?? false;
    const slow = { law: DRAW_TIMES.exponential, mean: 180 };
    for (let key = 1; key <= 10; key++) {
      for (const history of [{}, { days: 365 }, { days: 180 }, { days: 365, won: slow }])
        expect(areMany(history, 0, key)).toBe(false);
      expect(areMany({}, 0.1, key)).toBe(true);
      expect(areMany({ days: 180 }, 0.33, key)).toBe(true);
    }
  });

  test("are counted by their age on the last day", () => {
    const { deals } = drawnOnce({ forgotten: 0.33 });
    const { days, begun, open } = staleOf(deals) ?? { days: 0, begun: 0, open: 0 };
    const old = Array.from(deals.created, (created) => deals.until - created > days);
    expect(begun).toBe(old.filter(Boolean).length);
    expect(open).toBe(old.filter((isOld, place) => isOld && deals.ending[place] === 0).length);
  });

  test.each([
    ["fast ones are won, slow ones lost", 20, 150, false],
    ["as many of either", 90, 30, true],
  ])("make too high what falls when they count as lost, and nothing else: %s", (_, won, lost, falls) => {
    const history = { ...TWO_YEARS, won: { ...TWO_YEARS.won, mean: won }, lost: { ...TWO_YEARS.lost, mean: lost } };
    const deals = dealsOfHistory(history, 3, { forgotten: 0.25 });
    const periods = periodsFor(deals);
    const now = fitWins(deals, periods).share.quantile(0.5);
    const text = staleFindings(deals, periods)[0]?.text ?? "";
    const then = Number(/the win rate is ([\d.]+) %/u.exec(text)?.[1]) / 100;
    expect(then < 0.95 * now).toBe(falls);
    expect(/the win rate (?:and the sales cycle are|is) too high/u.test(text)).toBe(falls);
  });

  test("are given up after too short a time where many were won later", () => {
    const deals = dealsOfHistory(TWO_YEARS, 1, { lostAfter: 2 });
    expect(staleFindings(deals, periodsFor(deals))).toContainEqual(
      expect.objectContaining({ isWarning: true, text: expect.stringContaining("Take a longer time") as string }),
    );
    const patient = dealsOfHistory(TWO_YEARS, 1, { lostAfter: 12 });
    expect(staleFindings(patient, periodsFor(patient)).some(({ isWarning }) => isWarning)).toBe(false);
  });
});

describe("an export with deals that nobody closes", () => {
  const listed = exportedDeals(600).map((deal, place) =>
    deal.stage === "Lost" && place % 2 === 0 ? { ...deal, stage: "Engaging" as const, closed: NaN } : deal,
  );
  const file = write("forgotten.csv", teachingCsv(listed));
  // Of how it predicts nothing is asked here.
  const calibrate = (...args: string[]) =>
    orgfunnel(["calibrate", file, "--holdout", "0", ...args], { now: () => Date.UTC(2027, 5, 1) });

  test("is warned of, on the screen and in the overlay, with what to do", async () => {
    const overlay = path("forgotten.yaml");
    const { stdout, stderr } = await calibrate("-o", overlay);
    const said = (stdout + stderr).replaceAll(/\s+/gu, " ");
    expect(said).toMatch(/warning: Of \d+ deals begun more than \d+ days ago \d+ are still open/u);
    expect(said).toMatch(
      /Close them in the CRM and export again; counted as lost \(--lost-after \d+\) the win rate is/u,
    );
    expect(readFileSync(overlay, "utf8")).toMatch(/^# Warning: Of \d+ deals begun/mu);
  });

  test("counts them as lost where it is told to, and says so", async () => {
    const rest = async (...args: string[]) =>
      JSON.parse((await calibrate("--format", "json", ...args)).stdout) as CalibrateRest;
    const overlay = path("lost.yaml");
    const [as, given] = [await rest(), await rest("--lost-after", "1 year", "-o", overlay)];
    const win = ({ measured }: CalibrateRest) => measured.find(({ assumption }) => assumption === "funnel.win_inbound");
    expect(as.lostAfter).toBeUndefined();
    expect(given.lostAfter).toBe(12);
    expect(win(given)?.p50).toBeLessThan(win(as)?.p50 ?? 0);
    // As long as nobody says so its interval holds both.
    expect(win(as)?.p5).toBeLessThan(win(given)?.p50 ?? 0);
    expect(win(as)?.p95).toBeGreaterThan(win(given)?.p95 ?? 1);
    expect(win(given)?.basis).toMatch(/\d+ given up and \d+ open deals/u);
    expect(readFileSync(overlay, "utf8")).toContain(
      "# Deals that were open for longer than 12 months count as lost (--lost-after).",
    );
    const days = await calibrate("--format", "yaml", "--lost-after", "200 days");
    expect(days.stdout).toContain("# Deals that were open for longer than 6.6 months count as lost (--lost-after).");
  });

  test.each(["0", "soon", "12 months ago", "-3"])("refuses %s for a time", async (time) => {
    const { code, stderr } = await calibrate("--lost-after", time);
    expect(code).toBe(2);
    expect(stderr).toContain("--lost-after");
  });

  test("is needed: without deals there are none to give up", async () => {
    const leads = write("leads.csv", leadsCsv(8));
    const { code, stderr } = await orgfunnel(["calibrate", leads, "--lost-after", "12"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("a list of deals")]);
  });
});
