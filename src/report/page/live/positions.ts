import type { PlanMoves } from "../../../analysis/what-if/moves.js";
import { MANDATES, type Mandate } from "../../../organisation/structure.js";
import type { Control, ControlPositions } from "./controls.js";
import { nearestStep, stepValue } from "./steps.js";

/** What the positions do to the plan. */
export function movesAt(controls: readonly Control[], positions: ControlPositions): PlanMoves {
  const values: Record<string, number> = {};
  const posts: Record<string, Record<string, number>> = {};
  const mandates: Record<string, Mandate> = {};
  let effectStrength: number | undefined;
  for (const control of controls) {
    const position = positions.get(control.key);
    if (position === undefined) continue;
    if (control.kind === "slider") values[control.input] = Number(position);
    else if (control.kind === "strength") effectStrength = Number(position);
    else if (control.kind === "mandate") mandates[control.structure] = position as Mandate;
    else posts[control.structure] = { ...posts[control.structure], [control.team]: Number(position) };
  }
  return { values, posts, mandates, ...(effectStrength !== undefined && { effectStrength }) };
}

/**
 * The position that a written one stands for, on the control's grid; undefined for nonsense and for what lies beyond the control's ends.
 */
export function readPosition(control: Control, written: string): number | Mandate | undefined {
  if (control.kind === "mandate") return MANDATES.find((one) => one === written);
  const text = written.trim();
  const value = text === "" ? NaN : Number(text);
  if (control.kind === "posts") return /^\d+$/u.test(text) && value >= 1 && value <= control.most ? value : undefined;
  const { steps } = control;
  const step = nearestStep(steps, value);
  // Nearest is an end also of what lies far beyond it.
  return Math.abs(value / stepValue(steps, 1) - step) < 1 ? stepValue(steps, step) : undefined;
}

/** The same as a move: undefined also for where a decision stands anyway. */
export function positionOf(control: Control, written: string): number | Mandate | undefined {
  const position = readPosition(control, written);
  return control.kind !== "slider" && position === control.rest ? undefined : position;
}

/** `funnel.acceptance=0.6&structures.ceo.mandate=drive`: for a link, in the order of the controls. */
export function linkText(controls: readonly Control[], positions: ControlPositions): string {
  return controls
    .flatMap(({ key }) => {
      const position = positions.get(key);
      return position === undefined ? [] : [`${encodeURIComponent(key)}=${String(position)}`];
    })
    .join("&");
}

/** What a link says. */
export interface ReadLink {
  readonly positions: ControlPositions;
  /** What it says of no control, or no position of it: `effects=-1`. */
  readonly refused: readonly string[];
}

/** Reads a link; what has no `=` may be a place in the page, which `isPlace` knows. */
export function readLink(controls: readonly Control[], link: string, isPlace: (id: string) => boolean): ReadLink {
  const written = link
    .replace(/^#/u, "")
    .split("&")
    .filter((part) => !isPlace(decoded(part)))
    .map(pairOf);
  const known = new Map(controls.map((control) => [control.key, control]));
  const positions = new Map<string, number | Mandate>();
  const refused: string[] = [];
  for (const [key, value] of written) {
    const control = known.get(key);
    if (control === undefined || readPosition(control, value ?? "") === undefined)
      refused.push(value === undefined ? key : `${key}=${value}`);
    else {
      const position = positionOf(control, value ?? "");
      if (position !== undefined) positions.set(key, position);
    }
  }
  return { positions, refused };
}

function pairOf(part: string): [key: string, value?: string] {
  const place = part.indexOf("=");
  return place < 0 ? [decoded(part)] : [decoded(part.slice(0, place)), decoded(part.slice(place + 1))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
