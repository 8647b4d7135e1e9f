import { CALIBRATION } from "../../../report/calibration.js";
import type { ReadingPart } from "../../../report/page/content.js";

/** How to read a page. */
export const READING: ReadingPart = {
  caveat: CALIBRATION,
  sentences: [
    "A simulated future draws every uncertain assumption within what is held possible, and chance beside it. All alternatives meet the same futures, so what differs between them comes from the structures alone.",
    "90 % interval: in 9 of 10 futures the figure lies in it. More futures do not make it narrower: better knowledge of the assumptions does.",
    "“Best in 7 of 10”: in how many futures a structure comes out ahead of all others. It is no promise that it will be.",
    "Paying back counts discounted profit alone, whatever the curves by month show: a change has paid back from the month on whose end its profit so far stays above today's.",
    "Differences are told against today's structure where the scenario names it, else against the reference, future by future.",
    "Figures are rounded to what their sampling error supports, so sums may be off in the last digit. M: million, k: thousand; points: percentage points. A dash stands for no data; ~ for a sign that these futures do not tell.",
    "Every number follows from the assumptions on this page. Whoever replaces one by a measured figure gets another page.",
  ],
};
