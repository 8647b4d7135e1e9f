import { count } from "../../report/format/number.js";
import { ownAssumptionsNote, type AssumptionOrigins } from "../../report/own-assumptions.js";
import type { View } from "../../report/view.js";
import type { Validation } from "./record.js";

/** One row per file; the problems themselves stand elsewhere. */
export function validationView(files: readonly Validation[]): View {
  const only = files.length === 1 ? files[0] : undefined;
  const invalid = files.filter(({ valid }) => !valid).length;
  return {
    title: invalid === 0 ? `${files.length} of ${files.length} valid` : `${invalid} of ${files.length} invalid`,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "file", align: "left", priority: 1, wrapsTo: 24 },
          { header: "result", align: "left", priority: 1 },
          { header: "errors", align: "right", priority: 1 },
          { header: "warnings", align: "right", priority: 1 },
          { header: "structures", align: "right", priority: 3 },
          { header: "assumptions\nyours", align: "right", priority: 2 },
          { header: "name", align: "left", priority: 2, wrapsTo: 16 },
        ],
        rows: files.map(({ file, valid, errors, warnings, structures, origins, name = "" }) => [
          { text: file },
          valid ? { text: "ok", tone: "good" } : { text: "invalid", tone: "bad" },
          { text: String(errors.length), value: errors.length },
          { text: String(warnings.length), value: warnings.length },
          structures === undefined ? { text: "" } : { text: String(structures), value: structures },
          origins === undefined ? { text: "" } : { text: shareText(origins), value: origins.own },
          { text: name },
        ]),
      },
    ],
    notes: only?.origins === undefined ? [] : [ownAssumptionsNote(only.origins, only.structures ?? 0)],
    captions: [],
    warnings: [],
  };
}

const shareText = ({ own, book }: AssumptionOrigins): string => `${count(own)} of ${count(own + book)}`;
