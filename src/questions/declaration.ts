import type { FormatId } from "../report/formats/format-id.js";
import type { OptionRows } from "./options/option.js";
import type { GivenValues } from "./given.js";
import type { AnyQuestion } from "./pose.js";

/** An argument of the command line: `<scenario...>` for one or more, `[structure]` for one that may be missing. */
interface ArgumentRow {
  readonly name: string;
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
}

/** What the command line must know of a question before it is asked; the question itself is loaded then. */
export interface Declaration {
  readonly id: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentRow[];
  /** Calls that can be run in a folder with the shipped scenarios, and what each does. */
  readonly examples: readonly (readonly [call: string, does: string])[];
  readonly options: OptionRows;
  /** Formats on stdout; those with an extension for files too. */
  readonly formats: readonly FormatId[];
  /** Files to write a result to, where they are not those of `-o` alone. */
  readonly files?: (given: GivenValues) => readonly string[];
  /** What is meant by the arguments, where that depends on what they are; `isFile`: whether there is a file of that name. */
  readonly understand?: (given: GivenValues, isFile: (text: string) => boolean) => GivenValues;
  readonly load: (given: object) => Promise<AnyQuestion>;
}
