import { markup, type Markup } from "../../markup.js";
import type { ReadingPart } from "../content.js";

/** How to read the page, and the caveat. */
export const readingMarkup = ({ sentences, caveat }: ReadingPart): Markup =>
  markup`<p class="caveat"><strong>What this is, and what it is not.</strong> ${caveat}</p><ul class="reading">${sentences.map((one) => markup`<li>${one}`)}</ul>`;
