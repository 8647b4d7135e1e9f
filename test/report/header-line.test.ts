import { expect, test } from "vitest";
import { headerLine } from "../../src/report/header-line.js";
import { scenarioResult } from "./fixture.js";

test.each([
  ["Five structures, 24 months", false],
  ["24 months", false],
  ["Five structures", true],
  ["Over 124 months", true],
  ["24 monthsish", true],
])("%s: the months stand behind it: %s", (name, stand) => {
  expect(headerLine({ ...scenarioResult, name }).includes("24 months")).toBe(stand);
});
