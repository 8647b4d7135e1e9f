import type { Control, ControlPositions } from "../report/page/live/controls.js";
import { positionText, restText } from "../report/page/live/position-text.js";
import { nearestStep } from "../report/page/live/steps.js";
import { byPlace } from "./place.js";

/**
 * Puts the controls where the positions are, and marks those that were moved.
 * @param typed a field that is being typed in stays as it is typed
 */
export function showControls(
  form: HTMLFormElement,
  controls: readonly Control[],
  positions: ControlPositions,
  currency: string | undefined,
  typed: Element | null,
): void {
  const releases = byPlace(form, "release");
  for (const [place, element] of byPlace(form, "control")) {
    const control = controls[place];
    const position = positions.get(control.key);
    if (control.kind === "slider" || control.kind === "strength") {
      const value = Number(position ?? control.rest);
      const text = position === undefined ? restText(control) : positionText(control, value, currency);
      const slider = element as HTMLInputElement;
      slider.value = String(nearestStep(control.steps, value));
      slider.setAttribute("aria-valuetext", text);
      const output = document.getElementById(`${slider.id}-value`);
      if (output) output.textContent = text;
      slider.parentElement?.classList.toggle("moved", position !== undefined);
    } else {
      const field = element as HTMLInputElement | HTMLSelectElement;
      if (field !== typed || field instanceof HTMLSelectElement) field.value = String(position ?? control.rest);
      field.parentElement?.classList.toggle("moved", position !== undefined);
    }
    const release = releases.get(place);
    if (release instanceof HTMLButtonElement) release.disabled = position === undefined;
  }
}

/** What a control says in the words of a link: the value of a slider's step, a field's own. */
export function writtenAt(control: Control, element: HTMLElement, valueOf: (step: number) => number): string {
  const { value } = element as HTMLInputElement | HTMLSelectElement;
  return control.kind === "slider" || control.kind === "strength" ? String(valueOf(Number(value))) : value;
}
