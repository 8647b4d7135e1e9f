import { renderGithub } from "../github.js";
import { renderJson } from "../json.js";
import { renderJunit } from "../junit.js";
import { renderMarkdown } from "../markdown.js";
import type { RESULT_SCHEMA_VERSION, Manifest } from "../result.js";
import { renderTable, type TableOptions } from "../table/render.js";
import { renderTap } from "../tap.js";
import type { CheckPolicy, CheckRecord } from "./record.js";
import { checkViews } from "./view.js";

export const CHECK_FORMATS = ["table", "md", "json", "junit", "tap", "github"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** The result file of checks: one comparison of structures per scenario belongs to `run`, so there are none. */
export interface CheckFile {
  readonly schemaVersion: typeof RESULT_SCHEMA_VERSION;
  readonly manifest: Manifest;
  readonly scenarios: readonly never[];
  readonly checks: readonly CheckRecord[];
  /** Interrupted: what was not decided by then is undecided. */
  readonly partial: boolean;
}

/** Checks in any format. */
export function renderChecks(file: CheckFile, format: CheckFormat, policy: CheckPolicy, options: TableOptions): string {
  switch (format) {
    case "json":
      return renderJson(file);
    case "junit":
      return renderJunit(file.checks, policy);
    case "tap":
      return renderTap(file.checks, policy);
    case "github":
      return renderGithub(file.checks, policy);
    case "md":
      return checkViews(file.checks, file.partial).map(renderMarkdown).join("\n");
    case "table":
      return checkViews(file.checks, file.partial)
        .map((view) => renderTable(view, options))
        .join("\n");
  }
}
