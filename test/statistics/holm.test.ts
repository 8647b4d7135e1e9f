import { describe, expect, test } from "vitest";
import { holm } from "../../src/statistics/holm.js";
import { studentCriticalValue, studentUpperTail } from "../../src/statistics/student.js";

describe("Holm's procedure", () => {
  test("rejects step by step, each against the level of those that are left", () => {
    // By hand at 5 %: 0.01 <= 0.05 / 4, 0.015 <= 0.05 / 3, 0.03 > 0.05 / 2.
    const decisions = holm([0.03, 0.01, 0.04, 0.015], 0.05);
    expect(decisions.map(({ rejected }) => rejected)).toEqual([false, true, false, true]);
    expect(decisions.map(({ level }) => level)).toEqual([0.025, 0.0125, 0.025, 0.05 / 3]);
  });

  test("what is kept keeps all after it, small as their own level would be", () => {
    // 0.03 > 0.05 / 3 keeps 0.03 and 0.04 and 0.045, though 0.045 < 0.05.
    expect(holm([0.03, 0.045, 0.04], 0.05).map(({ rejected }) => rejected)).toEqual([false, false, false]);
    expect(holm([0, 0, 0], 0).map(({ rejected }) => rejected)).toEqual([true, true, true]);
  });

  test("counts hypotheses whose p-value is not given; no data rejects nothing", () => {
    expect(holm([0.02], 0.05, 2)).toEqual([{ rejected: true, level: 0.025 }]);
    expect(holm([0.02], 0.05, 3)[0].rejected).toBe(false);
    expect(holm([NaN, 0.01], 0.05).map(({ rejected }) => rejected)).toEqual([false, true]);
    expect(holm([], 0.05)).toEqual([]);
  });
});

describe("Student's upper tail", () => {
  // Closed forms: one degree of freedom is Cauchy's distribution, 1/2 - atan(t) / pi; two give 1/2 - t / (2 sqrt(2 + t^2)).
  test.each([-30, -1, 0, 0.5, 2, 12.7, 400])("P(T >= %d) as in closed form", (t) => {
    expect(studentUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 12);
    expect(studentUpperTail(t, 2)).toBeCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), 12);
  });

  test("is what the critical value was found from", () => {
    for (const confidence of [0.5, 0.99, 0.999999]) {
      for (const degreesOfFreedom of [3, 999, 199_999]) {
        const tail = studentUpperTail(studentCriticalValue(confidence, degreesOfFreedom), degreesOfFreedom);
        expect((2 * tail) / (1 - confidence)).toBeCloseTo(1, 8);
      }
    }
    expect(studentUpperTail(Infinity, 9)).toBe(0);
    expect(studentUpperTail(NaN, 9)).toBeNaN();
  });
});
