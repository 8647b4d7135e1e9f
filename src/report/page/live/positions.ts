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
 * The position that a written one stands for: on the control's grid and within its ends; undefined for nonsense, and for where a
 * decision stands anyway.
 */
export function positionOf(control: Control, written: string): number | Mandate | undefined {
  if (control.kind === "mandate") return MANDATES.find((one) => one === written && one !== control.rest);
  const value = written.trim() === "" ? NaN : Number(written);
  if (!Number.isFinite(value)) return undefined;
  if (control.kind === "posts") return otherThan(control.rest, Math.min(control.most, Math.max(1, Math.round(value))));
  const position = stepValue(control.steps, nearestStep(control.steps, value));
  return control.kind === "strength" ? otherThan(control.rest, position) : position;
}

const otherThan = (rest: number, value: number): number | undefined => (value === rest ? undefined : value);

/** `funnel.acceptance=0.6&structures.ceo.mandate=drive`: for a link, in the order of the controls. */
export function linkText(controls: readonly Control[], positions: ControlPositions): string {
  return controls
    .flatMap(({ key }) => {
      const position = positions.get(key);
      return position === undefined ? [] : [`${encodeURIComponent(key)}=${String(position)}`];
    })
    .join("&");
}

/** What a link says; what it says of no control, or no position of it, is left out. */
export function positionsOf(controls: readonly Control[], link: string): ControlPositions {
  const written = new Map(link.replace(/^#/u, "").split("&").map(pairOf));
  return new Map(
    controls.flatMap((control): [string, number | Mandate][] => {
      const position = positionOf(control, written.get(control.key) ?? "");
      return position === undefined ? [] : [[control.key, position]];
    }),
  );
}

function pairOf(part: string): [string, string] {
  const [key = "", value = ""] = part.split("=").map(decoded);
  return [key, value];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
