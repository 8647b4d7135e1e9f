import { withEscapes } from "../text/harmless.js";

/** Full precision; JSON has no NaN or Infinity, so no data is null. Characters that nobody sees are escaped, so that a reader sees them. */
export function renderJson(value: unknown): string {
  // JSON.stringify writes null for every number that is not finite (ECMA-262, SerializeJSONProperty).
  const lines = JSON.stringify(value, null, 2).split("\n");
  // Outside of its texts JSON has no hidden character but the ends of lines, and inside them an escape stands for the character.
  return lines.map(withEscapes).join("\n") + "\n";
}

/**
 * The same text of a whole result in pieces, scenario by scenario, each made when it is asked for: with hundreds of files the text of all
 * takes more memory than what it tells.
 */
export function* jsonPieces(result: object): Generator<string> {
  let before = "{\n";
  for (const [key, value] of Object.entries(result)) {
    const name = `${before}  ${JSON.stringify(key)}: `;
    if (key === "scenarios" && Array.isArray(value) && value.length > 0) {
      yield* listPieces(name, value);
    } else {
      const text = indented(value, "  ");
      if (text === undefined) continue;
      yield name + text;
    }
    before = ",\n";
  }
  yield before === "{\n" ? "{}\n" : "\n}\n";
}

function* listPieces(name: string, items: readonly unknown[]): Generator<string> {
  let before = `${name}[\n    `;
  for (const item of items) {
    yield before + (indented(item, "    ") ?? "null");
    before = ",\n    ";
  }
  yield "\n  ]";
}

/** As it stands inside of something: every line but the first behind `indent`. Nothing for what JSON leaves out. */
function indented(value: unknown, indent: string): string | undefined {
  const text = JSON.stringify(value, null, 2) as string | undefined;
  return text?.split("\n").map(withEscapes).join(`\n${indent}`);
}
