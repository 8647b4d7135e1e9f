import { baseName } from "../../../foundation/base-name.js";

/** Who is handed a workbook learns the names of files, not where they lie: takes the folders out of every text. */
export function withoutPaths(result: object): (text: string) => string {
  const files = Object.values(result).flatMap(filesOf);
  // The longest first: one path may be a part of another.
  const paths = [...new Set(files)].filter((file) => baseName(file) !== file).sort((a, b) => b.length - a.length);
  return (text) => paths.reduce((said, path) => said.replaceAll(path, baseName(path)), text);
}

/** What a part of a result, its parts and their problems name as their file. */
function filesOf(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(filesOf);
  if (typeof part !== "object" || part === null) return [];
  const { file, problems } = part as { readonly file?: unknown; readonly problems?: unknown };
  return [...(typeof file === "string" ? [file] : []), ...(Array.isArray(problems) ? filesOf(problems) : [])];
}
