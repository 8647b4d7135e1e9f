import { count } from "./number.js";

/** `1 trial`, `2,000 trials`. */
export const trialCount = (trials: number): string => (trials === 1 ? "1 trial" : `${count(trials)} trials`);
