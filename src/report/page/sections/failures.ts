import { markup, type Markup } from "../../markup.js";
import type { FailurePart } from "../content.js";

/** Files without an answer, and why. */
export const failuresMarkup = (failures: readonly FailurePart[]): Markup =>
  markup`${failures.map(({ file, messages }) => markup`<h3>${file}</h3><ul>${messages.map((one) => markup`<li>${one}`)}</ul>`)}`;
