import type { Declaration } from "../../questions/declaration.js";
import type { GivenValues } from "../../questions/given.js";
import type { Io } from "../io.js";

/** A command that answers no question: it reads no scenario and makes no result. */
export interface Command extends Pick<Declaration, "id" | "summary" | "arguments" | "options" | "examples"> {
  /** Loads what the command does, and does it. @throws InvalidInput */
  readonly run: (given: GivenValues, io: Io) => Promise<void>;
}
