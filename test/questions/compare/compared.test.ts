import { describe, expect, test } from "vitest";
import { OUTCOME_IDS } from "../../../src/funnel/outcomes.js";
import { comparedSides } from "../../../src/questions/compare/compared.js";
import { matchSides } from "../../../src/questions/compare/match.js";
import { comparedTexts } from "../../../src/questions/compare/sentences.js";
import type { StoredFile, StoredSide } from "../../../src/questions/compare/stored/side.js";
import { winnerOf } from "../../../src/questions/compare/winner.js";
import type { CompareRest } from "../../../src/questions/compare/record.js";
import { compareViews } from "../../../src/questions/compare/view.js";
import { renderTable } from "../../../src/report/formats/table/render.js";
import { side, storedFile, structure } from "./sides.js";

const compared = (before: StoredSide, now: StoredSide, change: Partial<StoredFile> = {}) =>
  comparedSides(
    { before, now, matchedBy: "file" },
    { before: storedFile([before]), now: storedFile([now], change) },
    OUTCOME_IDS,
  );

const texts = (before: StoredSide, now: StoredSide, changes: readonly (readonly [string, string, string])[] = []) =>
  comparedTexts(compared(before, now), {
    changes: changes.map(([what, was, is]) => ({ what, before: was, now: is })),
    isSameFile: false,
  }).join("\n");

describe("the best of a stored result", () => {
  test("is ahead by the paired difference, whichever way round the pair is stored", () => {
    expect(winnerOf(side())).toEqual({ structure: "a", second: "b", lead: { mean: 10, standardError: 0.1 } });
    const turned = [{ first: "b", second: "a", advantage: { mean: -10, standardError: 0.1 } }];
    expect(winnerOf(side({ pairs: turned }))).toEqual(winnerOf(side()));
  });

  test("of a pair that is not stored: as if each had luck of its own", () => {
    const structures = [structure("a", 100, 3), structure("b", 90, 4)];
    expect(winnerOf(side({ pairs: [], structures }))?.lead).toEqual({ mean: 10, standardError: 5 });
  });

  test("has the least where less is better, and data; one alone, or an outcome without better, has none", () => {
    const objective = { objective: "customer_churn", objectiveLabel: "churn" };
    const churn = (id: string, mean: number) => ({ id, outcomes: { customer_churn: { mean, standardError: 0 } } });
    const structures = [churn("a", 0.2), churn("b", 0.1), churn("c", NaN)];
    expect(winnerOf(side({ ...objective, structures }))).toMatchObject({ structure: "b", second: "a" });
    expect(winnerOf(side({ ...objective, structures: structures.slice(1) }))).toBeUndefined();
  });
});

