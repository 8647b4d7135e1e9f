import { describe, expect, it } from "vitest";
import { affectedTeams } from "../../src/organisation/affected-teams.js";
import { chartFaults } from "../../src/organisation/chart-faults.js";
import { deriveOrganisation } from "../../src/organisation/derive.js";
import { managersOf } from "../../src/organisation/managers.js";
import { teamPlaces } from "../../src/organisation/places.js";
import type { OrgChart } from "../../src/organisation/structure.js";
import { postsOf } from "../support/plans.js";
import { chart } from "./charts.js";

const BOTH_TO_CEO = { marketing: "ceo", sales: "ceo" };

describe("the place of a team", () => {
  it.each([
    ["right under sales", { ...BOTH_TO_CEO, sdr: "sales" }, "under_sales"],
    ["under sales at any depth", { ...BOTH_TO_CEO, sdr: "lead", lead: "vp", vp: "sales" }, "under_sales"],
    ["under marketing", { ...BOTH_TO_CEO, sdr: "marketing" }, "under_marketing"],
    ["under the first of both", { marketing: "sales", sales: "ceo", sdr: "marketing" }, "under_marketing"],
    ["beside both", { ...BOTH_TO_CEO, sdr: "ceo" }, "apart"],
    ["under a manager of its own", { ...BOTH_TO_CEO, sdr: "cro", cro: "ceo" }, "apart"],
  ] as const)("%s", (_, lines, place) => {
    expect(teamPlaces(chart(lines))).toEqual({ sdr: place });
  });

  it("is that of a team of the chart only, and is told with its reason", () => {
    expect(teamPlaces(chart(BOTH_TO_CEO))).toEqual({});
    const { places, reasons, background } = deriveOrganisation(chart({ ...BOTH_TO_CEO, success: "sales" }));
    expect(places).toEqual({ success: "under_sales" });
    expect(reasons.at(-1)).toContain("under_sales");
    expect(background).toBe("general");
  });
});

describe("teams in a chart", () => {
  const codes = (of: OrgChart, posts = postsOf({})) => chartFaults(of, posts).map(({ code }) => code);

  it("must be there when they have posts, and may be missing when not", () => {
    expect(codes(chart(BOTH_TO_CEO))).toEqual([]);
    expect(chartFaults(chart(BOTH_TO_CEO), postsOf({ success: 2 }))).toMatchObject([
      { code: "missing-team", arguments: { team: "success" } },
    ]);
    expect(codes(chart({ ...BOTH_TO_CEO, success: "ceo" }), postsOf({ success: 2 }))).toEqual([]);
  });

  it.each([
    ["marketing", { marketing: "sdr", sdr: "sales", sales: "ceo" }],
    ["sales, at any depth", { sales: "vp", vp: "success", success: "ceo", marketing: "ceo" }],
    ["each other", { ...BOTH_TO_CEO, sdr: "success", success: "ceo" }],
  ])("sdr and success do not lead %s", (_, lines) => {
    expect(codes(chart(lines))).toEqual(["team-leads-team"]);
  });

  it("may have managers under them", () => {
    expect(codes(chart({ ...BOTH_TO_CEO, sdr: "sales", assistant: "sdr" }))).toEqual([]);
  });
});

describe("affected teams", () => {
  const here = {
    chart: chart({ ...BOTH_TO_CEO, sdr: "sales", success: "sales" }),
    posts: postsOf({ sdr: 2, success: 3 }),
  };
  const to = (lines: Record<string, string>, posts = here.posts) => affectedTeams(here, { chart: chart(lines), posts });

  it("are those whose superior is another node", () => {
    expect(to({ ...BOTH_TO_CEO, sdr: "marketing", success: "sales" })).toEqual(["sdr"]);
    expect(to({ marketing: "cro", sales: "cro", cro: "ceo", sdr: "sales", success: "cro" })).toEqual([
      "marketing",
      "sales",
      "success",
    ]);
    expect(to({ marketing: "sales", sdr: "sales", success: "sales" })).toEqual(["marketing", "sales"]);
  });

  it("are none where the same nodes lead, whatever stands above them", () => {
    expect(to({ ...BOTH_TO_CEO, sdr: "sales", success: "sales", ceo: "board" })).toEqual([]);
    expect(affectedTeams(here, here)).toEqual([]);
  });

  it("have posts before and after", () => {
    const lines = { ...BOTH_TO_CEO, sdr: "marketing", success: "ceo" };
    expect(to(lines, postsOf({ sdr: 0, success: 3 }))).toEqual(["success"]);
    expect(affectedTeams({ ...here, posts: postsOf({ success: 3 }) }, { ...here, chart: chart(lines) })).toEqual([
      "success",
    ]);
  });
});

describe("managers that cost", () => {
  it("are neither teams nor the root", () => {
    expect(managersOf(chart({ ...BOTH_TO_CEO, sdr: "sales" }))).toEqual({ atBookCost: 0, givenCostMonthly: 0 });
    expect(managersOf(chart({ marketing: "head", sales: "vp", vp: "head", head: "ceo" }))).toEqual({
      atBookCost: 2,
      givenCostMonthly: 0,
    });
  });

  it("cost what the chart gives, nothing included", () => {
    const of = chart({ marketing: "head", sales: "vp", vp: "head", head: "ceo" });
    const nodes = of.nodes.map((node) =>
      node.name === "head" ? { ...node, costMonthly: 31_000 } : node.name === "vp" ? { ...node, costMonthly: 0 } : node,
    );
    expect(managersOf({ ...of, nodes })).toEqual({ atBookCost: 0, givenCostMonthly: 31_000 });
  });
});
