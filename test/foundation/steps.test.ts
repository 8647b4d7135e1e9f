import { describe, expect, it } from "vitest";
import { areStepsUnderway, atOnce, stepByStep, stepsEnd, type Steps } from "../../src/foundation/steps.js";

/** Ten steps of a hundredth of a second or so, as they say of themselves. */
function* countToTen(done: number[]): Steps<number> {
  for (let step = 1; step <= 10; step++) {
    done.push(step);
    yield 1e7;
  }
  return done.length;
}

describe("work in steps", () => {
  it("comes to the same at once and step by step", async () => {
    expect(atOnce(countToTen([]))).toBe(10);
    expect(await stepByStep(countToTen([]))).toBe(10);
  });

  it("gives others a turn after every step of this size", async () => {
    const done: number[] = [];
    const work = stepByStep(countToTen(done));
    expect(done).toEqual([1]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([1, 2]);
    await work;
  });

  it("ends at the next turn after an abort", async () => {
    const done: number[] = [];
    const stop = new AbortController();
    const work = stepByStep(countToTen(done), stop.signal);
    stop.abort(new Error("stopped"));
    await expect(work).rejects.toThrow("stopped");
    expect(done.length).toBeLessThan(10);
  });

  it("fails in the first step at once, before anything else has a turn", async () => {
    function* faulty(): Steps<number> {
      yield* (function* (): Steps<void> {
        throw new Error("faulty");
      })();
      return 0;
    }
    const work = stepByStep(faulty());
    await expect(Promise.race([work, Promise.resolve()])).rejects.toThrow("faulty");
  });

  it("is known to be under way until it ends, however it ends", async () => {
    expect(areStepsUnderway()).toBe(false);
    const work = [stepByStep(countToTen([])), stepByStep(countToTen([]))];
    expect(areStepsUnderway()).toBe(true);
    await Promise.all(work);
    expect(areStepsUnderway()).toBe(false);
    const stopped = stepByStep(countToTen([]), AbortSignal.abort());
    await expect(stopped).rejects.toThrow();
    expect(areStepsUnderway()).toBe(false);
  });

  it("is waited for until the last has ended, however it ends", async () => {
    await stepsEnd();
    const ended: string[] = [];
    const work = [
      stepByStep(countToTen([])).then(() => ended.push("first")),
      stepByStep(countToTen([]), AbortSignal.abort()).catch(() => ended.push("second")),
    ];
    await stepsEnd().then(() => ended.push("all"));
    expect(areStepsUnderway()).toBe(false);
    await Promise.all(work);
    expect(ended.toSorted()).toEqual(["all", "first", "second"]);
  });
});
