/**
 * The program of a page: what is moved goes to the model in a worker, and its answers into the page. Without a framework; what stands in
 * the page already is made in report/page/live.
 */
import { expanded } from "../report/page/live/compact.js";
import type { Control, ControlPositions, PostsControl } from "../report/page/live/controls.js";
import type { LiveData } from "../report/page/live/shown.js";
import { whatIfOverlay } from "../report/page/live/overlay.js";
import { linkText, movesAt, positionOf, readLink, readPosition } from "../report/page/live/positions.js";
import { stepValue } from "../report/page/live/steps.js";
import { createModel, TRIALS_DRAGGING, TRIALS_RELEASED, type Listeners, type Model } from "./model.js";
import { canUnpack, startWorker } from "./packed.js";
import { elementOf } from "./place.js";
import { showAnswer, showBusy } from "./show-answer.js";
import { showControls, writtenAt } from "./show-controls.js";

/** After so long without a move a hand has come to rest, whatever the browser says of it, ms. */
const REST = 400;

/** The link is written no more often, ms: browsers forbid too many a second. */
const LINK_AFTER = 150;

type Timer = ReturnType<typeof setTimeout>;

function program({ movable, controls, shown }: LiveData, worker: Worker): void {
  const form = elementOf("what-if-form", HTMLFormElement);
  let positions: ControlPositions = new Map();
  /** Where things stood before what is being dragged or typed. */
  let settled = positions;
  const write = linkWriter();
  let rest: Timer | undefined;

  const listening = listeners(form, (answer) => {
    if (positions.size > 0) showAnswer(shown, answer, answer.trials === TRIALS_RELEASED);
  });
  const model: Model = createModel(worker, expanded(movable), listening);

  const ask = (trials: number, typed = document.activeElement): void => {
    clearTimeout(rest);
    showControls(form, controls, positions, shown.currency, typed);
    allowExport(form, positions.size > 0);
    if (positions.size === 0) {
      model.forget();
      showAnswer(shown, undefined, true);
      return;
    }
    showBusy(true);
    model.ask(movesAt(controls, positions), trials);
    if (trials === TRIALS_DRAGGING) rest = setTimeout(ask, REST, TRIALS_RELEASED);
  };

  const moveTo = (next: ControlPositions, trials: number, typed?: null): void => {
    positions = next;
    if (trials === TRIALS_RELEASED) settled = next;
    ask(trials, typed);
    write(linkText(controls, positions));
  };
  const followLink = (): void => {
    moveTo(positionsOfLink(controls), TRIALS_RELEASED, null);
  };
  onMove(form, controls, (control, element, trials) => {
    tell("");
    const isRefused = control.kind === "posts" && refuse(control, element as HTMLInputElement, settled, trials);
    // What begins as a number and is none moves nothing: things stand as before it was typed.
    moveTo(isRefused ? settled : withMove(positions, control, element), trials);
  });
  onButton(form, {
    reset: () => {
      tell("");
      moveTo(new Map(), TRIALS_RELEASED);
    },
    save: () => {
      download("what-if.yaml", whatIfOverlay(controls, positions, { ...shown.subject, trials: TRIALS_RELEASED }));
    },
    release: (place) => {
      moveTo(without(positions, controls[place]), TRIALS_RELEASED);
    },
  });
  // Links within the page move nothing, and what was moved stays in the address.
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) followLink();
    else {
      // Tells of a place that is none.
      positionsOfLink(controls);
      write(linkText(controls, positions));
    }
  });

  reveal(form);
  showAnswer(shown, undefined, true);
  followLink();
}

const without = (positions: ControlPositions, { key }: Control): ControlPositions =>
  new Map([...positions].filter(([own]) => own !== key));

function allowExport(form: HTMLFormElement, isAllowed: boolean): void {
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-do=export]")) button.disabled = !isAllowed;
}

