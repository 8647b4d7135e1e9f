import { formatOptions, QUIET } from "../options/display.js";
import type { Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const VALIDATE_FORMATS = ["table", "md", "json"] as const;

export const VALIDATE_OPTIONS = { ...SCENARIO_OPTIONS, ...formatOptions(VALIDATE_FORMATS), quiet: QUIET } as const;

export type ValidateGiven = Given<typeof VALIDATE_OPTIONS> & { readonly scenario: readonly string[] };
