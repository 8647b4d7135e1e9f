import { atOnce, type Steps } from "../../foundation/steps.js";
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
export const renderPage = (content: PageContent): string => atOnce(pageSteps(content));

/** Each part is worth a turn: of hundreds of structures it takes a tenth of a second and more. */
const WORTH_A_TURN = Infinity;

/** The same, part by part. */
export function* pageSteps(content: PageContent): Steps<string> {
  const { title, scenarios, checks, failures, reading, date, version, result } = content;
  const isOne = scenarios.length === 1;
  const [first] = scenarios;
  // What moves is of one scenario: a page has one program.
  const live = isOne && first.live !== undefined ? liveSection(first.live) : undefined;
  yield WORTH_A_TURN;
  const parts: PagePart[] = [];
  if (checks !== undefined) parts.push(part("checks", "The checks", checksMarkup(checks)));
  for (const [at, scenario] of scenarios.entries()) {
    for (const one of scenarioParts(scenario, isOne ? undefined : at + 1, live)) {
      parts.push(one);
      yield WORTH_A_TURN;
    }
  }
  if (failures.length > 0) parts.push(part("failures", "Without an answer", failuresMarkup(failures)));
  parts.push(part("reading", "How to read this", readingMarkup(reading)));
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
function* scenarioParts(
  scenario: PageScenario,
  number: number | undefined,
  live: LiveSection | undefined,
): Generator<PagePart> {
  for (const section of SECTIONS) {
    if (section === LIVE) {
      if (live !== undefined) yield { id: "what-if", heading: "What if?", whole: raw(live.html) };
      continue;
    }
    const body = section.render(scenario);
    if (body === undefined) continue;
    const { heading, lead } = { ...section, ...section.words?.(scenario) };
    const below = lead === undefined ? raw("") : markup`<p class="lead">${lead}</p>`;
    const whose = number === undefined ? "" : `${scenario.name}: `;
    const id = number === undefined ? section.id : `${section.id}-${number}`;
    yield part(id, `${whose}${heading}`, markup`${below}${body}`);
  }
}
