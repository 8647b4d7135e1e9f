import type { Problem } from "../../foundation/problem.js";
import { harmless } from "../text/harmless.js";
import { message } from "./message.js";

/** A problem in one line: `model.yaml:3:1 horizn: There is no key "horizn". ...`. */
export function problemText(problem: Problem): string {
  const { position, keyPath = "" } = problem;
  const at = position === undefined ? [] : [`${position.file}:${String(position.line)}:${String(position.column)}`];
  const where = [...at, ...(keyPath === "" ? [] : [keyPath])].join(" ");
  return harmless(where === "" ? message(problem) : `${where}: ${message(problem)}`);
}
