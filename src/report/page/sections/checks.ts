import { markup, type Markup } from "../../markup.js";
import type { ChecksPart } from "../content.js";
import { tableMarkup } from "../table.js";

/** Claims and what came of them. */
export const checksMarkup = ({ summary, tables }: ChecksPart): Markup =>
  markup`<div class="answer"><p class="headline">${summary}</p></div>${tables.map((one) => tableMarkup(one))}`;
