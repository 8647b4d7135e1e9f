import type { Section } from "../section.js";

/** The place of the what-if that a reader moves. */
export const LIVE: Section = {
  id: "what-if",
  heading: "What if",
  lead: "Move what the answer hangs on: the same model runs in this page.",
  render: ({ live }) => live?.html,
};
