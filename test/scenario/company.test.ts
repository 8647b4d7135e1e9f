import { describe, expect, it } from "vitest";
import { message } from "../../src/report/messages/message.js";
import { scenarioFrom } from "../../src/scenario/from.js";

const STRUCTURES = {
  a: { reports_to: { sales: "ceo", marketing: "ceo" } },
  b: { reports_to: { sales: "ceo", marketing: "sales" } },
};
const CODES = ["volumes-of-another-company", "teams-of-another-company", "revenue-for-teams", "few-open-deals"];
const warned = (given: object) =>
  scenarioFrom({ structures: STRUCTURES, ...given }).warnings.filter(({ code }) => CODES.includes(code));
const codes = (given: object) => warned(given).map(({ code }) => code);

const FIVE_PEOPLE = { marketing: { headcount: 2 }, sales: { headcount: 3 } };
const FITTING = {
  "customers.initial": 125,
  "market.leads_per_month": "60 to 120",
  "money.programme_spend": 12_000,
};

describe("volumes of another company", () => {
  it("are named with what would fit, where five people have the book's", () => {
    const [warning, ...more] = warned({ teams: FIVE_PEOPLE });
    expect(more).toEqual([]);
    expect(message(warning)).toBe(
      "Today's teams are 5 people, but some volumes are the built-in ones, of a company of 16: customers.initial 400 (about 130 would fit), " +
        "market.leads_per_month 260 (about 87 would fit), money.programme_spend 35,000 (about 12,000 would fit). Results speak of your " +
        "company only once you set your own under assumptions.",
    );
  });

  it("are only those that the scenario leaves to the book", () => {
    expect(codes({ teams: FIVE_PEOPLE, assumptions: FITTING })).toEqual([]);
    const { "customers.initial": customers, ...others } = FITTING;
    const [warning] = warned({ teams: FIVE_PEOPLE, assumptions: others });
    expect(message(warning)).toContain(": customers.initial 400 (about 130 would fit). ");
    expect(codes({ teams: FIVE_PEOPLE, assumptions: { ...others, "customers.initial": 4 * customers } })).toEqual([]);
  });

  it("are told of for teams far larger, and not within a factor of two", () => {
    expect(codes({ teams: { marketing: { headcount: 13 }, sales: { headcount: 25 } } })).toEqual([CODES[0]]);
    expect(codes({ teams: { marketing: { headcount: 4 }, sales: { headcount: 6 } } })).toEqual([]);
  });

  it("are the scenario's where the teams are the book's", () => {
    const [warning, ...more] = warned({ assumptions: { "customers.initial": 20, "customers.annual_value": 120_000 } });
    expect(more).toEqual([]);
    expect(message(warning)).toBe(
      "The scenario names no teams, so today's are the built-in 16 people; its volumes are those of another company: " +
        "customers.initial 20 (about 400 would fit). Set marketing and sales under teams.",
    );
    expect(codes({ assumptions: { "customers.initial": 0 } })).toEqual([]);
    expect(codes({ assumptions: { "customers.initial": 1000 } })).toEqual([]);
  });
});

describe("revenue and teams", () => {
  it("are doubted together where customers pay far too little or too much for the teams", () => {
    const few = { ...FITTING, "customers.initial": 3 };
    const [warning, ...more] = warned({ teams: FIVE_PEOPLE, assumptions: few });
    expect(more).toEqual([]);
    expect(message(warning)).toBe(
      "3 customers pay about 45,000 a year, today's teams cost about 684,000 a year. Check customers.initial, customers.annual_value, " +
        "teams and money.sales_cost.",
    );
    expect(codes({ teams: FIVE_PEOPLE, assumptions: { ...FITTING, "customers.initial": 3000 } })).toEqual([CODES[2]]);
    expect(codes({ teams: FIVE_PEOPLE, assumptions: { ...FITTING, "customers.initial": 30 } })).toEqual([]);
    expect(codes({ teams: FIVE_PEOPLE, assumptions: { ...FITTING, "customers.initial": 0 } })).toEqual([]);
  });
});

describe("open deals", () => {
  it("are doubted where sales has hardly any", () => {
    const none = { "market.leads_per_month": 70, "capacity.outbound_per_rep": 0.05, "funnel.acceptance": "2%" };
    const [warning] = warned({ assumptions: none });
    expect(message(warning)).toMatch(
      /^About \d\.?\d* deals are open at a time for 10 in sales, who have time for \d+\. /u,
    );
    expect(codes({ assumptions: { ...none, "capacity.outbound_per_rep": 2 } })).toEqual([]);
  });
});
