import { sha256 } from "../../foundation/sha256.js";
import { joined, markup, markupText, raw, type Markup } from "../markup.js";
import { breakable } from "./breakable.js";
import { RESULT_ID } from "../result/result-in-page.js";
import { withEscapes } from "../text/harmless.js";
import type { LiveSection } from "./live/section.js";
import { STYLE } from "./style.js";

export interface PagePart {
  readonly id: string;
  readonly heading: string;
  /** The section, with its heading. */
  readonly whole: Markup;
}

export interface PageDocument {
  readonly title: string;
  readonly subtitle?: string;
  /** What a link to the page is shown with. */
  readonly description: string;
  readonly stamp: string;
  readonly parts: readonly PagePart[];
  readonly result: object;
  readonly live?: LiveSection;
}

/**
 * A whole page in one file. Nothing is loaded: the policy lets in what stands in it, by its hash, and a worker made of it; where no
 * script may run all of it is read all the same.
 */
export function documentText(page: PageDocument): string {
  const { title, subtitle, description, stamp, parts, live } = page;
  const style = `${STYLE}${live?.css ?? ""}`;
  const head = markup`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${raw(policy(style, live?.program ?? ""))}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="generator" content="${stamp}"><meta name="description" content="${description}"><title>${title}</title><style>${raw(style)}</style>`;
  const contents = markup`<nav aria-label="Sections"><ul>${parts.map(({ id, heading }) => markup`<li><a href="#${id}">${heading}</a>`)}</ul></nav>`;
  const below = subtitle === undefined ? raw("") : markup`<p class="subtitle">${subtitle}</p>`;
  const header = markup`<header><p class="brand">${stamp}</p><h1>${breakable(title)}</h1>${below}${contents}</header>`;
  const main = joined(parts.map(({ whole }) => whole));
  const footer = markup`<footer><p>${stamp}. This page is one file and loads nothing. <code>orgfunnel verify</code> with its name answers it again, compares every number, and draws the page again.</footer>`;
  const body = markup`<a class="skip" href="#${parts[0].id}">To the answer</a>${header}<main>${main}</main>${footer}${joined(blocks(page))}`;
  return `<!doctype html><html lang="en"><head>${markupText(head)}</head><body>${markupText(body)}</body></html>\n`;
}

/** What no reader sees: the result, and what runs. */
function blocks({ result, live }: PageDocument): Markup[] {
  const stored = dataBlock(RESULT_ID, result);
  if (live === undefined || live.program === "") return [stored];
  const { data, worker, program } = live;
  return [
    stored,
    ...(data === undefined ? [] : [dataBlock("orgfunnel-live", data)]),
    raw(`<script type="text/plain" id="orgfunnel-worker">${worker}</script>`),
    raw(`<script>${program}</script>`),
  ];
}

/** Nothing but what stands in the page; without a program no script at all. */
function policy(style: string, program: string): string {
  const scripts = program === "" ? "script-src 'none'" : `script-src '${hash(program)}' 'wasm-unsafe-eval'`;
  return `default-src 'none'; ${scripts}; style-src '${hash(style)}'; ${program === "" ? "" : "worker-src blob:; "}img-src data:`;
}

const hash = (text: string): string => `sha256-${btoa(String.fromCharCode(...sha256(text)))}`;

/** JSON in which no tag of a name can end what it stands in, and nothing is hidden. */
function dataBlock(id: string, data: object): Markup {
  const json = withEscapes(JSON.stringify(data)).replaceAll("<", "\\u003c");
  return raw(`<script type="application/json" id="${id}">${json}</script>`);
}
