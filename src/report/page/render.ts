import { markup, raw, type Markup } from "../markup.js";
import type { PageContent, PageScenario } from "./content.js";
import { documentText, type PagePart } from "./document.js";
import { keepingUnits } from "./keep-units.js";
import { liveSection, type LiveSection } from "./live/section.js";
import { LIVE, SECTIONS } from "./sections.js";
import { checksMarkup } from "./sections/checks.js";
import { failuresMarkup } from "./sections/failures.js";
import { readingMarkup } from "./sections/reading.js";

/** The page as one document, which needs nothing but itself. */
export function renderPage(content: PageContent): string {
  const { title, scenarios, checks, failures, reading, date, version, result } = content;
  const isOne = scenarios.length === 1;
  const [first] = scenarios;
  // What moves is of one scenario: a page has one program.
  const live = isOne && first.live !== undefined ? liveSection(first.live) : undefined;
  const parts = [
    ...(checks === undefined ? [] : [part("checks", "The checks", checksMarkup(checks))]),
    ...scenarios.flatMap((scenario, at) => scenarioParts(scenario, isOne ? undefined : at + 1, live)),
    ...(failures.length === 0 ? [] : [part("failures", "Without an answer", failuresMarkup(failures))]),
    part("reading", "How to read this", readingMarkup(reading)),
  ];
  return documentText({
    title,
    stamp: `orgfunnel ${version} · ${date}`,
    parts,
    description: scenarios.at(0)?.verdict?.sentences[0] ?? title,
    result,
    ...(isOne && first.description !== undefined && { subtitle: first.description }),
    ...(live && { live }),
  });
}

function part(id: string, heading: string, body: Markup): PagePart {
  return {
    id,
    heading,
    whole: markup`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>${keepingUnits(body)}</section>`,
  };
}

/** Of several scenarios, counted from 1, each section says whose it is. */
function scenarioParts(scenario: PageScenario, number: number | undefined, live: LiveSection | undefined): PagePart[] {
  return SECTIONS.flatMap((section): PagePart[] => {
    if (section === LIVE) {
      return live === undefined ? [] : [{ id: "what-if", heading: "What if?", whole: raw(live.html) }];
    }
    const body = section.render(scenario);
    if (body === undefined) return [];
    const lead = section.lead === undefined ? raw("") : markup`<p class="lead">${section.lead}</p>`;
    const whose = number === undefined ? "" : `${scenario.name}: `;
    const id = number === undefined ? section.id : `${section.id}-${number}`;
    return [part(id, `${whose}${section.heading}`, markup`${lead}${body}`)];
  });
}
