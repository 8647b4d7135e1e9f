import { readAmount } from "../../scenario/columns/read-amounts.js";
import { plainHeading } from "./aliases.js";
import { readDate } from "./dates.js";
import { endingOfWord, truthOf } from "./endings.js";
import { FIELDS, type Field } from "./fields.js";
import { readMapping, type Mapping } from "./map-option.js";
import { OWNER_HEADING } from "./names.js";
import { areValues } from "./shown-cell.js";
import type { Dialect } from "./stream-rows.js";

/** Parts of headings that a field is likely to have, in the languages the systems are used in most. */
const LIKELY: Partial<Readonly<Record<Field, RegExp>>> = {
  created: /creat|open|erstell|angelegt|anlage|erfasst|added|créé|cread|start|begin|eröffn/iu,
  closed: /clos|abschlu|abgeschlossen|schluss|entschied|ended?\b|ende$|beendet|clôtur|cierre|chiusura/iu,
  stage: /stage|phase|stufe|status|zustand|stand$|étape|etapa|state|ergebnis|result|outcome/iu,
  amount: /amount|value|wert|betrag|umsatz|volumen|summe|preis|revenue|price|montant|importe|valor/iu,
  owner: OWNER_HEADING,
  source: /source|channel|quelle|herkunft|kanal|origen|origine/iu,
  start: /start|since|begin|from|seit|hire|join|eintritt/iu,
  end: /\bend|ende\b|churn|cancel|until|left|leav|terminat|kündig|austritt|bis/iu,
  is_won: /won|gewonnen|gagn|ganad/iu,
};
const NO_MAPPING = readMapping([]);
const DATE = /date|datum|time|zeit|(?:^| )(?:on|at|am)$/iu;

/**
 * The heading likeliest to be that of a field, of those that are not taken: by its words where the cells below do not contradict it, else by
 * the cells, where they tell. Undefined where nothing does.
 */
export function likelyHeading(
  field: Field,
  dialect: Dialect,
  taken: ReadonlySet<number>,
  mapping: Mapping = NO_MAPPING,
): string | undefined {
  const { headings } = dialect;
  if (areValues(headings)) return undefined;
  const places = [...headings.keys()].filter((place) => !taken.has(place));
  const fits = (place: number): boolean | undefined => cellsFit(field, cellsOf(dialect, place), mapping);
  const named = places.filter((place) => LIKELY[field]?.test(plainHeading(headings[place])) && fits(place) !== false);
  const dated =
    FIELDS[field] === "date" ? places.filter((place) => DATE.test(headings[place]) && fits(place) !== false) : [];
  const shown = field === "amount" ? [] : places.filter((place) => fits(place) === true);
  const place = [...named, ...dated, ...shown].at(0);
  return place === undefined ? undefined : headings[place];
}

const cellsOf = ({ sample }: Dialect, place: number): string[] =>
  sample.map((cells) => (cells[place] ?? "").trim()).filter((cell) => cell !== "");

function isAmount(cell: string): boolean {
  const reading = readAmount(cell);
  return reading === undefined || !Number.isNaN(reading.point) || !Number.isNaN(reading.comma);
}

/** Whether cells are those of a field; undefined where they do not tell. */
function cellsFit(field: Field, cells: readonly string[], mapping: Mapping): boolean | undefined {
  if (cells.length === 0) return undefined;
  if (FIELDS[field] === "date") return cells.every((cell) => !/^\d+$/u.test(cell) && readDate(cell) !== undefined);
  if (field === "amount") return cells.every(isAmount);
  if (field === "stage" || field === "status")
    return cells.some((cell) => endingOfWord(cell, mapping) !== undefined) || undefined;
  if (field === "is_won") return cells.every((cell) => truthOf(cell) !== undefined);
  return undefined;
}
