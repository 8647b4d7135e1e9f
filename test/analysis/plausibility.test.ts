import { describe, expect, it } from "vitest";
import { monthlyLoad } from "../../src/analysis/plausibility-load.js";
import { medianOf } from "../../src/analysis/explain.js";
import { plausibilityWarnings, type PlausibleStructure } from "../../src/analysis/plausibility.js";
import { deriveOrganisation, defaultMandate } from "../../src/organisation/derive.js";
import { effectTerms } from "../../src/organisation/effect-terms.js";
import type { OrgChart, Posts } from "../../src/organisation/structure.js";
import { bookMedians } from "../assumptions/medians.js";
import { chart } from "../organisation/charts.js";
import { postsOf } from "../support/plans.js";

const medians = bookMedians();
const POSTS = postsOf({ marketing: 6, sales: 10 });
const BOTH_TO_CEO = chart({ marketing: "ceo", sales: "ceo" });

function structure(id: string, of: OrgChart, given: Partial<Posts> = {}): PlausibleStructure {
  const posts = postsOf(given);
  const { relation, background } = deriveOrganisation(of);
  return { id, chart: of, posts, effects: effectTerms(relation, background, defaultMandate(relation)) };
}
const neutral = (id: string, given: Partial<Posts> = {}): PlausibleStructure => ({
  id,
  chart: BOTH_TO_CEO,
  posts: postsOf(given),
  effects: [],
});

const warnings = (structures: readonly PlausibleStructure[], changes: Record<string, number> = {}) =>
  plausibilityWarnings(new Map([...medians, ...Object.entries(changes)]), structures).map((problem) => {
    expect(problem.severity).toBe("warning");
    return [problem.code, problem.arguments];
  });
const codes = (...of: Parameters<typeof warnings>) => warnings(...of).map(([code]) => code);

