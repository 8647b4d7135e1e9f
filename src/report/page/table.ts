import { joined, markup, raw, type Markup } from "../markup.js";
import { breakable } from "./breakable.js";
import type { ViewCell, ViewColumn, ViewTable } from "../view.js";

/** A table of a view: figures stand right, the first column names the row. Wide ones are moved sideways, by keyboard too. */
export function tableMarkup({ heading, columns, rows }: ViewTable, name = heading ?? "Table"): Markup {
  const head = columns.map((column) => markup`<th scope="col"${side(column)}>${headerText(column)}`);
  const body = rows.map((row) => markup`<tr>${row.map((cell, place) => cellMarkup(cell, columns[place], place))}`);
  // Beside the table: a caption is as wide as what is moved sideways.
  const caption = heading === undefined ? raw("") : markup`<p class=caption>${breakable(heading)}</p>`;
  return markup`${caption}<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${head}<tbody>${joined(body)}</table></div>`;
}

/** Folded away below its name. */
export const foldedTables = (name: string, tables: readonly ViewTable[]): Markup =>
  tables.length === 0
    ? raw("")
    : markup`<details><summary>${name}</summary>${tables.map((one) => tableMarkup(one, one.heading ?? name))}</details>`;

const headerText = ({ header, longHeader = header }: ViewColumn): string =>
  longHeader.replace(/^\n/u, "").replaceAll("-\n", "").replaceAll("\n", " ");

/** Most columns are figures: what stands left says so. */
const side = ({ align }: ViewColumn): Markup => raw(align === "left" ? " class=l" : "");

function cellMarkup({ text, tone, mark }: ViewCell, column: ViewColumn, place: number): Markup {
  const classes = [...(column.align === "left" && place > 0 ? ["l"] : []), ...(tone === undefined ? [] : [tone])];
  const attribute = raw(
    classes.length > 1 ? ` class="${classes.join(" ")}"` : classes.map((one) => ` class=${one}`).join(""),
  );
  const isName = place === 0 || column.align === "left";
  const words = isName ? breakable(text) : markup`${text}`;
  const shown = mark === undefined ? words : markup`${words} ${mark}`;
  return place === 0 ? markup`<th${attribute}>${shown}` : markup`<td${attribute}>${shown}`;
}