describe("two sides", () => {
  test("differ by now less before; the lead's error is that of two runs", () => {
    const now = side({
      structures: [structure("a", 130), structure("b", 90.5)],
      pairs: [{ first: "a", second: "b", advantage: { mean: 39.5, standardError: 0.1 } }],
    });
    const { objectives, outcomes, lead, winners } = compared(side(), now);
    expect(objectives).toMatchObject([
      { structure: "a", difference: 30, standardError: Math.SQRT2, resolved: true, unit: "currency" },
      { structure: "b", difference: 0.5, resolved: false },
    ]);
    expect(outcomes.map(({ outcome, difference }) => [outcome, difference])).toEqual([
      ["wins", 3],
      ["wins", expect.closeTo(0.05, 12)],
    ]);
    expect(lead?.difference).toBe(29.5);
    expect(lead?.standardError).toBeCloseTo(0.1 * Math.SQRT2, 15);
    expect([winners.before?.structure, winners.now?.structure]).toEqual(["a", "a"]);
  });

  test("with another winner have no lead to compare", () => {
    const now = side({
      structures: [structure("a", 100), structure("b", 103)],
      pairs: [{ first: "a", second: "b", advantage: { mean: -3, standardError: 2 } }],
    });
    expect(compared(side(), now).lead).toBeUndefined();
    expect(texts(side(), now)).toContain(
      "Another winner: a was best, ahead of b by 10.0; b is best, ahead of a by 3 (not told from level).",
    );
  });

  test("without a structure in common tell leads in the unit of every other verdict", () => {
    const of = (ids: readonly [string, string], lead: number) =>
      side({
        structures: [structure(ids[0], 14e6), structure(ids[1], 14e6 - lead)],
        pairs: [{ first: ids[0], second: ids[1], advantage: { mean: lead, standardError: 1000 } }],
      });
    expect(texts(of(["a", "b"], 680_000), of(["c", "d"], 1_300_000))).toContain(
      "Another winner: a was best, ahead of b by 0.680 M; c is best, ahead of d by 1.30 M.",
    );
  });

  test("by different objectives compare neither leads nor shares, only outcomes", () => {
    const now = side({ objective: "wins", objectiveLabel: "wins" });
    const found = compared(side(), now);
    expect(found).toMatchObject({ objectives: [], probabilities: [] });
    expect(found.objective).toBeUndefined();
    expect(found.outcomes).toHaveLength(4);
    expect(texts(side(), now)).toContain("Each is best by an objective of its own");
  });

  test("of one structure less say so, and compare what is common", () => {
    const now = side({ structures: [structure("a", 100), structure("c", 90)], pairs: [] });
    const found = compared(side(), now);
    expect(found.structuresOnly).toEqual({ before: ["b"], now: ["c"] });
    expect(found.objectives.map((one) => one.structure)).toEqual(["a"]);
    expect(found.changes).toEqual([
      { what: "structure b", before: "there", now: "none" },
      { what: "structure c", before: "none", now: "there" },
    ]);
  });

  test("of other questions are not told apart by rounding; of the same one they are", () => {
    const rounded = side({ structures: [structure("a", 100 * (1 + 1e-14)), structure("b", 90)] });
    expect(compared(side(), rounded).objectives[0].difference).not.toBe(0);
    expect(compared(side(), rounded, { question: "drivers" }).objectives[0].difference).toBe(0);
  });

  test("without data in one result keep the gap, without data in both are left out", () => {
    const before = side({ structures: [structure("a", NaN), structure("b", NaN)] });
    const now = side({ structures: [structure("a", 5), structure("b", NaN)] });
    const { objectives } = compared(before, now);
    expect(objectives).toMatchObject([{ structure: "a", difference: NaN, resolved: false }]);
  });

  test("tell checks whose result is another", () => {
    const check = (result: string) => side({ structures: [], checks: [{ name: "sound", result }] });
    expect(compared(check("pass"), check("fail")).checks).toEqual([{ what: "sound", before: "pass", now: "fail" }]);
    expect(compared(check("pass"), check("pass")).checks).toEqual([]);
  });
});

describe("what is said", () => {
  test("nothing differs", () => {
    expect(texts(side(), side())).toContain("a stays best: ahead of b by 10.0, as it was.");
    expect(texts(side(), side())).toContain("All 4 means are the same.");
  });

  test("a lead that moves by less than is shown, is as before", () => {
    const pairs = [{ first: "a", second: "b", advantage: { mean: 10.001, standardError: 0.1 } }];
    const now = side({ structures: [structure("a", 100.001), structure("b", 90)], pairs });
    expect(texts(side(), now)).toContain("a stays best: ahead of b by 10.0, as before (within sampling error).");
  });

  test("of assumptions that a result does not hold: that they are not known", () => {
    expect(texts(side(), side())).toContain("No setting differs. Of the assumptions it is not known.");
  });

  test("of another model: that everything moves", () => {
    const now = side({ structures: [structure("a", 101), structure("b", 90)] });
    expect(texts(side(), now, [["model", "1", "2"]])).toContain("The equations are not the same");
    expect(texts(side(), now)).not.toContain("equations");
  });
});

