import { PLACED_TEAMS, TEAMS, type Relation, type TeamPlace } from "../../../organisation/structure.js";
import { isOtherExecutive } from "../../../assumptions/relation-labels.js";
import { assumptionLabel } from "../../../report/assumption-label.js";
import { count } from "../../../report/format/number.js";
import { DASH, type ViewCell, type ViewColumn } from "../../../report/view.js";
import type { ScenarioResult, StructureMakeup, StructureResult } from "../record.js";

/** A column of a table with a row per structure. */
export interface StructureColumn {
  readonly column: ViewColumn;
  readonly cell: (structure: StructureResult) => ViewCell;
}

/** What structures differ in where they end up, beside their names: a column for each thing in which they do. */
export function differingColumns({ structures }: Pick<ScenarioResult, "structures">): StructureColumn[] {
  const all = [
    linesColumn,
    mandateColumn,
    ...placeColumns,
    postsColumn(structures),
    managersColumn(structures),
    setsColumn,
  ];
  return all.filter(({ cell }) => new Set(structures.map((structure) => cell(structure).text)).size > 1);
}

const textColumn = (header: string, priority: number, wrapsTo: number): ViewColumn => ({
  header,
  align: "left",
  priority,
  wrapsTo,
});

const givingWay = (header: string, priority: number, wrapsTo: number): ViewColumn => ({
  ...textColumn(header, priority, wrapsTo),
  givesWay: true,
});

/** Whom the deciding manager is, in a word or two. */
const DECIDES: Readonly<Record<Relation, string>> = {
  marketing_under_sales: "sales",
  sales_under_marketing: "marketing",
  shared_head: "shared head",
  shared_bilingual_leader: "leader of both",
  shared_executive: "CEO/COO",
};

const decider = ({ makeup: { relation }, background }: StructureResult): string =>
  isOtherExecutive(relation, background) ? "executive" : DECIDES[relation];

const linesColumn: StructureColumn = {
  column: givingWay("reports\nto", 6, 9),
  cell: (structure) => ({ text: structure.makeup.effectsOn ? decider(structure) : "(no effects)" }),
};

/** In the words of scenario files. */
const mandateColumn: StructureColumn = {
  column: textColumn("\nmandate", 4.5, 7),
  cell: ({ makeup }) => ({ text: makeup.mandate }),
};

/** What all structures have alike has no column, and what is asked of marketing decides as much as any line: it stands above the table. */
export function commonMandate({ structures }: Pick<ScenarioResult, "structures">): string[] {
  const acting = structures.filter(({ makeup }) => makeup.effectsOn);
  const [mandate, ...others] = new Set(acting.map(({ makeup }) => makeup.mandate));
  return acting.length < 2 || others.length > 0 ? [] : [`mandate ${mandate}`];
}

/** Whether it is one of them. */
export const hasMandates = ({ structures }: Pick<ScenarioResult, "structures">): boolean =>
  new Set(structures.map((structure) => mandateColumn.cell(structure).text)).size > 1;

const UNDER: Readonly<Record<TeamPlace, string>> = {
  under_sales: "sales",
  under_marketing: "marketing",
  apart: "neither",
};

const placeColumns: readonly StructureColumn[] = PLACED_TEAMS.map((team) => ({
  column: givingWay(`${team === "sdr" ? "SDRs" : team}\nunder`, 8, 9),
  cell: ({ makeup: { places, posts } }) => {
    const place = places[team];
    return { text: place === undefined || posts[team] === 0 ? DASH : UNDER[place] };
  },
}));

/** Of the teams that differ: `marketing 6, sales 12`. */
function postsColumn(structures: readonly StructureResult[]): StructureColumn {
  const differ = TEAMS.filter((team) => new Set(structures.map(({ makeup }) => makeup.posts[team])).size > 1);
  return {
    column: textColumn("\nposts", 5, 12),
    cell: ({ makeup: { posts } }) => ({
      text: differ.map((team) => `${team === "sdr" ? "SDR" : team} ${count(posts[team])}`).join(", "),
    }),
  };
}

/** Those that not all structures have, where it is not the manager over both teams alone who tells them apart. */
function managersColumn(structures: readonly StructureResult[]): StructureColumn {
  const [first = [], ...others] = structures.map(({ makeup }) => managerTexts(makeup));
  const shared = first.filter((text) => others.every((texts) => texts.includes(text)));
  const ownOf = ({ makeup }: StructureResult): string =>
    managerTexts(makeup)
      .filter((text) => !shared.includes(text))
      .join(", ");
  const ofRelation = new Map(structures.map((one) => [one.makeup.relation, ownOf(one)]));
  const isTold = structures.every((one) => ofRelation.get(one.makeup.relation) === ownOf(one));
  return {
    column: givingWay("own\nmanagers", 12, 12),
    cell: (structure) => ({ text: isTold ? "" : ownOf(structure) || "none" }),
  };
}

const managerTexts = ({ managers }: StructureMakeup): string[] =>
  managers.map(({ name, title = name, background }) => (background === "general" ? title : `${title} (${background})`));

/** Values that a cell has room for. */
const MOST_SET = 2;

const setsColumn: StructureColumn = {
  column: givingWay("\nsets", 13, 18),
  cell: ({ makeup: { overrides } }) => {
    const shown = overrides
      .slice(0, MOST_SET)
      .map(({ assumption, value }) => `${assumptionLabel(assumption)} ${value}`);
    const left = overrides.length - shown.length;
    return { text: [...shown, ...(left > 0 ? [`${count(left)} more`] : [])].join(", ") || "nothing" };
  },
};
