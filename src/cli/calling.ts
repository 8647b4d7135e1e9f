import type { Declaration } from "../questions/declaration.js";
import type { GivenValues } from "../questions/given.js";
import type { TextFormat } from "../report/formats/format-id.js";
import type { CommonOptions } from "./failure.js";

/** One call of the command line: what was given for a question, and how its answer is wanted. */
export interface Calling {
  readonly declaration: Declaration;
  readonly given: GivenValues;
  readonly options: CommonOptions & {
    readonly format: TextFormat;
    readonly jobs?: string;
    readonly maxWork?: string;
    readonly store?: string;
    readonly redis?: string;
    readonly quiet?: boolean;
    readonly notes?: boolean;
  };
}
