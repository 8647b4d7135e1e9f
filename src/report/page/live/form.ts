import { capitalised } from "../../../foundation/capitalised.js";
import { MANDATES } from "../../../organisation/structure.js";
import { markup, raw, type Markup } from "../../markup.js";
import { breakable } from "../breakable.js";
import { answerTexts } from "./answer-texts.js";
import type { Control, MandateControl, PostsControl, SliderControl, StrengthControl } from "./controls.js";
import type { LiveData, Shown } from "./shown.js";
import { MANDATE_WORDS, restText } from "./position-text.js";
import { nearestStep } from "./steps.js";

/**
 * What a reader moves and what comes of it, as it stands before anything is moved. The program finds a control by its place among the
 * controls (`data-control`), a row of the answer by its structure's (`data-structure`): names are for readers.
 */
export function formMarkup({ controls, shown }: LiveData): Markup {
  return markup`<form id="what-if-form" hidden autocomplete="off">
<div class="what-if-moves">${assumed(controls)}${decided(controls, shown)}${strengths(controls)}</div>
<div class="what-if-answer">${answer(shown)}${buttons()}</div>
</form>`;
}

const placed = <Kind extends Control["kind"]>(controls: readonly Control[], kind: Kind) =>
  controls.flatMap((control, place) =>
    control.kind === kind ? [{ control: control as Extract<Control, { kind: Kind }>, place }] : [],
  );

function assumed(controls: readonly Control[]): Markup {
  const sliders = placed(controls, "slider");
  if (sliders.length === 0) return raw("");
  const all = sliders.map(({ control, place }) => slider(control, place, control.label, control.meaning));
  return markup`<fieldset><legend>What is assumed</legend><p class="fine">A slider fixes a value that is uncertain. It spans what is believed: one chance in a hundred lies below it, and one above.</p>${all}</fieldset>`;
}

function strengths(controls: readonly Control[]): Markup {
  const all = placed(controls, "strength").map(({ control, place }) =>
    slider(
      control,
      place,
      "Effects of all structures",
      "Whether who reports to whom matters as much as is assumed, less, or not at all.",
    ),
  );
  return all.length === 0 ? raw("") : markup`<fieldset><legend>How much structure matters</legend>${all}</fieldset>`;
}

function slider(control: SliderControl | StrengthControl, place: number, label: string, meaning: string): Markup {
  const { steps } = control;
  const id = `what-if-${place}`;
  const rest = restText(control);
  return markup`<div class="what-if-slider"><label for="${id}">${capitalised(label)}</label><output for="${id}" id="${id}-value">${rest}</output>
<input type="range" id="${id}" data-control="${place}" min="${steps.first}" max="${steps.last}" step="1" value="${nearestStep(steps, control.rest)}" aria-valuetext="${rest}" aria-describedby="${id}-meaning">
<button type="button" data-release="${place}" aria-label="${label}: as assumed" title="As assumed" disabled>\u21ba</button>
<p class="fine" id="${id}-meaning">${meaning}</p></div>`;
}

function decided(controls: readonly Control[], { structures }: Shown): Markup {
  const groups = structures.flatMap(({ id, name }) => {
    const mandates = placed(controls, "mandate").filter(({ control }) => control.structure === id);
    const posts = placed(controls, "posts").filter(({ control }) => control.structure === id);
    if (mandates.length + posts.length === 0) return [];
    return markup`<div class="what-if-structure" role="group" aria-label="${name}"><h3>${breakable(name)}</h3><div class="what-if-row">${mandates.map(mandateSelect)}${posts.map(postsInput)}</div></div>`;
  });
  if (groups.length === 0) return raw("");
  const about = "What marketing is asked for, and posts. Today's teams stay as they are.";
  return markup`<fieldset><legend>What is decided</legend><p class="fine">${about}${leftOut(controls, structures)}</p>${groups}</fieldset>`;
}

/** Why some alternatives are not there. */
function leftOut(controls: readonly Control[], structures: Shown["structures"]): string {
  const names = structures
    .filter(({ id }) => !controls.some((control) => "structure" in control && control.structure === id))
    .map(({ name }) => name);
  if (names.length === 0) return "";
  return ` Not here: ${names.join(", ")}. Today's structure, and one that changes in steps of its own, are moved in the scenario file.`;
}

function mandateSelect({ control, place }: { readonly control: MandateControl; readonly place: number }): Markup {
  const options = MANDATES.map(
    (mandate) =>
      markup`<option value="${mandate}"${mandate === control.rest && raw(" selected")}>${MANDATE_WORDS[mandate]}</option>`,
  );
  return markup`<label>Marketing is asked for <select data-control="${place}">${options}</select></label>`;
}

function postsInput({ control, place }: { readonly control: PostsControl; readonly place: number }): Markup {
  const { label, rest, most } = control;
  return markup`<label>Posts in ${label} <input type="number" inputmode="numeric" data-control="${place}" min="1" max="${most}" step="1" value="${rest}"></label>`;
}

function answer(shown: Shown): Markup {
  const { headline, basis, rows } = answerTexts(shown, undefined);
  const { structures, reference } = shown;
  const head = [shown.objective, "changed by", againstText(structures.at(reference)?.name), "best in"];
  const body = structures.map(({ name }, place) => {
    const { mean, change, difference, best } = rows[place];
    const bar = markup`<span class="what-if-bar" aria-hidden="true"><span></span></span>`;
    return markup`<tr data-structure="${place}"><th scope="row">${breakable(name)}${bar}<td data-cell="mean">${mean}<td data-cell="change">${change}<td data-cell="difference">${difference}<td data-cell="best">${best}`;
  });
  return markup`<p class="headline" id="what-if-headline" role="status">${headline}</p>
<p class="warning" id="what-if-told" role="status" hidden></p>
<div class="scroll" tabindex="0" role="region" aria-label="What comes of the moves"><table id="what-if-table"><thead><tr><th scope="col" class="l">alternative${head.map((text) => markup`<th scope="col">${text}`)}<tbody>${body}</table></div>
<p class="fine" id="what-if-basis">${basis}</p>`;
}

/** A long name would make a column of the answer as wide as a phone, or a header as high as the rows below it. */
const againstText = (name = ""): string =>
  name === "" || name.length > LONG ? "against the reference" : `against ${name}`;

const LONG = 16;

const buttons = (): Markup =>
  markup`<p class="what-if-buttons"><button type="button" data-do="reset">Back to the start</button><button type="button" data-do="export" disabled>Save as a scenario overlay</button></p><p class="fine">The address of this page holds what you moved: copy it to share it. The overlay takes it to the command line.</p>`;
