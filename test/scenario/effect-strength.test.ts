import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../src/foundation/problem.js";
import { parseScenario } from "../../src/scenario/parse.js";

const STRUCTURES = `
structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
  b: { reports_to: { marketing: sales, sales: ceo } }
`;
const parse = (text: string, effects?: string) => parseScenario(text + STRUCTURES, "test.yaml", { flags: { effects } });

describe("the strength of structure effects", () => {
  it("is written in the file or given as a flag, which is stronger", () => {
    expect(parse("effects: 0.5").plan.effectStrength).toBe(0.5);
    expect(parse("effects: 0.5", "0").plan.effectStrength).toBe(0);
    expect(parse("", "0.25").plan.effectStrength).toBe(0.25);
  });

  it("decides the numbers, so it is part of the hash; 1 is the default", () => {
    expect(parse("effects: 1")).toMatchObject({ hash: parse("").hash });
    expect(parse("effects: 1").plan).not.toHaveProperty("effectStrength");
    expect(parse("effects: 0.5").hash).not.toBe(parse("").hash);
  });

  it.each(["1.5", "-0.1", "half"])("is no %s", (text) => {
    expect(() => parse("", text)).toThrow(InvalidInput);
  });
});
