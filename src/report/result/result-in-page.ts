import { InvalidInput } from "../../foundation/problem.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "page-without-result": { file: string };
  }
}

/** The id of what holds the result in a page. */
export const RESULT_ID = "orgfunnel-result";

/** No tag can occur in it: pages write `<` as an escape of JSON. */
const BLOCK = new RegExp(`<script type="application/json" id="${RESULT_ID}">([^<]*)</script>`, "u");

/** The result file in a text: the text itself, or what a page holds. @throws InvalidInput for a page without one */
export function resultText(text: string, file: string): string {
  if (!/^\s*<(!doctype|html)/iu.test(text)) return text;
  const found = BLOCK.exec(text)?.[1];
  if (found !== undefined) return found;
  throw new InvalidInput([{ code: "page-without-result", severity: "error", arguments: { file } }]);
}

/** A page without the result that it holds. */
export const withoutResult = (page: string): string => page.replace(BLOCK, "");