describe("what the sampling error hides", () => {
  const moved = (value: number, wins: number) =>
    side({ structures: [structure("a", 100 + value), structure("b", 90)] }).structures.map((one) => ({
      ...one,
      outcomes: { ...one.outcomes, wins: { mean: one.id === "a" ? 10 + wins : 9, standardError: 1 } },
    }));

  test("is no difference of the objective where only others differ", () => {
    expect(texts(side(), side({ structures: moved(0.5, 30) }))).toContain(
      "1 of 4 means differs beyond sampling error: none of the objective's, of the others most surely wins (--full has them all).",
    );
    expect(texts(side(), side({ structures: moved(50, 30) }))).toContain(
      "2 of 4 means differ beyond sampling error: 1 of 2 of the objective's, of the others most surely wins",
    );
  });

  test("may be real where both met the same luck, and there is a command for it", () => {
    const bound = "this error is an upper bound and what lies within it may be real: check --baseline decides it";
    const now = side({ structures: moved(0.5, 30) });
    expect(texts(side(), now)).toContain(bound);
    expect(texts(side(), { ...now, seed: "another" })).not.toContain("upper bound");
    expect(texts(side(), side({ structures: moved(50, 30) }))).not.toContain("upper bound");
  });
});

describe("scenarios of two results", () => {
  const same = (path: string): string => path;
  const named = (name: string, file: string) => side({ name, file });
  const match = (before: readonly StoredSide[], now: readonly StoredSide[]) => {
    const { pairs, beforeOnly, nowOnly } = matchSides(storedFile(before), storedFile(now, { file: "b.json" }), same);
    return {
      pairs: pairs.map((pair) => `${pair.before.file} ${pair.now.file} ${pair.matchedBy}`),
      beforeOnly: beforeOnly.map(({ file }) => file),
      nowOnly: nowOnly.map(({ file }) => file),
    };
  };

  test("are matched by file and name first, then by a name that is unique", () => {
    const before = [named("A", "1"), named("A", "2"), named("B", "3"), named("C", "4")];
    const now = [named("A", "2"), named("B", "9"), named("A", "1"), named("D", "4")];
    expect(match(before, now)).toEqual({
      pairs: ["1 1 file", "2 2 file", "3 9 name"],
      beforeOnly: ["4"],
      nowOnly: ["4"],
    });
  });

  test("are not matched by a name that one side has twice", () => {
    expect(match([named("A", "1"), named("A", "2"), named("B", "3")], [named("A", "9"), named("B", "3")])).toEqual({
      pairs: ["3 3 file"],
      beforeOnly: ["1", "2"],
      nowOnly: ["9"],
    });
  });

  test("one in each are compared whatever they are called", () => {
    expect(match([named("A", "1")], [named("B", "2")]).pairs).toEqual(["1 2 only"]);
  });

  test("with nothing in common are refused by name", () => {
    const two = [named("A", "1"), named("B", "2")];
    expect(() => match(two, [named("C", "3")])).toThrow(/compared-nothing.*A.*B.*C/u);
  });
});

describe("on the screen", () => {
  const compared = (before: StoredSide, now: StoredSide): CompareRest => ({
    before: storedFile([before]),
    now: storedFile([now], { file: "b.json" }),
    isSameFile: false,
    changes: [{ what: "version", before: "1", now: "2" }],
    comparisons: [
      comparedSides(
        { before, now, matchedBy: "file" },
        { before: storedFile([before]), now: storedFile([now]) },
        OUTCOME_IDS,
      ),
    ],
    scenariosOnly: { before: [], now: [] },
  });

  test("structures have their labels, where only one result has one too", () => {
    const labelled = side({ labels: [{ structure: "a", label: "Both to the CEO" }] });
    const [view] = compareViews(compared(labelled, side()), { full: true });
    expect(view.verdict?.join(" ")).toContain("Both to the CEO stays best: ahead of b");
    expect(renderTable(view, { width: 80, colour: false, notes: false })).toMatch(/^Both to the CEO +100/mu);
  });

  test("five structures and what changed stand on 24 lines of 80 columns", () => {
    const five = (move: number) =>
      side({
        structures: ["a", "b", "c", "d", "e"].map((id, place) => structure(`structure-${id}`, 100 - place + move)),
      });
    const [view] = compareViews(compared(five(0), five(20)), { full: false });
    const lines = renderTable(view, { width: 80, colour: false, notes: false }).trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(23);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });
});

