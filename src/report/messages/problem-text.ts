import type { Problem } from "../../foundation/problem.js";
import { harmless } from "../text/harmless.js";
import { message } from "./message.js";
import { problemPlace } from "./problem-place.js";

/** A problem in one line: `model.yaml:3:1 horizn: There is no key "horizn". ...`. */
export function problemText(problem: Problem): string {
  const where = [problemPlace(problem), problem.keyPath].filter((part = "") => part !== "").join(" ");
  return harmless(where === "" ? message(problem) : `${where}: ${message(problem)}`);
}
