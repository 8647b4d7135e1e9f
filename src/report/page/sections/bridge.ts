import { bridgeChart } from "../../charts/bridge.js";
import { markup, raw, type Markup } from "../../markup.js";
import type { BridgePart } from "../content.js";
import { captionsMarkup, factsMarkup, paragraphs } from "../facts.js";
import { chartFigure } from "../figure.js";
import type { Section } from "../section.js";
import { foldedTables } from "../table.js";

/** Why one structure is ahead of another. */
export const BRIDGE_SECTION: Section = {
  id: "why",
  heading: "Why the first is ahead of the next",
  lead: "Where the difference comes from, part by part and along the funnel.",
  words: ({ bridge }) => (bridge?.heading === undefined ? undefined : { heading: bridge.heading }),
  render: ({ bridge }) => bridge && bridgeMarkup(bridge),
};

function bridgeMarkup({ sentences, steps, facts, tables, captions }: BridgePart): Markup {
  const chart =
    steps === undefined
      ? raw("")
      : chartFigure(steps.steps.heading ?? steps.title, BRIDGE_KEY, bridgeChart(steps), true);
  return markup`${paragraphs(sentences)}${chart}${facts.map(factsMarkup)}${foldedTables("The parts in figures", tables)}${captionsMarkup(captions)}`;
}

export const BRIDGE_KEY = "Grey: the whole of each. Filled: what adds. Pale with an outline: what takes away.";
