import { describe, expect, test } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf, STRUCTURES } from "./support.js";

const scenario = (text: string) => parseScenario(STRUCTURES + text, "s.yaml");

describe("start", () => {
  test("names the first month with its year", () => {
    const { start, plan } = scenario("start: 2027-04\n");
    expect(start).toEqual({ year: 2027, month: 3 });
    expect(plan.startMonth).toBe(3);
  });

  test("may stand beside the same start_month", () => {
    expect(scenario("start: 2027-04\nstart_month: april\n").plan.startMonth).toBe(3);
    expect(scenario("start_month: 4\n").start).toBeUndefined();
  });

  test.each([
    ["start: 2027-04\nstart_month: 5\n", ["start-months-differ 7:14"]],
    ["start: 2027-13\n", ["not-a-calendar-month 6:8"]],
    ["start: 2027-4\n", ["not-a-calendar-month 6:8"]],
    ["start: April 2027\n", ["not-a-calendar-month 6:8"]],
    ["start: 2027\n", ["not-a-calendar-month 6:8"]],
    ["start: { year: 2027 }\n", ["not-a-calendar-month 6:8"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(STRUCTURES + text)).toEqual(places);
  });

  test("decides no number by its year", () => {
    expect(scenario("start: 2027-04\n").hash).toBe(scenario("start_month: 4\n").hash);
    expect(scenario("start: 2027-04\n").hash).not.toBe(scenario("").hash);
  });

  test("is set from outside, and start.steady beside it", () => {
    const set = ["start=2028-02", "start.steady=0.5"];
    const { start, assumptions } = parseScenario(STRUCTURES, "s.yaml", { set });
    expect(start).toEqual({ year: 2028, month: 1 });
    expect(assumptions.find(({ id }) => id === "start.steady")?.value).toBe("0.5");
  });
});

describe("currency", () => {
  test("is kept and decides no number", () => {
    expect(scenario("currency: EUR\n").currency).toBe("EUR");
    expect(scenario("currency: EUR\n").hash).toBe(scenario("").hash);
    expect(scenario("").currency).toBeUndefined();
  });

  test.each([
    ['currency: ""\n', ["wrong-type 6:11"]],
    ["currency: 5\n", ["wrong-type 6:11"]],
    ["currency: the euro of the union\n", ["invalid-name 6:11"]],
  ])("%j is refused", (text, places) => {
    expect(placesOf(STRUCTURES + text)).toEqual(places);
  });
});
