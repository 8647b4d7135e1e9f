import { expect, test } from "vitest";
import { fuzz } from "./fuzz.js";
import { read } from "./invariants.js";
import { TOKENS } from "./tokens.js";

/** Each part is a test of its own, so that none takes longer than another test on a machine of any speed; `npm run fuzz` goes on. */
const PARTS = 4;
const CASES = 100;
/** Of a part: about 15 of its cases are accepted. */
const RUNS = 1;

/** Structure-months of a trial that is run: ten structures for twenty years, each trial a dozen times over. */
const MOST_MONTHS = 2400;

test.each(Array.from({ length: PARTS }, (_, part) => 1 + part * CASES))(
  "a scenario with mistakes is refused in words, or run soundly: from case %i on",
  async (from) => {
    const broken: string[] = [];
    const { accepted, runs } = await fuzz({
      from,
      goOn: (cases) => cases < CASES,
      runEvery: 2,
      mostRuns: RUNS,
      mostMonths: MOST_MONTHS,
      onBroken: (number, _, law) => broken.push(`case ${number}: ${law instanceof Error ? law.message : String(law)}`),
    });
    expect(broken).toEqual([]);
    expect(accepted).toBeGreaterThan(0);
    expect(runs).toBe(RUNS);
  },
);

/** A scenario in which a token stands for a value, a key, a name and an item: one of them may be right. */
const placesOf = (token: string): string[] => {
  const structures = (name: string) =>
    `structures:\n  ${name}: { reports_to: { marketing: sales, sales: ceo } }\n  b: { reports_to: { sales: ceo, marketing: ceo } }\n`;
  return [
    `horizon: ${token}\n${structures("a")}`,
    `assumptions: { funnel.acceptance: ${token}, funnel.deal_value: ${token} }\n${structures("a")}`,
    `${token}: 1\n${structures("a")}`,
    `name: ${token}\n${structures(token)}`,
    `checks: [${token}]\n${structures("a")}`,
  ];
};

test.each(TOKENS)("%j anywhere is refused in words, or read", (token) => {
  for (const text of placesOf(token)) read(text);
});
