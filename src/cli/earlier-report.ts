import { closeSync, openSync, readSync } from "node:fs";
import { TIDY_COLUMNS } from "../report/formats/tidy.js";
import { regularTarget } from "./inputs.js";
import type { Io } from "./io.js";

/** The columns that every table of figures begins with. */
const FIRST_COLUMNS = TIDY_COLUMNS.slice(0, 3).join("[,;]");
const TABLE = new RegExp(`^\\uFEFF?${FIRST_COLUMNS}[^\\n]*[,;]statistic[,;]`, "u");
const RESULT = /^\s*\{\s*"schemaVersion":/u;
/** In the manifest of a result that was saved to be compared with. */
const BASELINE = /"baseline": true/u;
/** A manifest with thousands of overrides is longer than most. */
const HEAD_BYTES = 65_536;

/**
 * Whether the report of an error may take the place of what is in a regular file. JSON and CSV may be a scenario, its data or a
 * baseline, named where nothing could be read: only what shows that it is an earlier report is replaced. Pages and workbooks are left
 * with clients and read by no machine: what is in one is replaced by an answer alone, as is an overlay, on which scenarios rest.
 */
function isReplaceable(path: string): boolean {
  const kind = /\.(json|csv|html|xlsx|ya?ml)$/iu.exec(path)?.[1].toLowerCase();
  if (kind === undefined) return true;
  const head = headOf(path);
  if (head.trim() === "") return true;
  if (isDocument(path)) return false;
  if (isOverlay(path)) return head.split("\n").every((line) => line === "" || line.startsWith("#"));
  return kind === "csv" ? TABLE.test(head) : RESULT.test(head) && !BASELINE.test(head);
}

/** Whether the report of an error may stand under this name: nothing is there yet, or an earlier report. If not, that is told. */
export function mayReplace(file: string, io: Io): boolean {
  const target = regularTarget(file, io);
  if (target?.status === undefined || isReplaceable(target.path)) return true;
  const why = isDocument(file)
    ? "an error replaces no page and no workbook"
    : isOverlay(file)
      ? "an error replaces no overlay"
      : "it is no earlier report";
  io.stderr(`Left as it was, since ${why}: ${file}.\n`);
  return false;
}

/** By its name: what is handed over to people. */
export const isDocument = (path: string): boolean => /\.(html|xlsx)$/iu.test(path);

const isOverlay = (path: string): boolean => /\.ya?ml$/iu.test(path);

function headOf(path: string): string {
  const handle = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.toString("utf8", 0, readSync(handle, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}
