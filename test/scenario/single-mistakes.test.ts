import { describe, expect, it } from "vitest";
import { InvalidInput, type Problem } from "../../src/foundation/problem.js";
import { message } from "../../src/report/messages/message.js";
import { scenarioFrom } from "../../src/scenario/from.js";

type Data = string | number | null | readonly Data[] | { readonly [key: string]: Data };

/** A sound scenario that uses every section. */
const SCENARIO: Data = {
  name: "All of it",
  description: "every section",
  horizon: 24,
  start: "2027-01",
  currency: "EUR",
  trials: 100,
  seed: "x",
  replicates: 1,
  effects: 1,
  objective: { value: 1, brand_index: 2 },
  today: "now",
  reference: "now",
  transition: { after: 3 },
  phases: [{ after: 6, assumptions: { "market.leads_per_month": 300 } }],
  teams: { marketing: { headcount: 6 }, sales: { headcount: 10 }, success: { headcount: 2 } },
  assumptions: {
    "market.leads_per_month": "180 to 370",
    funnel: {
      qualification: { p10: "15%", p90: "31%" },
      acceptance: { value: "42% to 62%", source: "CRM", grade: "measured" },
      win_inbound: { distribution: "beta", mean: "20%", sd: "3%", min: "5%", max: "60%" },
      deal_value: { distribution: "discrete", values: [10000, 20000], weights: [1, 2] },
    },
    focus: { brand: 0.25, lead_generation: 0.35 },
  },
  correlations: [{ between: ["funnel.acceptance", "funnel.qualification"], rank: 0.3 }],
  structures: {
    now: {
      description: "today",
      reports_to: { sales: "cro", marketing: "ceo", success: "cro", cro: "ceo" },
      managers: { cro: { title: "Chief", role: "head", background: "sales", cost: 12000 } },
      mandate: "none",
    },
    then: {
      label: "What it may be",
      reports_to: { marketing: "sales", sales: "ceo", success: "sales" },
      headcount: { marketing: 7 },
      effects: { churn: "0.9 to 1.1", "focus.brand": 1.1 },
      assumptions: { "money.programme_spend": 30000 },
    },
    steps: {
      reports_to: { sales: "ceo", marketing: "ceo", success: "ceo" },
      phases: [
        { after: 2, mandate: "support", managers: { coo: { reports_to: "ceo" } }, reports_to: { sales: "coo" } },
        { from: "2027-06", headcount: { sales: 11 }, effects: { churn: 0.95 } },
      ],
    },
  },
  checks: [
    { name: "a limit", outcome: "leads", structure: "then", over: "now", between: [0.5, 2] },
    { structure: "then", statistic: "probability_best", at_least: "50%", among: ["now", "steps"], severity: "warn" },
    { structure: "then", minus: { structure: "now", outcome: "profit" }, outcome: "profit", above: 0, horizon: 12 },
    { structure: "then", is: "top 2", outcome: "profit", set: { "funnel.sales_cycle": 3 } },
    { order: ["then", "now"], outcome: "leads" },
    { assumption: "funnel.acceptance", within: [0.3, 0.9], grade: "at least survey", source: "required" },
    { structure: "then", statistic: "probability_better", than: "now", at_least: "50%" },
    { structure: "then", outcome: "leads", equal: 5000, within: 1000 },
  ],
};

/** Where keys are names: another one is no mistake in itself. */
const NAMES = /^structures$|(^|\.)(?:managers|reports_to)$/u;

const WRONG: readonly Data[] = [null, [], {}, "?!", -7e300, [["?"]], { "?": 1 }];

/** Two of the wrong values, others from path to path: all of them everywhere take minutes. */
function wrongAt(path: string): readonly Data[] {
  const turn = Array.from(path).reduce((sum, character) => sum + (character.codePointAt(0) ?? 0), 0);
  return [0, 3].map((step) => WRONG[(turn + step) % WRONG.length]);
}

interface Mistake {
  readonly what: string;
  readonly data: Data;
}

/** Every scenario that differs from `data` in one node: another key, or a value of another kind. */
function mistakes(data: Data, path: string, put: (data: Data) => Data): Mistake[] {
  const here =
    path === "" ? [] : wrongAt(path).map((value) => ({ what: `${path} = ${JSON.stringify(value)}`, data: put(value) }));
  if (typeof data !== "object" || data === null) return here;
  if (Array.isArray(data)) {
    const items = data as readonly Data[];
    const inner = items.flatMap((item, index) =>
      mistakes(item, `${path}[${index}]`, (value) => put(items.map((old, place) => (place === index ? value : old)))),
    );
    return [...here, ...inner];
  }
  const map = data as { readonly [key: string]: Data };
  const entries = Object.entries(map);
  const inner = entries.flatMap(([key, item]) =>
    mistakes(item, path === "" ? key : `${path}.${key}`, (value) => put({ ...map, [key]: value })),
  );
  const renamed = NAMES.test(path)
    ? []
    : entries.map(([key]) => ({
        what: `${path}.${key} misspelt`,
        data: put(Object.fromEntries(entries.map(([name, item]) => [name === key ? `${name}zz` : name, item]))),
      }));
  const extra = { what: `${path} with a key more`, data: put({ ...map, "?!": 1 }) };
  const merged = { what: `${path} with a merge of nothing`, data: put({ ...map, "<<": 3 }) };
  return [...here, ...(NAMES.test(path) ? [] : [extra]), merged, ...renamed, ...inner];
}

function errorsOf(data: Data): readonly Problem[] {
  try {
    scenarioFrom(data as object);
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.problems.filter(({ severity }) => severity === "error");
    throw error;
  }
}

describe("a single mistake", () => {
  it("the scenario itself has none", () => {
    expect(errorsOf(SCENARIO).map(message)).toEqual([]);
  });

  it("anywhere is an error in no more than one place", () => {
    const all = mistakes(SCENARIO, "", (data) => data);
    const several = all.flatMap(({ what, data }) => {
      const errors = errorsOf(data);
      const places = new Set(errors.map(({ keyPath }) => keyPath));
      return places.size > 1 ? [`${what}: ${errors.map((p) => `${p.code} ${p.keyPath}`).join(", ")}`] : [];
    });
    expect(several.join("\n")).toEqual("");
    expect(all.length).toBeGreaterThan(500);
  });
});
