import { describe, expect, it } from "vitest";
import {
  assumptionOrigins,
  assumptionsOfBook,
  ownAssumptionsNote,
  ownAssumptionsText,
} from "../../src/report/own-assumptions.js";
import { scenarioFrom } from "../../src/scenario/from.js";

const STRUCTURES = { a: { reports_to: { sales: "ceo", marketing: "ceo" } }, b: { reports_to: { sales: "marketing" } } };
const originsOf = (given: object) => assumptionOrigins(scenarioFrom({ structures: STRUCTURES, ...given }));

const { own, book } = originsOf({});

describe("whose the assumptions are", () => {
  it("are the book's where a scenario says nothing", () => {
    expect(own).toBe(0);
    expect(book).toBeGreaterThan(90);
  });

  it("are the scenario's where it says something that acts", () => {
    const given = { teams: { marketing: { headcount: 2 } }, assumptions: { "funnel.acceptance": "50%" } };
    expect(originsOf(given)).toEqual({ own: 2, book: book - 2 });
    expect(originsOf({ assumptions: { "sdr.leads_per_sdr": 40 } })).toEqual({ own, book });
  });

  it("count a course of the year once, and a structure's own effects beside the book", () => {
    const season = { "market.seasonality.march": 1.2, "market.seasonality.april": 0.8 };
    expect(originsOf({ assumptions: season })).toEqual({ own: 1, book: book - 1 });
    const structures = { ...STRUCTURES, a: { ...STRUCTURES.a, effects: { churn: 0.9 } } };
    expect(originsOf({ structures })).toEqual({ own: 1, book });
  });

  it("tell by id which are the book's", () => {
    const scenario = scenarioFrom({ structures: STRUCTURES, assumptions: { "funnel.acceptance": "50%" } });
    const ids = assumptionsOfBook(scenario);
    expect(ids).toContain("funnel.follow_up");
    expect(ids).not.toContain("funnel.acceptance");
    expect(ids).not.toContain("sdr.leads_per_sdr");
  });
});

describe("the sentence", () => {
  it.each([
    [{ own: 5, book: 154 }, [], "5 of 159 assumptions are yours, 154 built in."],
    [{ own: 1, book: 158 }, [], "1 of 159 assumptions is yours, 158 built in."],
    [{ own: 0, book: 148 }, [], "0 of 148 assumptions are yours, all built in."],
    [{ own: 120, book: 0 }, ["churn"], "All 120 assumptions are yours."],
    [
      { own: 5, book: 154 },
      ["churn"],
      "5 of 159 assumptions are yours, 154 built in; of those it hangs most on churn.",
    ],
    [
      { own: 5, book: 154 },
      ["churn", "win rate", "leads", "costs"],
      "5 of 159 assumptions are yours, 154 built in; of those it hangs most on churn, win rate and leads.",
    ],
  ])("of %o and %j", (origins, decisive, sentence) => {
    expect(ownAssumptionsText(origins, decisive)).toBe(sentence);
  });
});

describe("where it is not known which of them matter", () => {
  it("is said how to learn it, where there is something to decide", () => {
    const whose = "5 of 159 assumptions are yours, 154 built in";
    expect(ownAssumptionsNote({ own: 5, book: 154 }, 2)).toBe(`${whose}; drivers says which matter.`);
    expect(ownAssumptionsNote({ own: 5, book: 154 }, 1)).toBe(`${whose}.`);
  });
});
