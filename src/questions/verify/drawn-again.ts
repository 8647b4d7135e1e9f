import { renderJson } from "../../report/formats/json.js";
import { resultText, withoutResult } from "../../report/result/result-in-page.js";
import { parseStoredJson } from "../../report/result/stored-json.js";
import type { Asking } from "../surroundings.js";
import { compareDrawn } from "./compare-drawn.js";
import type { Drawn } from "./record.js";

/**
 * Draws a page again from the result in it and compares all else that it holds, byte by byte: drawing follows from the result and from
 * what its scenarios resolve to. Undefined for what is no page.
 * @param resolved what each scenario of the result resolves to, in its order: a page leaves it to the scenario's file
 */
export async function drawnAgain(
  text: string,
  file: string,
  resolved: readonly unknown[],
  { resultSchema }: Pick<Asking, "resultSchema">,
): Promise<Drawn | undefined> {
  const json = resultText(text, file);
  if (json === text) return undefined;
  const embedded = JSON.parse(json) as { readonly question: string; readonly scenarios: readonly object[] };
  const scenarios = embedded.scenarios.map((scenario, place) => ({ ...scenario, resolved: resolved[place] }));
  const stored = renderJson({ ...embedded, scenarios });
  const schema = await resultSchema(embedded.question);
  if (schema === undefined) return undefined;
  const { pageOf } = await import("../report/page/page-of.js");
  const { renderPage } = await import("../../report/page/drawn.js");
  const now = renderPage(pageOf(parseStoredJson(schema, stored, file, "stored"), JSON.parse(stored) as object));
  return compareDrawn(withoutResult(text), withoutResult(now));
}
