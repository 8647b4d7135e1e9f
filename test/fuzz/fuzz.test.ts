import { expect, test } from "vitest";
import { fuzz } from "./fuzz.js";
import { read } from "./invariants.js";
import { TOKENS } from "./tokens.js";

test("a scenario with mistakes is refused in words, or run soundly", async () => {
  const broken: string[] = [];
  const { accepted, runs } = await fuzz({
    from: 1,
    goOn: (cases) => cases < 2000,
    runEvery: 11,
    onBroken: (number, _, law) => broken.push(`case ${number}: ${law instanceof Error ? law.message : String(law)}`),
  });
  expect(broken).toEqual([]);
  expect(accepted).toBeGreaterThan(200);
  expect(runs).toBeGreaterThan(20);
});

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
