import { expect, test } from "vitest";
import { doubtfulSpread } from "../../src/calibration/measure/doubtful-spread.js";
import { normal, uniform } from "../statistics/random.js";

const COUNT = 190;
const LISTS = Array.from({ length: 40 }, (_, key) => key + 1);
const amounts = (draw: (place: number) => number): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, place) => draw(place));
const logNormal = (key: number, place: number): number => 8000 * Math.exp(0.9945 * normal(key, place) - 0.4945);

/** In how many of the lists what is told has this in it. */
const told = (draw: (key: number, place: number) => number, words: string): number =>
  LISTS.filter((key) => doubtfulSpread(amounts((place) => draw(key, place))).some(({ text }) => text.includes(words)))
    .length;

test("the largest of log-normal amounts is told to be larger than expected in hardly any list, that of Pareto ones in most", () => {
  expect(told(logNormal, "larger than the others")).toBeLessThanOrEqual(2);
  expect(told((key, place) => uniform(key, place) ** (-1 / 3), "larger than the others")).toBeGreaterThan(20);
});

test("amounts in steps that are large beside them are told, those in thousands and list prices are not", () => {
  const rounded = (step: number) => (key: number, place: number) =>
    Math.max(step, step * Math.round(logNormal(key, place) / step));
  const prices = [500, 1200, 2400, 6000, 12_000];
  expect(told(rounded(5000), "multiples of 5,000")).toBe(LISTS.length);
  expect(told(rounded(1000), "multiples")).toBe(0);
  expect(told((key, place) => prices[Math.floor(prices.length * uniform(key, place))], "multiples")).toBe(0);
});

test("few amounts and equal ones are not doubted", () => {
  expect(doubtfulSpread(Float64Array.from([1, 1, 1, 1000]))).toEqual([]);
  expect(doubtfulSpread(amounts(() => 5000))).toEqual([]);
});
