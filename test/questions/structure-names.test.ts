import { describe, expect, test } from "vitest";
import { findSubject } from "../../src/questions/explain/subject.js";
import { placeNamed, structureNames, structurePlaces } from "../../src/questions/structure-names.js";
import { parseScenario } from "../../src/scenario/parse.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import { nearest } from "../../src/scenario/problems.js";

const scenario = {
  structures: [{ id: "as-it-is" }, { id: "leader", label: "One leader for both" }],
} as unknown as Scenario;

describe("a structure is named", () => {
  test("by its id or its label", () => {
    expect(structurePlaces(scenario, ["One leader for both", "as-it-is", "leader"])).toEqual([1, 0, 1]);
    expect(placeNamed(scenario, "nobody")).toBe(-1);
    expect(structureNames(scenario)).toEqual(["as-it-is", "leader", "One leader for both"]);
  });

  test("else labels are suggested, too", () => {
    const asked = (): unknown => structurePlaces(scenario, ["One leader for bth"]);
    expect(asked).toThrow(/"nearest":"One leader for both"/u);
  });

  test("and who writes today is told what today's is called, unless a structure is called so", () => {
    const asked = (): unknown => structurePlaces({ ...scenario, today: "leader" }, ["today"]);
    expect(asked).toThrow(/"nearest":"leader"/u);
    const chart = "{ reports_to: { sales: ceo, marketing: ceo } }";
    const text = `structures: { a: ${chart}, b: ${chart} }\ntoday: b\nreference: today\n`;
    expect(() => parseScenario(text, "s.yaml")).toThrow(/"nearest":"b"/u);
    const checks = "checks: [{ structure: a, minus: today, at_least: 0 }, { order: [Today, a] }]";
    expect(() => parseScenario(`structures: { a: ${chart}, b: ${chart} }\ntoday: b\n${checks}\n`, "s.yaml")).toThrow(
      /"found":"today".*"nearest":"b".*"found":"Today".*"nearest":"b"/su,
    );
    const known = parseScenario(`structures: { a: ${chart}, b: ${chart} }\ntoday: b\n`, "s.yaml");
    expect(() => findSubject("today's", known)).toThrow(/"nearest":"b"/u);
    expect(structurePlaces({ structures: [{ id: "today" }] } as unknown as Scenario, ["today"])).toEqual([0]);
  });

  test("in short, where only one can be meant", () => {
    const names = ["as-it-is", "leader-who-understands-both"];
    expect(nearest("as-is", names)).toEqual({ nearest: "as-it-is" });
    expect(nearest("leader-both", names)).toEqual({ nearest: "leader-who-understands-both" });
    expect(nearest("a-both", names)).toEqual({});
    expect(nearest("a-c", ["a-b-c", "a-x-c", "zzzzzzzz"])).not.toEqual({ nearest: "zzzzzzzz" });
  });
});
