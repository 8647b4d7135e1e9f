import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { pageOf } from "../../../src/questions/report/page/page-of.js";
import { pageSteps, renderPage } from "../../../src/report/page/drawn.js";
import { orgfunnel } from "../../cli/program.js";
import { smallCalls } from "../../questions/calls.js";

const { path, scenario, remove } = smallCalls();
afterAll(remove);

test("others have a turn between the sections of a page", async () => {
  await orgfunnel(["run", scenario, "-o", path("run.json")]);
  const content = pageOf(JSON.parse(readFileSync(path("run.json"), "utf8")) as object);
  const steps = pageSteps(content);
  let turns = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) turns++;
  const sections = step.value.match(/<section /gu) ?? [];
  expect(sections.length).toBeGreaterThan(3);
  // The last is always the same few words.
  expect(turns).toBeGreaterThanOrEqual(sections.length - 1);
  expect(renderPage(content)).toBe(step.value);
});
