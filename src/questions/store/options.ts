import { formatOptions, QUIET } from "../options/display.js";
import { flag, text, type Given } from "../options/option.js";

/** Formats that an answer can be told in. */
export const STORE_FORMATS = ["table", "md", "json"] as const;

export const STORE_OPTIONS = {
  olderThan: text("setting", "--older-than <days>", "prune: what nobody has added to for so many days"),
  keepVersion: text("setting", "--keep-version <version>", "prune: what other versions of orgfunnel have kept"),
  dryRun: flag("setting", "--dry-run", "prune: say what would be removed, and remove nothing"),
  ...formatOptions(STORE_FORMATS),
  quiet: QUIET,
} as const;

export type StoreGiven = Given<typeof STORE_OPTIONS> & { readonly action: string; readonly folder: string };
