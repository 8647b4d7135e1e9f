import { enumerated } from "./enumerated.js";

const MOST = 4;

/** `line 3`, `lines 3, 5 and 7`, `lines 3, 5, 7, 9 and 26 more`; of `total` of which only the first may be given. */
export function linesNamed(lines: readonly number[], total = lines.length): string {
  const shown = total > MOST + 1 ? lines.slice(0, MOST) : lines;
  const more = total - shown.length;
  const names = [...shown.map(String), ...(more > 0 ? [`${more.toLocaleString("en-US")} more`] : [])];
  return `${total === 1 ? "line" : "lines"} ${enumerated(names)}`;
}