describe("warnings", () => {
  it("are none for the default book and the structures of the sources", () => {
    const both = { leader: { background: "both" } } as const;
    const structures = [
      structure("ceo", BOTH_TO_CEO),
      structure("mrs", chart({ marketing: "sales", sales: "ceo" })),
      structure("srm", chart({ sales: "marketing", marketing: "ceo" })),
      structure("head", chart({ sales: "head", marketing: "head", head: "ceo" })),
      structure("leader", chart({ sales: "leader", marketing: "leader", leader: "ceo" }, both)),
      neutral("yardstick"),
    ];
    expect(warnings(structures)).toEqual([]);
  });

  it("tell of leads and open deals that sales cannot serve", () => {
    expect(codes([neutral("a")], { "market.leads_per_month": 5000 })).toContain("leads-beyond-capacity");
    expect(codes([neutral("a")], { "capacity.outbound_per_rep": 30 })).toEqual(["open-deals-beyond-capacity"]);
    const structures = [neutral("a"), neutral("b", { sales: 5 }), neutral("c", { sales: 20 })];
    const told = warnings(structures, { "capacity.outbound_per_rep": 30 }).filter(
      ([code]) => code === "open-deals-beyond-capacity",
    );
    expect(told).toEqual([["open-deals-beyond-capacity", expect.objectContaining({ others: 2 })]]);
    const [[, details] = []] = warnings([neutral("a")], { "capacity.leads_per_rep": 1 });
    expect(details).toMatchObject({ structure: "a", team: "sales" });
  });

  it("say nothing of a load that is at the limit, and count structures that are the same once", () => {
    const { wantedLeads, leadsCapacity } = monthlyLoad(medians, neutral("a"));
    const at = (ratio: number) => ({
      "capacity.leads_per_rep": (medianOf(medians, "capacity.leads_per_rep") * wantedLeads) / leadsCapacity / ratio,
    });
    expect(codes([neutral("a")], at(1.01))).toEqual([]);
    expect(warnings([neutral("a"), neutral("b"), neutral("c", { sales: 9 })], at(1.05)).slice(0, 1)).toEqual([
      ["leads-beyond-capacity", expect.objectContaining({ structure: "c", others: 1 })],
    ]);
  });

  it("tell of leads that SDRs cannot serve, and count what a structure sets differently", () => {
    const sdrs = { ...neutral("a", { sdr: 1 }), overrides: new Map([["sdr.leads_per_sdr", 1]]) };
    expect(warnings([sdrs])).toContainEqual(["leads-beyond-capacity", expect.objectContaining({ team: "sdr" })]);
    expect(codes([neutral("a", { sdr: 2 })])).toEqual([]);
  });

  it("tell of an empty team, without further noise about its capacity", () => {
    expect(warnings([neutral("a", { marketing: 6, sales: 0 })])).toEqual([
      ["empty-team", { structure: "a", team: "sales", others: 0 }],
    ]);
    expect(codes([neutral("a", { marketing: 0, sales: 10 })])).toEqual(["empty-team"]);
  });

  it("tell of teams beyond the small ones the claims are about", () => {
    expect(codes([neutral("a", { marketing: 15, sales: 15 })])).toEqual([]);
    expect(warnings([neutral("a", { marketing: 16, sales: 15 })])).toEqual(
      [
        ["wide-span-of-control", { structure: "a", manager: "marketing", directReports: 16, limit: 15, others: 0 }],
        ["large-teams", { structure: "a", people: 31, limit: 30, others: 0 }],
      ].reverse(),
    );
  });

  it("tell what is so of several structures once, of the one of which it is most so", () => {
    const large = { marketing: 5, sales: 30 };
    const structures = [neutral("a", large), neutral("b", { ...large, sales: 31 }), neutral("c", large), neutral("d")];
    expect(warnings(structures).slice(0, 2)).toEqual([
      ["large-teams", { structure: "b", people: 36, limit: 30, others: 2 }],
      ["wide-span-of-control", { structure: "b", manager: "sales", directReports: 31, limit: 15, others: 2 }],
    ]);
    const empty = { marketing: 0, sales: 10 };
    expect(warnings([neutral("a"), neutral("b", empty), neutral("c", { ...empty, sales: 11 })])).toEqual([
      ["empty-team", { structure: "b", team: "marketing", others: 1 }],
    ]);
  });

  it("count a team's posts and the managers below its head as direct reports", () => {
    const underSales = chart({ marketing: "sales", sales: "ceo" });
    const at = (sales: number) => codes([structure("a", underSales, { marketing: 2, sales })]);
    expect(at(14)).toEqual([]);
    expect(at(15)).toEqual(["wide-span-of-control"]);
    const others = Object.fromEntries(Array.from({ length: 14 }, (_, i) => [`head ${String(i)}`, "ceo"]));
    expect(warnings([structure("a", chart({ marketing: "ceo", sales: "ceo", ...others }))])).toEqual([
      ["wide-span-of-control", { structure: "a", manager: "ceo", directReports: 16, limit: 15, others: 0 }],
    ]);
  });

  it("tell of structures the model cannot tell apart", () => {
    const same = structure("b", chart({ marketing: "boss", sales: "boss" }));
    const larger = structure("c", BOTH_TO_CEO, { marketing: 7, sales: 10 });
    const other = structure("d", chart({ marketing: "sales", sales: "ceo" }));
    expect(warnings([structure("a", BOTH_TO_CEO), same, larger, other])).toEqual([
      ["identical-structures", { groups: [["a", "b"]] }],
    ]);
    const reordered = { ...same, id: "e", effects: [...same.effects].reverse() };
    expect(warnings([same, reordered])).toEqual([["identical-structures", { groups: [["b", "e"]] }]]);
    const again = { ...other, id: "f" };
    expect(warnings([same, other, reordered, again, { ...same, id: "g" }])).toEqual([
      [
        "identical-structures",
        {
          groups: [
            ["b", "e", "g"],
            ["d", "f"],
          ],
        },
      ],
    ]);
  });
});

