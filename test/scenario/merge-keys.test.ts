import { describe, expect, it } from "vitest";
import { parseScenario } from "../../src/scenario/parse.js";
import { placesOf, STRUCTURES } from "./support.js";

const BASE = `structures:
  a: &a
    reports_to: { sales: ceo, marketing: ceo }
    mandate: none
`;
const structureOf = (lines: string, id: string) =>
  parseScenario(BASE + lines, "s.yaml").structures.find((structure) => structure.id === id);

describe("a merge key", () => {
  it("takes over what the mapping does not say itself, wherever the key stands", () => {
    expect(structureOf("  b:\n    <<: *a\n    mandate: drive\n", "b")).toMatchObject({ mandate: "drive" });
    expect(structureOf("  b:\n    mandate: drive\n    <<: *a\n", "b")).toMatchObject({
      mandate: "drive",
      chart: { reportsTo: { sales: "ceo", marketing: "ceo" } },
    });
  });

  it("takes of a list what the first says, and merges nothing below a key", () => {
    const two = "  b:\n    <<: [{ mandate: drive, headcount: { sales: 3 } }, *a]\n    headcount: { marketing: 5 }\n";
    expect(structureOf(two, "b")).toMatchObject({ mandate: "drive", posts: { marketing: 5, sales: 10 } });
  });

  it("works within what is merged, and in flow style", () => {
    const nested = "  x-b: &b { <<: *a, mandate: support }\n  c: { <<: *b, headcount: { sales: 3 } }\n";
    expect(structureOf(nested, "c")).toMatchObject({ mandate: "support", posts: { sales: 3 } });
    expect(parseScenario(BASE + nested, "s.yaml").structures.map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it.each<[string, string, string[]]>([
    ["a number", "  b:\n    <<: 3\n", ["wrong-type 6:9"]],
    ["nothing", "  b:\n    <<:\n", ["wrong-type 6:5"]],
    ["a list with a text", "  b:\n    <<: [*a, x]\n", ["wrong-type 6:14"]],
    ["an unknown anchor", "  b:\n    <<: *zz\n", ["unknown-alias 6:9"]],
    ["itself", "  b: &b\n    <<: *b\n", ["too-many-repeated 6:9"]],
    ["twice", "  b:\n    <<: *a\n    <<: *a\n", ["duplicate-key 7:5"]],
  ])("of %s is one error", (_, lines, expected) => {
    expect(placesOf(BASE + lines)).toEqual(expected);
  });

  it("expands within the limit of any alias", () => {
    const levels = Array.from({ length: 16 }, (_, i) => `x-${i + 1}: &l${i + 1} { <<: [*l${i}, *l${i}], k${i}: 1 }`);
    expect(placesOf(`x-0: &l0 { k: 1 }\n${levels.join("\n")}\n${STRUCTURES}`)[0]).toContain("too-many-repeated");
  });
});

describe("a key that begins with x-", () => {
  it("is free at every level", () => {
    const text = `x-team: &n { x: [1, 2] }
assumptions: { x-note: why, funnel: { x-note: 1, acceptance: { value: 50%, x-of: CRM } }, x-a.b: 3 }
teams: { x-n: 1, sales: { headcount: 3, x-from: 2027 } }
checks: [{ x-why: y, structure: a, at_least: 0, set: { x-z: 1, horizon: 6 } }]
${STRUCTURES}    x-about: { a: b }
`;
    const scenario = parseScenario(text, "s.yaml");
    expect(scenario.warnings.map(({ code }) => code)).not.toContain("free-key-among-names");
    expect(scenario.checks[0].settings).toEqual(["horizon=6"]);
  });

  it("among names is told of, unless it holds an anchor", () => {
    const warned = (lines: string) =>
      parseScenario(BASE + lines, "s.yaml").warnings.flatMap(({ code, keyPath }) =>
        code === "free-key-among-names" ? keyPath : [],
      );
    expect(warned("  x-ray: { reports_to: { sales: ceo, marketing: ceo } }\n")).toEqual(["structures.x-ray"]);
    expect(warned("  x-base: &b { mandate: none }\n")).toEqual([]);
    expect(warned("    managers: { x-boss: { role: head } }\n")).toEqual(["structures.a.managers.x-boss"]);
  });
});
