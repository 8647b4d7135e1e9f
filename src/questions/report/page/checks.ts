import type { CheckRecord } from "../../../report/cases/record-schema.js";
import type { ChecksPart } from "../../../report/page/content.js";
import { checkSummary } from "../../check/summary.js";
import { checkTables } from "../../check/view.js";

/** Claims and what came of them, a table a scenario. */
export const checksPart = (records: readonly CheckRecord[]): ChecksPart => ({
  summary: `${checkSummary(records)}.`,
  tables: checkTables(records),
});
