import type { MovedAnswer } from "../analysis/what-if/answer.js";
import { answerTexts, type RowTexts } from "../report/page/live/answer-texts.js";
import { isolated } from "../report/text/isolated.js";
import type { Shown } from "../report/page/live/shown.js";
import { standingsOf } from "../report/page/live/standing.js";
import { byPlace, elementOf } from "./place.js";

/**
 * Shows where things stand. The table's `data-answer` holds the model's own figures as JSON, for who wants all digits.
 * @param isLasting whether no better answer is on its way: only then the sentence is said anew, to those who listen
 */
export function showAnswer(shown: Shown, answer: MovedAnswer | undefined, isLasting: boolean): void {
  const { headline, basis, rows, ahead } = answerTexts(shown, answer);
  if (isLasting) setText(elementOf("what-if-headline", HTMLElement), headline);
  setText(elementOf("what-if-basis", HTMLElement), basis);
  const table = elementOf("what-if-table", HTMLTableElement);
  table.dataset["answer"] = JSON.stringify(answer ?? {});
  if (isLasting) showBusy(false);
  const means = standingsOf(shown, answer).map(({ mean }) => mean);
  const longest = Math.max(...means.map(Math.abs), ...shown.structures.map(({ mean }) => Math.abs(mean)));
  for (const [place, row] of byPlace(table, "structure")) {
    showRow(row, rows[place]);
    row.classList.toggle("ahead", ahead.includes(place));
    const bar = row.querySelector<HTMLElement>(".what-if-bar span");
    if (bar) bar.style.width = `${String(Math.max(0, (100 * means[place]) / longest))}%`;
  }
}

/** Whether the figures in the table are about to be replaced. */
export function showBusy(isBusy: boolean): void {
  elementOf("what-if-table", HTMLTableElement).setAttribute("aria-busy", String(isBusy));
}

function showRow(row: HTMLElement, texts: RowTexts): void {
  for (const cell of row.querySelectorAll<HTMLElement>("[data-cell]")) {
    const name = cell.dataset["cell"] as keyof RowTexts;
    setText(cell, texts[name]);
    if (name === "change") cell.classList.toggle("moved", /[1-9]/u.test(texts.change));
  }
}

/** Nothing is touched that is so already: a reader of the screen hears what changes. */
function setText(element: HTMLElement, text: string): void {
  const shown = isolated(text);
  if (element.textContent !== shown) element.textContent = shown;
}
