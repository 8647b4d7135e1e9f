import type { CheckRecord } from "../cases/record-schema.js";
import type { CheckPolicy } from "../cases/record.js";
import type { PageContent } from "../page/content.js";
import type { FailedRecord } from "../result/result-file.js";
import type { View } from "../view.js";
import type { TidyRow } from "./tidy.js";

/** What a format may need of a result; each part is made when a format asks for it. */
export interface Telling {
  /** The result file. */
  readonly result: object;
  /** `everything`: as with --full, which whoever writes tables to be looked things up in need not ask for. */
  readonly views: (everything?: boolean) => readonly View[];
  /** The same rows however often they are asked for; made one by one where there may be many. */
  readonly rows: () => Iterable<TidyRow>;
  readonly cases: () => Cases;
  /** A scenario file or overlay. */
  readonly yaml: () => string;
  /** The page to keep. */
  readonly page: () => Promise<PageContent>;
  /** Files without an answer. */
  readonly failed: readonly FailedRecord[];
  /** Interrupted before all was done. */
  readonly partial: boolean;
}

export interface Cases {
  readonly records: readonly CheckRecord[];
  readonly policy: CheckPolicy;
  /** The call is about several files: lines then say which. */
  readonly several: boolean;
  /** Interrupted before all was done. */
  readonly partial: boolean;
}