test.each([
  [21, "And 1 more change: JSON has all of them."],
  [22, "And 2 more changes: JSON has all of them."],
])("of %d changes those that have no row are counted", (length, text) => {
  const changes = Array.from({ length }, (_, place) => ({ what: `--${String(place)}`, before: "a", now: "b" }));
  const found = { ...compared(side(), side()), changes };
  const files = { before: storedFile([side()]), now: storedFile([side()]) };
  const rest = { ...files, isSameFile: false, changes: [], comparisons: [found] };
  const [view] = compareViews(
    { ...rest, scenariosOnly: { before: [], now: [] } },
    {
      full: false,
    },
  );
  expect(renderTable(view, { width: 80, colour: false })).toContain(text);
});

describe("structures that are the same in every trial", () => {
  const twins = (share: number) => [
    structure("a", 100, 1, share),
    structure("again", 100, 1, share),
    structure("b", 90, 2, 1 - 2 * share),
  ];
  const pairs = [
    { first: "a", second: "again", advantage: { mean: 0, standardError: 0 } },
    { first: "a", second: "b", advantage: { mean: 10, standardError: 0.1 } },
  ];

  test("count as one: the best is ahead of the next of the others, as often as all of them", () => {
    const before = side({ structures: twins(0.4), pairs });
    expect(winnerOf(before)).toEqual({ structure: "a", second: "b", lead: { mean: 10, standardError: 0.1 } });
    const labels = [{ structure: "again", label: "The same again" }];
    const found = compared(before, side({ structures: twins(0.3), pairs, labels }));
    expect(found.alike).toEqual([["a", "again"]]);
    const shares = found.probabilities.map(({ structure: id, before: was, now: is }) => [id, was.mean, is.mean]);
    expect(shares.flat()).toEqual(["a", 0.8, 0.6, "again", 0.8, 0.6, "b", expect.closeTo(0.2), expect.closeTo(0.4)]);
    expect(found.probabilities[0].before.standardError).toBeCloseTo(0.02, 12);
    expect(comparedTexts(found, { changes: [], isSameFile: false })[0]).toContain(
      "a and The same again are the same here and count as one. a stays best: ahead of b by 10",
    );
  });

  test("in one result alone are not said to be the same", () => {
    const found = compared(side({ structures: twins(0.4), pairs }), side());
    expect(found.alike).toEqual([]);
  });

  test("without data are like no other", () => {
    const structures = [structure("a", NaN), structure("b", NaN)];
    expect(compared(side({ structures }), side({ structures })).alike).toEqual([]);
  });
});

describe("what money is in", () => {
  const view = (before: StoredSide, now: StoredSide, full = false): string => {
    const rest = { before: storedFile([]), now: storedFile([]), isSameFile: false, changes: [] };
    const all = { ...rest, comparisons: [compared(before, now)], scenariosOnly: { before: [], now: [] } };
    const [shown] = compareViews(all, { full });
    return renderTable(shown, { width: 100, colour: false }).replaceAll(/\s+/gu, " ");
  };

  test("is told of every outcome that is money", () => {
    const euros = side({ currency: "EUR", objective: "wins", objectiveLabel: "wins" });
    const moved = { ...euros, structures: [structure("a", 150), structure("b", 90)] };
    expect(view(euros, moved, true)).toMatch(/What else differs .* value \(EUR\) .* Other outcomes .* value \(EUR\)/u);
    expect(view(euros, { ...moved, currency: "USD" }, true)).not.toMatch(/EUR|USD/u);
  });

  test("the mark of sampling error is told where there is one", () => {
    const near = side({ structures: [structure("a", 100.5), structure("b", 90)] });
    expect(view(side(), near)).toContain("~ marks a difference within sampling error.");
    expect(view(side(), side())).not.toContain("~");
    expect(view(side(), side({ objective: "wins", objectiveLabel: "wins" }))).not.toContain("~");
  });

  test("is told of leads and levels where it is the same in both", () => {
    const euros = side({ currency: "EUR" });
    expect(view(euros, euros)).toContain("ahead of b by 10.0 EUR");
    expect(view(euros, euros)).toContain("value (EUR)");
    expect(view(euros, side({ currency: "USD" }))).not.toMatch(/EUR|USD/u);
  });

  test("is not told of a rate", () => {
    const rates = side({ currency: "EUR", objective: "wins", objectiveLabel: "wins" });
    expect(view(rates, rates)).not.toContain("EUR");
  });
});
