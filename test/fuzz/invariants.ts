import { InvalidInput } from "../../src/foundation/problem.js";
import { renderProblems } from "../../src/report/formats/table/problems.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { readShipped, SHIPPED } from "./origins.js";
import type { Scenario } from "../../src/scenario/scenario.js";

/** A law that was broken, in words. */
class Broken extends Error {}

export function demand(holds: boolean, law: () => string): asserts holds {
  if (!holds) throw new Broken(law());
}

/** More than this about what is wrong is nobody's to read. */
const MOST_CHARACTERS = 60_000;

const FILE = "fuzz.yaml";

/**
 * What a text is read as: a scenario, or nothing because it was refused.
 * @throws whatever else than InvalidInput came, and Broken if what it says is not fit to print or stands nowhere in the text
 */
export function read(text: string): Scenario | undefined {
  try {
    return parseScenario(text, FILE, { read: readShipped });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    demand(error.problems.length > 0, () => "refused without a problem");
    const rendered = renderProblems(error.problems, { width: 80, colour: false });
    plainText(rendered);
    demand(rendered.length < MOST_CHARACTERS, () => `${rendered.length} characters about what is wrong`);
    for (const { code, position } of error.problems) {
      const { file = FILE, line = 0, column = 0 } = position ?? {};
      const lines = linesOf(file === FILE ? text : (SHIPPED.get(file) ?? ""));
      demand(line >= 1 && line <= lines && column >= 1, () => `${code} stands at ${line}:${column} of ${lines} lines`);
    }
    return undefined;
  }
}

const linesOf = (text: string): number => text.split(/\r\n|\r|\n/u).length;

/** What moves a cursor, hides, or turns the direction of the writing. */
const UNSEEN = /[^\P{Cc}\n]|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u;

/** Text that any terminal and any file can show as it is. */
export function plainText(text: string): void {
  const unseen = UNSEEN.exec(text);
  demand(unseen === null, () => {
    const at = unseen?.index ?? 0;
    return `prints U+${text.codePointAt(at)?.toString(16) ?? ""} in ${JSON.stringify(text.slice(at - 40, at + 40))}`;
  });
}

/** What a program says of a number it has not got. */
const NO_NUMBER = /\b(NaN|-?Infinity|undefined|\[object)\b|(\u221e)|\d\.\d{14,}/u;

/** No figure that is none, and none with all its digits; for what is made for people. Who gives such a name in `written` is shown it. */
export function noStrayNumber(text: string, written = ""): void {
  const stray = NO_NUMBER.exec(text);
  demand(stray === null || written.includes(stray[0]), () => {
    const at = stray?.index ?? 0;
    return `prints ${JSON.stringify(text.slice(Math.max(0, at - 60), at + 60))}`;
  });
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The laws of every figure of a result: probabilities are some, quantiles stand in order, errors are none below 0. */
export function soundFigures(json: Json, path = ""): void {
  if (json === null || typeof json !== "object") return;
  if (!Array.isArray(json)) lawsOf(json as Readonly<Record<string, Json>>, path);
  for (const [key, value] of Object.entries(json)) soundFigures(value as Json, `${path}.${key}`);
}

function lawsOf(figures: Readonly<Record<string, Json>>, path: string): void {
  const { p5, p50, p95 } = figures;
  if (typeof p5 === "number" && typeof p50 === "number" && typeof p95 === "number")
    demand(p5 <= p50 && p50 <= p95, () => `${path}: quantiles ${p5}, ${p50}, ${p95}`);
  for (const [key, value] of Object.entries(figures)) {
    if (typeof value !== "number") continue;
    if (/^probability/u.test(key) && !/error$/iu.test(key))
      demand(value >= 0 && value <= 1, () => `${path}.${key} is ${value}`);
    if (/error$|^sd$|regret$/iu.test(key)) demand(value >= 0, () => `${path}.${key} is ${value}`);
  }
}

interface Ranked {
  readonly structures: readonly { readonly probabilityBest: number | null }[];
}

/** Some structure is the best in every sample that has data; nobody is where none has. */
export function oneIsBest({ structures }: Ranked): void {
  const chances = structures.map(({ probabilityBest }) => probabilityBest);
  if (chances.includes(null)) return;
  const sum = chances.reduce<number>((total, chance) => total + (chance ?? 0), 0);
  demand(sum === 0 || Math.abs(sum - 1) < 1e-9, () => `probabilities of being the best add up to ${sum}`);
}
