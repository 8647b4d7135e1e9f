import { count } from "../../../report/format/number.js";
import type { ViewFacts } from "../../../report/view.js";

/** How many what-ifs a table leaves out, and where they are; nothing where it has them all. */
export const leftOutFacts = (left: number): ViewFacts[] =>
  left === 0
    ? []
    : [{ kind: "facts", facts: [{ name: "", text: `and ${count(left)} more, all of them in a CSV or JSON file` }] }];
