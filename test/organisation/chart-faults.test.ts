import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { superiorOf } from "../../src/organisation/chart.js";
import { chartFaults } from "../../src/organisation/chart-faults.js";
import type { OrgChart } from "../../src/organisation/structure.js";
import { anyChart, chart } from "./charts.js";

const faults = (of: OrgChart) =>
  chartFaults(of).map(({ code, arguments: details, severity }) => {
    expect(severity).toBe("error");
    return [code, details];
  });

describe("faults of a chart", () => {
  it("are none in any sound tree", () => {
    fc.assert(fc.property(anyChart, (sound) => chartFaults(sound).length === 0));
  });

  it("name the roots when there are two", () => {
    expect(faults(chart({ marketing: "ceo", sales: "coo" }))).toEqual([["two-roots", { roots: ["ceo", "coo"] }]]);
    expect(faults(chart({ marketing: "ceo" }, { sales: {} }))).toEqual([["two-roots", { roots: ["ceo", "sales"] }]]);
  });

  it("name each circle once, in the order of reporting", () => {
    expect(faults(chart({ marketing: "sales", sales: "marketing" }))).toEqual([
      ["reporting-circle", { circle: ["marketing", "sales"] }],
    ]);
    expect(faults(chart({ marketing: "ceo", sales: "ceo", lonely: "lonely" }))).toEqual([
      ["reporting-circle", { circle: ["lonely"] }],
    ]);
    const twoCircles = { marketing: "a", a: "b", b: "c", c: "a", sales: "d", d: "e", e: "d" };
    expect(faults(chart(twoCircles))).toEqual([
      ["reporting-circle", { circle: ["a", "b", "c"] }],
      ["reporting-circle", { circle: ["d", "e"] }],
    ]);
  });

  it("name a missing team, an unknown superior, an unknown node and a node given twice", () => {
    expect(faults({ nodes: [{ name: "marketing" }], reportsTo: {} })).toEqual([["missing-team", { team: "sales" }]]);
    const known = ["marketing", "sales"];
    const nodes = known.map((name) => ({ name }));
    expect(faults({ nodes, reportsTo: { marketing: "sales", sales: "coe" } })).toEqual([
      ["unknown-superior", { node: "sales", superior: "coe", known }],
    ]);
    expect(faults({ nodes, reportsTo: { marketing: "sales", mraketing: "sales" } })).toEqual([
      ["unknown-node", { node: "mraketing", known }],
    ]);
    expect(faults({ nodes: [...nodes, { name: "sales" }], reportsTo: { marketing: "sales" } })).toEqual([
      ["duplicate-node", { node: "sales" }],
    ]);
  });

  it("do not mistake what every object inherits for a reporting line", () => {
    const inherited = chart({ marketing: "constructor", sales: "constructor" });
    expect(faults(inherited)).toEqual([]);
    expect(superiorOf(inherited, "constructor")).toBeUndefined();
  });

  it("are found in time that grows no faster than the chart", () => {
    const length = 100_000;
    const line = Array.from(
      { length },
      (_, i) => [`m${String(i)}`, i + 1 < length ? `m${String(i + 1)}` : "m0"] as const,
    );
    const circle = chartFaults(chart({ ...Object.fromEntries(line), marketing: "m0", sales: "m5" })).at(0);
    expect(circle?.code).toBe("reporting-circle");
  }, 60_000);
});
