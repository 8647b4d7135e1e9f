import { LARGEST_FIGURE } from "./largest-figure.js";

/** Whether a figure is none: NaN, infinite or beyond the largest one. */
export const isBeyond = (figure: number): boolean => !(Math.abs(figure) <= LARGEST_FIGURE);
