import { markup, raw, type Markup } from "../markup.js";
import type { PageContent, PageScenario } from "./content.js";
import { documentText, type PagePart } from "./document.js";
import { SECTIONS } from "./sections.js";
import { checksMarkup } from "./sections/checks.js";
import { failuresMarkup } from "./sections/failures.js";
import { readingMarkup } from "./sections/reading.js";

/** The page as one document, which needs nothing but itself. */
export function renderPage(content: PageContent): string {
  const { title, scenarios, checks, failures, reading, date, version, result } = content;
  const isOne = scenarios.length === 1;
  const parts = [
    ...(checks === undefined ? [] : [part("checks", "The checks", checksMarkup(checks))]),
    ...scenarios.flatMap((scenario, at) => scenarioParts(scenario, isOne ? "" : `s${at + 1}-`, isOne)),
    ...(failures.length === 0 ? [] : [part("failures", "Without an answer", failuresMarkup(failures))]),
    part("reading", "How to read this", readingMarkup(reading)),
  ];
  const live = scenarios.find((scenario) => scenario.live !== undefined)?.live;
  return documentText({
    title,
    stamp: `orgfunnel ${version} · ${date}`,
    parts,
    description: scenarios[0]?.verdict?.sentences[0] ?? title,
    result,
    ...(isOne && scenarios[0].description !== undefined && { subtitle: scenarios[0].description }),
    ...(live && { live }),
  });
}

const part = (id: string, heading: string, body: Markup): PagePart => ({ id, heading, body });

/** Of several scenarios each section says whose it is. */
function scenarioParts(scenario: PageScenario, id: string, isOne: boolean): PagePart[] {
  const filled = SECTIONS.flatMap((section): PagePart[] => {
    const body = section.render(scenario, { id });
    if (body === undefined) return [];
    const heading = isOne ? section.heading : `${scenario.name}: ${section.heading}`;
    const lead = section.lead === undefined ? raw("") : markup`<p class="lead">${section.lead}</p>`;
    return [part(`${id}${section.id}`, heading, markup`${lead}${body}`)];
  });
  return filled;
}

