import { ASSUMPTION_GROUPS, isInGroup } from "../../assumptions/groups.js";
import { count } from "../../report/format/number.js";
import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { MANDATE_CAPTION, MANDATE_NOTE } from "../../report/mandate-words.js";
import { ownAssumptionsNote, ownAssumptionsText } from "../../report/own-assumptions.js";
import type { View } from "../../report/view.js";
import { nameOf } from "../../report/structure-name.js";
import { weakened } from "../../report/warnings.js";
import { apartWarnings, groupTables, ownBlocks, sourcesTables } from "./assumption-tables.js";
import { assumptionCard } from "./card.js";
import { managerCosts, overview, strengthText, usualHeader, type ExplainedScenario } from "./overview.js";
import type { AssumptionRow, ExplainRest } from "./record.js";
import { structureBlocks } from "./structure-view.js";

/** What the tool understood of a scenario, in short: structures side by side, and the scenario's own assumptions. */
export function scenarioView(explained: ExplainedScenario): View {
  const own = explained.assumptions.filter((row) => row.own);
  return {
    title: titleOf(explained),
    header: usualHeader(explained),
    blocks: [...overview(explained), ...ownBlocks(own, explained.currency, managerCosts(explained))],
    details: sourcesTables(own),
    notes: [CALIBRATED, ownAssumptionsNote(explained.origins, explained.structures.length), MANDATE_NOTE, MORE],
    captions: [
      ...(explained.today === undefined ? [] : [CHANGES]),
      MANDATE_CAPTION,
      measuredUnder(explained),
      FOCUS,
      CALIBRATION,
    ],
    warnings: [...weakened(explained), ...apartWarnings(own)],
  };
}

/** The same with every structure in full and every assumption. */
export const wholeView = (explained: ExplainedScenario): View => ({
  title: titleOf(explained),
  blocks: [
    ...explained.structures.flatMap((structure) => structureBlocks(structure, explained)),
    ...groupTables(explained.assumptions, explained.currency),
  ],
  notes: [CALIBRATED, `${ownAssumptionsText(explained.origins)} Those that the scenario sets are marked *.`],
  captions: [...captionsOfStructures(explained), INTERVALS, CALIBRATION],
  warnings: weakened(explained),
});

/** One structure in full. */
export const structureView = (explained: ExplainedScenario): View => ({
  title: titleOf(explained),
  blocks: explained.structures.flatMap((structure) => structureBlocks(structure, explained)),
  notes: [CALIBRATED],
  captions: [...captionsOfStructures(explained), CALIBRATION],
  warnings: weakened(explained),
});

const titleOf = ({ name }: ExplainedScenario): string => `${name}: what was understood`;

const captionsOfStructures = (explained: ExplainedScenario): string[] => [
  measuredUnder(explained),
  "The relation between the teams is derived from the org chart; relation, the deciding manager's background and mandate bring the effects.",
  `Effects of one row multiply.${strengthText(explained.effects)} “1.4 times the odds” (an odds ratio) is not 1.4 times the rate: of 50 % the odds are 1 to 1, and 1.4 to 1 is 58 %. The columns show what becomes of the rate.`,
];

/** Assumptions of a scenario, or of the book: one in full, or a group. */
export function assumptionsView(rows: readonly AssumptionRow[], currency?: string): View {
  if (rows.length === 1) return assumptionCard(rows[0], currency);
  return {
    title: `${count(rows.length)} assumptions`,
    blocks: groupTables(rows, currency),
    notes: [
      ...(rows.some(({ own }) => own) ? ["Those that the scenario sets are marked *."] : []),
      "`explain <id>` tells where a value comes from.",
    ],
    captions: [INTERVALS, CALIBRATION],
    warnings: [],
  };
}

/** The book of assumptions in groups. */
export function bookView(book: readonly AssumptionRow[]): View {
  return {
    title: `The book: ${count(book.length)} default assumptions`,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "group", align: "left", priority: 1 },
          { header: "assumptions", align: "right", priority: 1 },
          { header: "about", align: "left", priority: 1, wrapsTo: 30 },
        ],
        rows: ASSUMPTION_GROUPS.map(({ id: group, about }) => [
          { text: group },
          { text: count(book.filter(({ id }) => isInGroup(id, group)).length) },
          { text: about },
        ]),
      },
    ],
    notes: [
      CALIBRATED,
      "`explain funnel` tells a group, `explain funnel.acceptance` one assumption, `explain --all` the whole book.",
    ],
    captions: ["A scenario may set any of them under its id.", CALIBRATION],
    warnings: [],
  };
}

/** The whole book, group by group. */
export const wholeBookView = (book: readonly AssumptionRow[]): View => ({
  ...bookView(book),
  blocks: groupTables(book),
  notes: [CALIBRATED],
  captions: ["A scenario may set any of them under its id.", INTERVALS, CALIBRATION],
});

/** Names alone, one a line. */
export const listView = ({ names }: NonNullable<ExplainRest["list"]>): View => ({
  title: "",
  blocks: [{ kind: "lines", lines: names }],
  captions: [],
  warnings: [],
});

const INTERVALS =
  "“a to b” is a 90 % interval (5th to 95th percentile); “median */ factor” stands for median / factor to median x factor; a single number is certain.";

const CHANGES = "Who reports to whom: of a structure that replaces today's, the lines that it changes.";

const FOCUS =
  "What comes of the effects is told at the medians of all assumptions. Of marketing's effort, which its focus divides up, only the share that moves most is shown; one structure in full has all of them. Your own assumptions without a grade are of grade “assumption”.";

const MORE = "Add a structure, a group such as funnel, or --all for more.";

const measuredUnder = (explained: ExplainedScenario): string =>
  explained.today === undefined
    ? "The scenario names no structure of today: its numbers are taken for those of a company without any structure effect (`today:` changes that)."
    : `The scenario's numbers were measured under ${nameOf(explained, explained.today)}: it reproduces them, and the effects of every other structure count relative to it.`;