/** Nobody leaves, so that all posts are filled by people who know their job. */
const ALWAYS_THERE = ["marketing", "sales", "sdr"].map((team) => [`people.${team}_attrition`, 0] as const);
const ROUND = [
  ["teams.marketing.headcount", 3],
  ["market.leads_per_month", 100],
  ["elasticity.focus_to_leads", 1],
  ["market.referrals_per_customer", 0.1],
  ["customers.initial", 100],
  ["funnel.qualification", 0.5],
  ["funnel.acceptance", 0.5],
  ["funnel.follow_up", 0.8],
  ["funnel.opportunity", 0.5],
  ["capacity.leads_per_rep", 12],
  ["capacity.outbound_per_rep", 5],
  ["funnel.sales_cycle", 1 / Math.LN2],
] as const;
const DRIVEN = effectTerms("shared_executive", "general", "drive");

describe("the load of a month", () => {
  it("is that of today's structure where the assumptions were measured under it", () => {
    const measured = monthlyLoad(medians, { posts: POSTS, effects: DRIVEN, todayEffects: DRIVEN });
    expect(measured).toEqual(monthlyLoad(medians, { posts: POSTS, effects: [] }));
    const less = monthlyLoad(medians, { posts: POSTS, effects: [], todayEffects: DRIVEN });
    expect(less.wantedLeads).toBeLessThan(measured.wantedLeads);
  });

  it("with SDRs is theirs, and reps have all their time", () => {
    // As below, but two SDRs work the 42 leads at 30 each: load 0.7; sales takes half of 42 * 0.5, reps open 4 * 5, SDRs 2 * 3 *
    // (1 - 0.7 * 0.5) = 3.9 by themselves: 34.4, of which half close in a month.
    const round = new Map([
      ...medians,
      ...ALWAYS_THERE,
      ...ROUND,
      ["sdr.leads_per_sdr", 30],
      ["sdr.handover", 0.5],
    ] as const);
    const given = new Map([...round, ["sdr.outbound_per_sdr", 3], ["sdr.inbound_time_share", 0.5]] as const);
    const load = monthlyLoad(given, { posts: postsOf({ marketing: 6, sales: 4, sdr: 2 }), effects: [] });
    expect(load).toMatchObject({ leadsTeam: "sdr", leadsCapacity: 60 });
    expect(load.openDeals).toBeCloseTo(2 * 34.4, 10);
    // Where there are SDRs today, the chance of an opportunity was measured after the hand-over.
    const today = monthlyLoad(new Map([...given, ["teams.sdr.headcount", 1]]), {
      posts: postsOf({ marketing: 6, sales: 4, sdr: 2 }),
      effects: [],
    });
    expect(today.openDeals).toBeCloseTo(2 * (21 + 20 + 3.9), 10);
  });

  it("counts vacant posts and those who are still learning", () => {
    const load = monthlyLoad(medians, { posts: POSTS, effects: [] });
    const share = load.leadsCapacity / (10 * (medians.get("capacity.leads_per_rep") ?? NaN));
    expect(share).toBeGreaterThan(0.75);
    expect(share).toBeLessThan(0.95);
  });

  it("follows the model's expectations", () => {
    // Round numbers, by hand: effort 2, focus ratio 1, 100 * 2^1 leads + 0.1 * 100 referrals = 210 leads; * 0.5 * 0.5 * 0.8
    // = 42 wanted; capacity 4 * 12 = 48, load 0.875; opened 42 * 0.5 + 4 * 5 * (1 - 0.875 * 0.5) = 21 + 11.25 = 32.25;
    // with a closing share of one half a month, 64.5 are open.
    const round = new Map([...medians, ...ALWAYS_THERE, ...ROUND]);
    const load = monthlyLoad(round, { posts: postsOf({ marketing: 6, sales: 4 }), effects: [] });
    expect(load.wantedLeads).toBeCloseTo(42, 10);
    expect(load.leadsCapacity).toBe(48);
    expect(load.openDeals).toBeCloseTo(64.5, 10);
    expect(load.openDealsCapacity).toBeCloseTo(4 * (medians.get("capacity.open_deals_per_rep") ?? NaN), 10);
  });

  it("grows with what a structure does to volume, acceptance and follow-up", () => {
    const driven = monthlyLoad(medians, { posts: POSTS, effects: DRIVEN });
    expect(driven.wantedLeads).toBeGreaterThan(1.5 * monthlyLoad(medians, { posts: POSTS, effects: [] }).wantedLeads);
  });
});
