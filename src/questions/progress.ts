import { count } from "../report/format/number.js";
import { duration } from "../report/format/duration.js";

/** What to show: what is done, what there is to do, and milliseconds since the start. */
export type ProgressLine = (done: number, total: number, elapsedMs: number) => string;

export interface Progress {
  readonly update: (done: number, total: number) => void;
  /** Removes the line. */
  readonly clear: () => void;
}

export function trialsLine(done: number, total: number, elapsedMs: number): string {
  const rate = done / (elapsedMs / 1000);
  const left = ((total - done) / rate) * 1000;
  const percent = Math.floor((100 * done) / total);
  return `${count(done)} of ${count(total)} trials, ${percent} %, ${count(rate)} trials/s, ${duration(left)} left`;
}

/** For work of unknown length: `total` is the most there may be. */
export function openEndedLine(done: number, total: number, elapsedMs: number): string {
  return `${count(done)} trials, ${count(done / (elapsedMs / 1000))} trials/s, at most ${count(total)} trials`;
}
