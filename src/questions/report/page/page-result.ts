import type { Manifest } from "../../../report/result/manifest.js";
import type { FailedRecord } from "../../../report/result/result-file.js";
import type { KnownScenario } from "./page-scenario.js";

/** The result file that a page is made from, of whatever question. */
export interface PageResult {
  readonly schemaVersion: string;
  readonly question: string;
  readonly manifest: Manifest;
  readonly failed: readonly FailedRecord[];
  readonly scenarios: readonly KnownScenario[];
}
