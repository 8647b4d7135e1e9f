import { describe, expect, test } from "vitest";
import type { MovedAnswer } from "../../../src/analysis/what-if/answer.js";
import { answerTexts } from "../../../src/report/page/live/answer-texts.js";
import { whatIfOverlay } from "../../../src/report/page/live/overlay.js";
import type { Shown } from "../../../src/report/page/live/shown.js";
import { scaleFor } from "../../../src/report/format/quantity.js";

const structure = (
  id: string,
  mean: number,
  lead: number,
  probabilityBest: number,
  leadError = lead === 0 ? 0 : 1e4,
) => ({
  id,
  name: id,
  mean,
  standardError: 5e4,
  ...(id !== "alpha" && { difference: { mean: lead, standardError: leadError } }),
  probabilityBest,
});

const shownOf = (structures: Shown["structures"], kind: Shown["kind"] = "clear"): Shown => ({
  subject: { scenario: "Tie", file: "tie.yaml" },
  trials: 10_000,
  objective: "value",
  currency: "CHF",
  scale: scaleFor("currency", [22e6]),
  better: 1,
  indifference: 1e5,
  kind,
  reference: 0,
  structures,
});

const movedTo = (...found: readonly ReturnType<typeof structure>[]): MovedAnswer => ({
  trials: 2000,
  structures: found.map((one, place) => ({
    ...one,
    rank: 1,
    p5: 0,
    p95: 0,
    change: { mean: -1e6 - 1e3 * place, standardError: 1e4 },
  })),
});

describe("the headline of a what-if", () => {
  const third = 1 / 3;
  const tied = shownOf([
    structure("alpha", 22e6, 0, third),
    structure("beta", 22e6, 0, third),
    structure("gamma", 22e6, 0, third),
  ]);

  test("where all come out the same in every trial says that, at the start and moved", () => {
    const told = "No difference: all come out the same in every trial.";
    expect(answerTexts(tied, undefined)).toMatchObject({ headline: told, ahead: [] });
    const moved = movedTo(
      structure("alpha", 2e6, 0, third),
      structure("beta", 2e6, 0, third),
      structure("gamma", 2e6, 0, third),
    );
    expect(answerTexts(tied, moved).headline).toBe(told);
  });

  test("what moves have made the same is shown as the same, whatever the stored means", () => {
    const apart = shownOf([structure("alpha", 22e6, 0, 0.3), structure("beta", 23e6, 1e6, 0.7)]);
    const { headline, rows } = answerTexts(
      apart,
      movedTo(structure("alpha", 2e6, 0, 0.5), structure("beta", 2e6, 0, 0.5)),
    );
    expect(headline).toBe("No difference: all come out the same in every trial.");
    expect(rows[1].mean).toBe(rows[0].mean);
    expect(rows[1].difference).toMatch(/^0\b/u);
  });

  test("where some are the same by construction they are told, count as one, and are ahead together", () => {
    const beside = shownOf([
      structure("alpha", 22e6, 0, 0.2),
      structure("beta", 24e6, 2e6, 0.4),
      structure("gamma", 24e6, 2e6, 0.4),
    ]);
    const { headline, ahead } = answerTexts(beside, undefined);
    expect(headline).toMatch(/^beta is ahead: value 24\.0.* beta and gamma are the same here and count as one\.$/u);
    expect(headline).toContain("2.00\u00a0M more than alpha, and best in 80\u00a0% of the simulated futures.");
    expect(ahead).toEqual([1, 2]);
  });

  test("what moves have made the same as another is shown as that other, and still is ahead if it was", () => {
    const apart = shownOf([
      structure("alpha", 22e6, 0, 0.1),
      structure("beta", 24e6, 2e6, 0.3),
      structure("gamma", 25e6, 3e6, 0.6),
    ]);
    const moved = movedTo(
      structure("alpha", 21e6, 0, 0.2),
      structure("beta", 23e6, 2e6, 0.4),
      structure("gamma", 23e6, 2e6, 0.4),
    );
    const { headline, rows } = answerTexts(apart, moved);
    expect(headline).toContain("Still gamma is ahead: ");
    expect(headline).toContain("2.00\u00a0M more than alpha");
    expect([rows[2].mean, rows[2].difference]).toEqual([rows[1].mean, rows[1].difference]);
  });

  test("an equal difference with another error is another structure, and no figure breaks off its unit", () => {
    const near = shownOf([structure("alpha", 22e6, 0, 0.4), structure("beta", 22e6, 0, 0.6, 1e4)], "indifferent");
    const { headline } = answerTexts(near, undefined);
    expect(headline).toContain("No clear winner: alpha has value 22.0\u00a0M\u00a0CHF, ");
    expect(headline).toContain("best in 40\u00a0% of");
  });
});

describe("the headline of a what-if is of the kind that every verdict on such figures is", () => {
  const start = [structure("alpha", 22e6, 0, 0.4), structure("beta", 22.3e6, 3e5, 0.6)];
  const often = "than alpha, but best in only 60\u00a0% of the simulated futures.";

  test.each([
    ["clear", "beta is ahead: value ", [1]],
    ["spread", "No clear winner: beta is ahead on average: value ", [1]],
    ["indifferent", "No clear winner: beta has value ", []],
    ["untold", "These trials do not tell a winner: beta has value ", []],
  ] as const)("at the start that of the stored figures: %s", (kind, words, places) => {
    const { headline, ahead } = answerTexts(shownOf(start, kind), undefined);
    expect(headline).toMatch(new RegExp(`^${words}`, "u"));
    expect(headline.endsWith(often)).toBe(kind === "spread");
    expect(ahead).toEqual(places);
  });

  test.each([
    ["Still beta is ahead: ", 0.3, 1e4],
    ["No clear winner: beta is ahead on average: ", 0.47, 1e4],
    ["These trials do not tell a winner: beta has ", 0.3, 2e5],
  ])("moved that of what comes of the moves: %s", (words, ofAlpha, error) => {
    const moved = movedTo(structure("alpha", 21e6, 0, ofAlpha), structure("beta", 21.3e6, 3e5, 1 - ofAlpha, error));
    expect(answerTexts(shownOf(start), moved).headline).toMatch(new RegExp(`^${words}`, "u"));
  });

  test("one alone is ahead of nobody", () => {
    expect(answerTexts(shownOf([structure("alpha", 22e6, 0, 1)], "alone"), undefined)).toMatchObject({
      headline: "alpha has value 22.0\u00a0M\u00a0CHF.",
      ahead: [],
    });
  });
});

test("an overlay promises the changes of the page, not its stored means", () => {
  const text = whatIfOverlay([], new Map(), { scenario: "Tie", file: "tie.yaml", trials: 2000 });
  expect(text).toContain("# With --trials 2000 means change as on the page.");
  expect(text).not.toContain("the numbers of the page");
});
