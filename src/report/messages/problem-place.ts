import type { Position } from "../../foundation/position.js";
import type { Problem } from "../../foundation/problem.js";

/** Where a problem stands: `model.yaml:3:1`, or a file or an option alone; undefined for what stands nowhere. */
export function problemPlace({ position, line }: Problem): string | undefined {
  if (position === undefined) return undefined;
  return line === undefined || standsInNoFile(position)
    ? position.file
    : `${position.file}:${position.line}:${position.column}`;
}

/** What the command line gave, or options of the library, stands in no file. */
export const standsInNoFile = ({ file }: Position): boolean => /^-./u.test(file);
