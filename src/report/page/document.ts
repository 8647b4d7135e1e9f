import { sha256 } from "@noble/hashes/sha2.js";
import { joined, markup, markupText, raw, type Markup } from "../markup.js";
import { STYLE } from "./style.js";

export interface PagePart {
  readonly id: string;
  readonly heading: string;
  readonly body: Markup;
}

/** What runs in the page, and what it needs; see `live/section.ts`. */
export interface PageProgram {
  readonly data: object | undefined;
  readonly program: string;
  readonly worker: string;
  readonly css: string;
}

export interface PageDocument {
  readonly title: string;
  readonly subtitle?: string;
  /** What a link to the page is shown with. */
  readonly description: string;
  readonly stamp: string;
  readonly parts: readonly PagePart[];
  readonly result: object;
  readonly live?: PageProgram;
}

/** The id of what holds the result in a page. */
export const RESULT_ID = "orgfunnel-result";

/**
 * A whole page in one file. Nothing is loaded: the policy lets in what stands in it, by its hash, and a worker made of it; where no
 * script may run all of it is read all the same.
 */
export function documentText(page: PageDocument): string {
  const { title, subtitle, description, stamp, parts, result, live } = page;
  const style = `${STYLE}${live?.css ?? ""}`;
  const program = live?.program ?? "";
  const head = markup`<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${raw(policy(style, program))}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="generator" content="${stamp}"><meta name="description" content="${description}"><title>${title}</title><style>${raw(style)}</style>`;
  const contents = markup`<nav aria-label="Sections"><ul>${parts.map(({ id, heading }) => markup`<li><a href="#${id}">${heading}</a>`)}</ul></nav>`;
  const header = markup`<header><p class="brand">${stamp}</p><h1>${title}</h1>${subtitle === undefined ? raw("") : markup`<p class="subtitle">${subtitle}</p>`}${contents}</header>`;
  const main = parts.map(
    ({ id, heading, body }) =>
      markup`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${heading}</h2>${body}</section>`,
  );
  const footer = markup`<footer><p>${stamp}. This page is one file and loads nothing. <code>orgfunnel verify</code> with its name answers it again and compares every number.</footer>`;
  const data = [
    dataBlock(RESULT_ID, result),
    ...(live?.data === undefined ? [] : [dataBlock("orgfunnel-live", live.data)]),
    ...(live === undefined ? [] : [raw(`<script type="text/plain" id="orgfunnel-worker">${inScript(live.worker)}</script>`)]),
    ...(program === "" ? [] : [raw(`<script>${program}</script>`)]),
  ];
  const body = markup`<a class="skip" href="#${parts[0]?.id ?? "main"}">To the answer</a>${header}<main id="main">${joined(main)}</main>${footer}${joined(data)}`;
  return `<!doctype html><html lang="en"><head>${markupText(head)}</head><body>${markupText(body)}</body></html>\n`;
}

/** Strictly what is needed; without a program no script at all. */
function policy(style: string, program: string): string {
  const scripts = program === "" ? "script-src 'none'" : `script-src '${hash(program)}' 'wasm-unsafe-eval'; worker-src blob:`;
  return `default-src 'none'; ${scripts}; style-src '${hash(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
}

const hash = (text: string): string => `sha256-${base64(sha256(new TextEncoder().encode(text)))}`;

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** JSON in which no tag of a name can end what it stands in. */
const dataBlock = (id: string, data: object): Markup =>
  raw(`<script type="application/json" id="${id}">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`);

/** Text of a program in which its own end tag does not occur; what reads it turns that back. */
const inScript = (text: string): string => text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
