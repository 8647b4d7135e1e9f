import { statSync, type Stats } from "node:fs";

/**
 * What the system knows of this path, symbolic links followed; undefined where it knows nothing: there is none, a part of the
 * path is a file, the links lead in a circle, the name is too long. Who opens it is told why.
 */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
