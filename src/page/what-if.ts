/**
 * The program of a page: what is moved goes to the model in a worker, and its answers into the page. Without a framework; what stands in
 * the page already is made in report/page/live.
 */
import { expanded } from "../report/page/live/compact.js";
import type { Control, Positions } from "../report/page/live/controls.js";
import type { LiveData } from "../report/page/live/data.js";
import { overlayText } from "../report/page/live/overlay.js";
import { linkText, movesOf, positionOf, positionsOf } from "../report/page/live/positions.js";
import { stepValue } from "../report/page/live/steps.js";
import { createModel, TRIALS_DRAGGING, TRIALS_RELEASED, type Model } from "./model.js";
import { canUnpack, startWorker } from "./packed.js";
import { elementOf } from "./place.js";
import { showAnswer, showBusy } from "./show-answer.js";
import { showControls, writtenAt } from "./show-controls.js";

/** After so long without a move a hand has come to rest, whatever the browser says of it, ms. */
const REST = 400;

/** The link is written no more often, ms: browsers forbid too many a second. */
const LINK_AFTER = 150;

function program({ movable, controls, shown }: LiveData, worker: Worker): void {
  const form = elementOf("what-if-form", HTMLFormElement);
  let positions: Positions = positionsOf(controls, location.hash);
  let [rest, link] = [0, 0];

  const model: Model = createModel(worker, expanded(movable), {
    onBegun: (start) => {
      form.dataset["start"] = JSON.stringify(start);
    },
    onAnswer: (answer) => {
      if (positions.size > 0) showAnswer(shown, answer, answer.trials === TRIALS_RELEASED);
    },
    onFailed: (reason) => {
      elementOf("what-if-basis", HTMLElement).textContent = `The model stopped: ${reason}`;
    },
  });

  const ask = (trials: number): void => {
    clearTimeout(rest);
    showControls(form, controls, positions, shown.currency);
    for (const button of form.querySelectorAll<HTMLButtonElement>("[data-do=export]"))
      button.disabled = positions.size === 0;
    if (positions.size === 0) {
      model.forget();
      showAnswer(shown, undefined, true);
      return;
    }
    showBusy(true);
    model.ask(movesOf(controls, positions), trials);
    if (trials === TRIALS_DRAGGING) rest = setTimeout(ask, REST, TRIALS_RELEASED);
  };

  const moveTo = (next: Positions, trials: number): void => {
    positions = next;
    ask(trials);
    clearTimeout(link);
    link = setTimeout(() => {
      writeLink(linkText(controls, positions));
    }, LINK_AFTER);
  };

  const onMove = (event: Event, trials: number): void => {
    const element = event.target as HTMLElement;
    const control = controls.at(Number(element.dataset["control"] ?? NaN));
    if (element.dataset["control"] === undefined || control === undefined) return;
    moveTo(withMove(positions, control, element), trials);
  };
  form.addEventListener("input", (event) => {
    onMove(event, TRIALS_DRAGGING);
  });
  form.addEventListener("change", (event) => {
    onMove(event, TRIALS_RELEASED);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
  form.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest("button");
    if (button === null) return;
    if (button.dataset["do"] === "reset") moveTo(new Map(), TRIALS_RELEASED);
    if (button.dataset["do"] === "export")
      download("what-if.yaml", overlayText(controls, positions, { ...shown.subject, trials: TRIALS_RELEASED }));
    const { release } = button.dataset;
    if (release === undefined) return;
    const { key } = controls[Number(release)];
    form.querySelector<HTMLElement>(`[data-control="${release}"]`)?.focus();
    moveTo(new Map([...positions].filter(([own]) => own !== key)), TRIALS_RELEASED);
  });
  // Links within the page move nothing.
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) moveTo(positionsOf(controls, location.hash), TRIALS_RELEASED);
  });

  form.hidden = false;
  elementOf("what-if-lead", HTMLElement).hidden = false;
  elementOf("what-if-elsewhere", HTMLElement).hidden = true;
  showAnswer(shown, undefined, true);
  ask(TRIALS_RELEASED);
}

/** A slider that was touched fixes its assumption, also at the median; a decision that is as it was is no move. */
function withMove(positions: Positions, control: Control, element: HTMLElement): Positions {
  const steps = "steps" in control ? control.steps : { mantissa: 1, exponent: 0 };
  const written = writtenAt(control, element, (step) => stepValue(steps, step));
  const position = positionOf(control, written);
  const others = [...positions].filter(([key]) => key !== control.key);
  return new Map(position === undefined ? others : [...others, [control.key, position]]);
}

/** The address holds what was moved, and history does not. */
function writeLink(text: string): void {
  const link = text === "" ? "#what-if" : `#${text}`;
  if (text === "" && !location.hash.includes("=")) return;
  try {
    history.replaceState(null, "", link);
  } catch {
    location.replace(link);
  }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}

async function begin(): Promise<void> {
  const text = (id: string): string => elementOf(id, HTMLScriptElement).textContent;
  if (!canUnpack()) return;
  program(JSON.parse(text("orgfunnel-live")) as LiveData, await startWorker(text("orgfunnel-worker")));
}

void begin();