/** What the address holds; what it says besides is told, and does not stay in it. */
function positionsOfLink(controls: readonly Control[]): ControlPositions {
  const { positions, refused } = readLink(
    controls,
    location.hash,
    (id) => id === "" || document.getElementById(id) !== null,
  );
  const told = tell(
    refused.length === 0 ? "" : `Not taken from the address: ${refused.join(", ").slice(0, MOST_TOLD)}.`,
  );
  if (refused.length > 0) told.scrollIntoView({ block: "center" });
  return positions;
}

/** Characters that are told of an address. */
const MOST_TOLD = 200;

/** What was not taken, and why; nothing where all is well. */
function tell(text: string): HTMLElement {
  const element = elementOf("what-if-told", HTMLElement);
  element.textContent = text;
  element.hidden = text === "";
  return element;
}

/** Whether a field is refused: nonsense is told, and once it is left, what stood there stands there again. */
function refuse(control: PostsControl, field: HTMLInputElement, settled: ControlPositions, trials: number): boolean {
  const isRefused = readPosition(control, field.value) === undefined;
  const isLeft = trials === TRIALS_RELEASED;
  field.ariaInvalid = String(isRefused && !isLeft);
  const stands = String(settled.get(control.key) ?? control.rest);
  const typed = field.value === "" ? "What was typed" : field.value;
  tell(
    isRefused && (isLeft || field.value !== "" || field.validity.badInput)
      ? `Posts in ${control.label}: ${typed} is no whole number from 1 to ${String(control.most)}, so it is ${stands}${isLeft ? " again" : " still"}.`
      : "",
  );
  if (isRefused && isLeft) field.value = stands;
  return isRefused;
}

/** What becomes of what the model says. */
const listeners = (form: HTMLFormElement, onAnswer: Listeners["onAnswer"]): Listeners => ({
  onBegun: (start) => {
    form.dataset["start"] = JSON.stringify(start);
  },
  onAnswer,
  onFailed: (reason) => {
    elementOf("what-if-basis", HTMLElement).textContent = `The model stopped: ${reason}`;
  },
});

/** A slider that was touched fixes its assumption, also at the median; a decision that is as it was is no move. */
function withMove(positions: ControlPositions, control: Control, element: HTMLElement): ControlPositions {
  const steps = "steps" in control ? control.steps : { mantissa: 1, exponent: 0 };
  const written = writtenAt(control, element, (step) => stepValue(steps, step));
  const position = positionOf(control, written);
  const others = [...positions].filter(([key]) => key !== control.key);
  return new Map(position === undefined ? others : [...others, [control.key, position]]);
}

type OnMove = (control: Control, element: HTMLElement, trials: number) => void;

/** A slider that is dragged says so at every step, and once more when it is released. */
function onMove(form: HTMLFormElement, controls: readonly Control[], move: OnMove): void {
  const told = (trials: number) => (event: Event) => {
    const element = event.target as HTMLElement;
    const place = element.dataset["control"];
    if (place !== undefined) move(controls[Number(place)], element, trials);
  };
  form.addEventListener("input", told(TRIALS_DRAGGING));
  form.addEventListener("change", told(TRIALS_RELEASED));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
  });
}

interface Buttons {
  readonly reset: () => void;
  readonly save: () => void;
  /** Of the control at this place among the controls. */
  readonly release: (place: number) => void;
}

function onButton(form: HTMLFormElement, { reset, save, release }: Buttons): void {
  form.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest("button");
    if (button?.dataset["do"] === "reset") reset();
    if (button?.dataset["do"] === "export") save();
    const place = button?.dataset["release"];
    if (place === undefined) return;
    form.querySelector<HTMLElement>(`[data-control="${place}"]`)?.focus();
    release(Number(place));
  });
}

/** What stands there for who cannot move anything makes way. */
function reveal(form: HTMLFormElement): void {
  form.hidden = false;
  elementOf("what-if-lead", HTMLElement).hidden = false;
  elementOf("what-if-elsewhere", HTMLElement).hidden = true;
}

/** Writes the latest link, and not too often. */
function linkWriter(): (text: string) => void {
  let waiting: Timer | undefined;
  return (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(writeLink, LINK_AFTER, text);
  };
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
