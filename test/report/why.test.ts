import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import type { Bridge, Contribution } from "../../src/analysis/why/bridge.js";
import type { PlayerId } from "../../src/analysis/why/players.js";
import { flipsView } from "../../src/questions/drivers/flips/view.js";
import { scaleFor } from "../../src/report/format/quantity.js";
import { barLines } from "../../src/report/draw/bars.js";
import { renderMarkdown } from "../../src/report/formats/markdown.js";
import { renderTable } from "../../src/report/formats/table/render.js";
import { partsSentence } from "../../src/questions/why/first-screen.js";
import type { ExplainedResult } from "../../src/questions/why/record.js";
import { bridgeTable } from "../../src/questions/why/tables.js";
import { waterfall } from "../../src/questions/why/waterfall.js";
import type { Flips, AssumptionPosition } from "../../src/analysis/flips/flips.js";
import { scenarioResult } from "./fixture.js";

const estimate = (mean: number, standardError = 1000) => ({ mean, standardError, p5: mean - 1e5, p95: mean + 1e5 });

function bridge(from: number, steps: Partial<Record<PlayerId, number>>): Bridge {
  const contributions = Object.entries(steps).map(([id, mean]): Contribution => ({
    id: id as PlayerId,
    ...estimate(mean),
    from: [],
    to: [],
  }));
  const total = contributions.reduce((sum, { mean }) => sum + mean, 0);
  const ends = { from: estimate(from), to: estimate(from + total), total: estimate(total) };
  return {
    view: "target",
    orders: "all",
    coalitions: 8,
    trials: 100,
    noData: 0,
    ...ends,
    contributions,
    roundingError: 0,
  };
}

function linesOf(given: Bridge, names: readonly [string, string] = ["a", "b"]): readonly string[] {
  const block = waterfall(
    given,
    names,
    scaleFor("currency", [given.from.mean, given.to.mean, ...given.contributions.map(({ mean }) => mean)]),
    "currency",
  );
  return barLines(block);
}

const barOf = (line: string): [number, number] => {
  const bar = line.slice(24, 66);
  return [bar.search(/\S/u), bar.trimEnd().length];
};

describe("the waterfall", () => {
  it("steps from A to B, largest first, each bar where the one before ended", () => {
    const lines = linesOf(bridge(5e6, { churn: 2e5, mandate: 1e6, attrition: -4e5 }));
    expect(lines.map((line) => line.slice(0, 22).trim())).toEqual(["a", "mandate", "staff leaving", "churn", "b"]);
    expect(lines.map((line) => line.trimEnd().split("  ").at(-1))).toEqual(
      ["5.00 M", "+1.00 M", "−0.400 M", "+0.200 M", "5.80 M"].map(
        (text) => expect.stringContaining(text.slice(0, 4)) as string,
      ),
    );
    const [a, mandate, attrition, churn, b] = lines.map(barOf);
    expect(a[0]).toBe(0);
    expect(mandate[0]).toBe(a[1]);
    expect(attrition[1]).toBe(mandate[1]);
    expect(churn[0]).toBe(attrition[0]);
    expect(b).toEqual([0, churn[1]]);
    expect(lines[2]).toContain("░");
    expect(lines[1]).toContain("█");
  });

  it("fits 80 columns whatever the names and figures", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (name, from, large, small) => {
          for (const line of linesOf(bridge(from, { mandate: large, focus: small }), [name, "b"])) {
            expect(stringWidth(line)).toBeLessThanOrEqual(80);
          }
        },
      ),
    );
  });

  it("draws nothing of exactly 0, and says where its axis is cut", () => {
    const scale = scaleFor("currency", [5e6]);
    const lines = linesOf(bridge(5e6, { mandate: 1e6, churn: 0 }));
    expect(lines[2]).toMatch(/^churn [^█░]*$/u);
    const headingOf = (from: number) =>
      waterfall(bridge(from, { mandate: 1e6 }), ["a", "b"], scale, "currency").heading;
    expect(headingOf(5e6)).toBe("Step by step from the first to the last; the bars start at 4.85 M, not at 0");
    expect(headingOf(1e5)).toBe("Step by step from the first to the last");
  });

  it.each([30, 40, 60, 79])("fits %d columns, with whole figures", (width) => {
    const scale = scaleFor("currency", [5e6]);
    const block = waterfall(bridge(5e6, { mandate: 1e6, churn: -4e5 }), ["a-rather-long-name", "b"], scale, "currency");
    const lines = barLines(block, width);
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    // A long label goes on below its bar, which stands in the first of its lines.
    const barred = lines.filter((line) => stringWidth(line) === width);
    expect(barred.map((line) => line.slice(-8).trim())).toEqual(block.bars.map(({ text }) => text));
    const words = lines.flatMap((line) => line.split(" "));
    for (const { label } of block.bars)
      for (const word of label.split(/(?<=-)| /u)) expect(words.some((shown) => shown.includes(word))).toBe(true);
  });

  it("shows equal structures and no difference without a division by zero", () => {
    for (const line of linesOf(bridge(0, { churn: 0 }))) expect(line).not.toMatch(/NaN|Infinity/u);
  });
});

