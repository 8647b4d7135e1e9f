import { differenceScale } from "../../report/format/quantity.js";
import { isUntold } from "../../report/format/told.js";
import { signedQuantityCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import type { Scale } from "../../report/format/quantity.js";
import type { ChoicesRecord } from "../../report/result/choice.js";
import { nameOf } from "../../report/structure-name.js";
import { choiceTurn } from "../../report/verdict/choice-turn.js";
import { choiceWords } from "./choice-words.js";
import { byWeight, gainOf, sameAsBest } from "./first-screen.js";
import type { SamplesResult } from "./record.js";
import type { ViewCell, ViewTable } from "../../report/view.js";
import { figureColumn, NAME_COLUMN } from "../run/comparison/objective-table.js";

type Effect = ChoicesRecord["effects"][number];
type Equal = ChoicesRecord["equal"][number];

/** Rows where not everything is asked for. */
const MOST_EFFECTS = 10;

/** Choices that are asked of all structures alike; posts and costs for all alike hardly tell structures apart. */
export const EQUAL_CHOICES = ["mandate", "role", "background"];

/** What is decided, not assumed: one structure decided otherwise, then all of them alike. */
export function choiceTables(choices: ChoicesRecord, result: SamplesResult, scale: Scale, full: boolean): ViewTable[] {
  const { effects, equal } = choices;
  const ordered = byWeight(effects);
  const shown = full ? ordered : ordered.slice(0, MOST_EFFECTS);
  const alike = full ? equal : equal.filter(({ choice }) => EQUAL_CHOICES.includes(choice));
  return [
    ...(shown.length === 0 ? [] : [effectsTable(shown, result, scale)]),
    ...(alike.length === 0 ? [] : [equalTable(alike, result, scale)]),
  ];
}

function effectsTable(effects: readonly Effect[], result: SamplesResult, scale: Scale): ViewTable {
  return {
    kind: "table",
    heading: "Choices: what one decided otherwise would do",
    columns: [
      NAME_COLUMN,
      { header: "decided otherwise", align: "left", priority: 1, wrapsTo: 16 },
      figureColumn("it gains", 1),
      { header: "then best", align: "left", priority: 1, wrapsTo: 16 },
      figureColumn("by", 2),
    ],
    rows: effects.map((effect) => [
      { text: nameOf(result, effect.structure) },
      { text: choiceWords(effect) + (effect.sameAs === undefined ? "" : `: as ${nameOf(result, effect.sameAs)}`) },
      gainCell(gainOf(effect, result), scale),
      winnerCell(effect, result),
      leadCell(effect, scale),
    ]),
  };
}

function equalTable(equal: readonly Equal[], result: SamplesResult, scale: Scale): ViewTable {
  return {
    kind: "table",
    heading: "The same choice for all structures",
    columns: [
      { header: "for all", align: "left", priority: 1, wrapsTo: 16 },
      { header: "then best", align: "left", priority: 1, wrapsTo: 16 },
      figureColumn("by", 1),
    ],
    rows: equal.map((row) => [{ text: choiceWords(row) }, winnerCell(row, result), leadCell(row, scale)]),
  };
}

const gainCell = ({ mean, standardError }: Effect["change"], scale: Scale): ViewCell => ({
  ...signedQuantityCell(mean, standardError, differenceScale(scale)),
  ...(isUntold({ mean, standardError }) && { mark: "~" }),
});

/** As the verdict has it: who is first is named where the trials tell it. */
function winnerCell(effect: Pick<Effect, "winner" | "flips" | "lead">, result: SamplesResult): ViewCell {
  const name = nameOf(result, effect.winner);
  if (sameAsBest(result).includes(effect.winner)) return { text: "stays", tone: "muted" };
  switch (choiceTurn(effect)) {
    case "turns":
      return { text: name, tone: "strong" };
    case "may-turn":
      return { text: `perhaps ${name}` };
    case "level":
      return { text: `${name}, level`, tone: "muted" };
    case "stays":
      return { text: "stays", tone: "muted" };
  }
}

const leadCell = ({ lead }: Pick<Effect, "lead">, scale: Scale): ViewCell =>
  lead === undefined ? { text: "" } : gainCell(lead, scale);

export function choiceCaptions({ trials, effects }: ChoicesRecord, full: boolean): string[] {
  if (effects.length === 0) return [];
  const left = full ? 0 : Math.max(0, effects.length - MOST_EFFECTS);
  return [
    `Choices are decided, not assumed: each row decides one thing of one structure otherwise, all else as it is, on ${count(trials)} of the same trials; ` +
      `what makes another structure best comes first${left === 0 ? "" : `, and --full shows ${count(left)} more`}.`,
  ];
}
