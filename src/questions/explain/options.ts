import { formatOptions, QUIET } from "../options/display.js";
import { flag, text, under, type Given } from "../options/option.js";
import { SCENARIO_OPTIONS } from "../options/scenario.js";

/** Formats that an answer can be told in. */
export const EXPLAIN_FORMATS = ["table", "md", "json", "xlsx"] as const;

/** What `--list` lists. */
export const LIST_KINDS = [
  "ids",
  "groups",
  "outcomes",
  "effects",
  "distributions",
  "teams",
  "roles",
  "backgrounds",
  "mandates",
  "relations",
  "grades",
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

const ALONE = { without: "list", reason: "a list is of names alone" } as const;

export const EXPLAIN_OPTIONS = {
  group: text("setting", "--group <group>", "assumptions of one group, such as funnel or effect.mandate", {
    appliesTo: [ALONE, { without: "subject", reason: "one thing is explained at a time" }],
  }),
  all: flag("display", "--all", "every structure in full, and every assumption", {
    appliesTo: [
      ALONE,
      { without: "subject", reason: "one thing is explained at a time" },
      { without: "group", reason: "all is more than a group" },
    ],
  }),
  list: text("setting", "--list <what>", "names alone, one a line, for scripts", {
    choices: LIST_KINDS,
    appliesTo: [
      { without: "scenario", reason: "the names are the same for every scenario" },
      { without: "subject", reason: "a list is of names alone" },
    ],
  }),
  ...under(SCENARIO_OPTIONS, { with: "scenario" }),
  ...formatOptions(EXPLAIN_FORMATS),
  quiet: QUIET,
} as const;

export type ExplainGiven = Given<typeof EXPLAIN_OPTIONS> & { readonly scenario?: string; readonly subject?: string };
