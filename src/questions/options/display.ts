import { fileFormats, isTextFormat, type FormatId } from "../../report/formats/format-id.js";
import { flag, text, texts } from "./option.js";

/** Said of any answer; documents say it anyway, so it never does harm. */
const NOTES = flag("display", "--notes", "also what the figures mean, the seed and the version");

/** `-o`, `--format` and `--notes` for a question that can be told in these formats. */
export function formatOptions(formats: readonly FormatId[]) {
  const extensions = Object.keys(fileFormats(formats));
  const listed = `${extensions.slice(0, -1).join(", ")} or ${extensions[extensions.length - 1]}`;
  return {
    output: texts("display", "-o, --output <file>", `also write the result to a ${listed} file (repeatable)`),
    format: text("display", "--format <format>", "format on stdout", {
      choices: formats.filter(isTextFormat),
      default: "table",
    }),
    notes: NOTES,
  } as const;
}

export const QUIET = flag("display", "--quiet", "no progress and no warnings");
export const JOBS = text("display", "-j, --jobs <number>", "worker threads (default: one per core)");

/** The answer does not depend on it: what it has is what would be simulated. */
export const STORE = text(
  "display",
  "--store <folder>",
  "keep what is simulated there, and simulate nothing that it has: goes on after a kill",
);

/** Nor on who simulates. Never in a manifest: it may hold a password. */
export const REDIS = text(
  "display",
  "--redis <url>",
  "have workers of a Redis queue simulate, see help cluster: redis:// or, for TLS, rediss://",
);
export const MAX_WORK = text(
  "display",
  "--max-work <number>",
  "structure-months there may be to simulate (default: 2e9)",
);