describe("the sentence on the parts", () => {
  const sentence = (steps: Partial<Record<PlayerId, number>>): string => {
    const found = bridge(5e6, steps);
    const whole = {
      ...scenarioResult,
      indifference: 1e4,
      from: "a",
      to: "b",
      bridge: found,
    } as unknown as ExplainedResult;
    return partsSentence(whole, scaleFor("currency", [5e6])).join(" ");
  };

  it("speaks of the one ahead, whichever it is", () => {
    const ofB = "It comes mostly from mandate (1.00 M); against it: churn (0.400 M).";
    expect(sentence({ mandate: 1e6, churn: -4e5 })).toBe(ofB);
    expect(sentence({ mandate: -1e6, churn: 4e5 })).toBe(ofB);
  });
});

describe("the contributions", () => {
  const shares = (steps: Partial<Record<PlayerId, number>>): string[] =>
    bridgeTable(bridge(5e6, steps), scaleFor("currency", [1e6])).rows.map((row) => row[4].text);

  it("have shares of the difference", () => {
    expect(shares({ mandate: 8e5, churn: 3e5, attrition: -1e5 })).toEqual(["80 %", "30 %", "−10 %", "100 %"]);
  });

  it("have none where they cancel out", () => {
    expect(shares({ mandate: 1e6, churn: -8e5 })).toEqual(["–", "–", "–"]);
  });

  it("say where the trials leave the sign open", () => {
    const cells = bridgeTable(bridge(5e6, { mandate: 8e5, churn: 1500 }), scaleFor("currency", [1e6])).rows;
    expect(cells.map((row) => row[1].mark)).toEqual([undefined, "~", undefined]);
  });
});

const position = (score: number, value: number): AssumptionPosition => ({ score, quantile: 0.1, values: [value] });

const FLIPS: Flips = {
  trials: 4000,
  probeTrials: 500,
  leader: "ceo",
  runnerUp: "under-sales",
  lead: { mean: 271_582, standardError: 8254 },
  range: [0.01, 0.99],
  flips: [
    {
      stream: "funnel.acceptance",
      inputs: ["funnel.acceptance"],
      at: position(-1.3, 0.4213),
      nearer: position(-1.1, 0.44),
      farther: position(-1.5, 0.4),
      winner: "under-sales",
      verified: false,
    },
  ],
  steady: [],
  joint: {
    distance: 0.48,
    low: 0.45,
    high: 0.51,
    winner: "under-sales",
    verified: true,
    moves: [
      { stream: "s", inputs: ["market.leads_per_month"], ...position(-0.21, 251.4) },
      { stream: "t", inputs: ["effect.mandate.drive.churn"], ...position(0.2, 0.847) },
    ],
  },
};
const CONTEXT = { name: "Test", objective: "profit", objectiveLabel: "profit" };

describe("the view of flips", () => {
  const text = renderTable(flipsView(FLIPS, CONTEXT), { width: 100, colour: false, notes: true });

  it("tells value, interval, quantile and who is best then", () => {
    expect(text).toMatch(/ceo, ahead of under-sales by \+272 k mean profit/u);
    expect(text).toMatch(/acceptance of qualified leads +42\.1 % +40\.0 % to 44\.0 % +10 % +under-sales \?/u);
    expect(text).toMatch(/marketing's leads a month +−0\.21 +251 +10 %/u);
    expect(text).toMatch(/churn, mandate drive +\+0\.20 +0\.847 +10 %/u);
    expect(text).toContain("Together: 0.48 standard deviations make under-sales best");
    expect(text).toContain("Fresh runs did not confirm the flip of acceptance of qualified leads");
    expect(text.replace(/\s+/gu, " ")).toContain("reproduces the claims of two sources");
  });

  it("says so when nothing flips", () => {
    const { trials, probeTrials, leader, runnerUp, lead, range, steady } = FLIPS;
    const found = { trials, probeTrials, leader, runnerUp, lead, range, steady, flips: [] };
    const none = renderMarkdown(flipsView(found, CONTEXT));
    expect(none).toContain("found for none");
    expect(none).not.toContain("Together");
  });
});
