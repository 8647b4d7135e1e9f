import { expect, test } from "vitest";
import { fuzz } from "./fuzz.js";

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
