import { describe, expect, test } from "vitest";
import * as z from "zod";
import { message } from "../../src/report/messages/message.js";
import { scenarioSchema } from "../../src/scenario/schema.js";
import { problemsOf, STRUCTURES } from "./support.js";

const sentence = (text: string): string | undefined => problemsOf(text).map(message)[0];

describe("a value in the place of a mapping or a list is told what to write", () => {
  test.each([
    ["teams: { sales: 6 }", "Found 6, expected a mapping, such as { headcount: 6 }."],
    ["transition: 3", "Found 3, expected a mapping, such as { after: 3 }."],
    ["assumptions: [funnel.acceptance]", "Found a list, expected a mapping, such as { funnel.acceptance: 60% }."],
    ["phases: { after: 3 }", "Found a mapping, expected a list, such as [{ after: 6, assumptions: { funnel."],
    ["objective: 3", "or a mapping of outcomes to weights, such as { profit: 1, leads: 100 }."],
    ["checks: [highest]", 'Found the text "highest", expected a mapping, such as { structure: both-to-the-ceo, is:'],
    ["correlations: [{ between: 3, rank: 0 }]", "a list of two, such as [funnel.acceptance, funnel.deal_value]."],
  ])("%s", (line, expected) => {
    expect(sentence(`${line}\n${STRUCTURES}`)).toContain(expected);
  });

  test.each([
    ["headcount: 5", "Found 5, expected a mapping, such as { marketing: 7, sales: 9 }."],
    [
      "managers: { cro: sales }",
      'Found the text "sales", expected a mapping, such as { role: head, reports_to: ceo }.',
    ],
    ["effects: 0.9", "Found 0.9, expected none, or a mapping of effects, such as { churn: 0.9 to 1.0 }."],
    ["phases: [drive]", 'Found the text "drive", expected a mapping, such as { after: 6, mandate: drive }.'],
  ])("of a structure: %s", (line, expected) => {
    expect(sentence(`${STRUCTURES}    ${line}\n`)).toContain(expected);
  });

  test("wherever the schema has one, with an example that it takes", () => {
    const examples = compounds(scenarioSchema).map((schema) => {
      const [example] = (schema.meta()?.examples ?? []) as unknown[];
      return { path: schema.description, isSound: schema.safeParse(example).success };
    });
    expect(examples.length).toBeGreaterThan(15);
    expect(examples.filter(({ isSound }) => !isSound)).toEqual([]);
  });
});

/** The schemas of mappings and lists below this one. */
function compounds(schema: unknown): z.ZodType[] {
  const inner = innerOf(schema);
  return inner.flatMap((one) => {
    const whole = one instanceof z.ZodOptional || one instanceof z.ZodNullable ? (one.unwrap() as unknown) : one;
    const isCompound = [z.ZodObject, z.ZodRecord, z.ZodArray, z.ZodTuple].some((kind) => whole instanceof kind);
    return isCompound ? [whole as z.ZodType, ...compounds(whole)] : [];
  });
}

function innerOf(schema: unknown): unknown[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape);
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return schema instanceof z.ZodArray ? [schema.element] : [];
}
