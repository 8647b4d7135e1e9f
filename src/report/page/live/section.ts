import { baseName } from "../../../foundation/base-name.js";
import { markup, markupText, verbatim, type Markup } from "../../markup.js";
import { liveData } from "./data.js";
import { formMarkup } from "./form.js";
import type { LiveInput } from "./input.js";
import { PROGRAM, WORKER } from "./programs.js";
import type { LiveData } from "./shown.js";
import { LIVE_STYLE } from "./style.js";

/** What a page takes in for the live what-if; every text but the section's is empty where there is nothing to move. */
export interface LiveSection {
  /** One `<section id="what-if">` with its heading. It reads fully without scripts. */
  readonly html: string;
  /** For `<script type="application/json" id="orgfunnel-live">`. */
  readonly data: object | undefined;
  /** The one script that runs in the page. */
  readonly program: string;
  /** For `<script type="text/plain" id="orgfunnel-worker">`: base 85 without what markup begins with, so none can occur. */
  readonly worker: string;
  readonly css: string;
}

/** The place in a page where a reader moves what is assumed and decided, and the model answers. */
export function liveSection(input: LiveInput): LiveSection {
  const data = liveData(input);
  const html = sectionText(input, data);
  if (data === undefined || PROGRAM === undefined || WORKER === undefined)
    return { html, data: undefined, program: "", worker: "", css: "" };
  return { html, data, program: PROGRAM, worker: WORKER, css: LIVE_STYLE };
}

function sectionText(input: LiveInput, data: LiveData | undefined): string {
  const body = markup`<section id="what-if" aria-labelledby="what-if-h"><h2 id="what-if-h">What if?</h2>${lead(data)}${elsewhere(input)}${data && formMarkup(data)}</section>`;
  return markupText(body);
}

const lead = (data: LiveData | undefined): Markup | undefined =>
  data &&
  markup`<p class="lead" id="what-if-lead" hidden>Move what is assumed or decided: the same model runs in this page, with the same luck, and says what changes.</p>`;

/** How to do the same where no script may run: taken away by the program. */
function elsewhere({ scenario: { structures, today }, run }: LiveInput): Markup {
  const file = baseName(run.file);
  const { id } = structures.find((structure) => structure.id !== today) ?? structures[0];
  const setting = `'structures."${id}".headcount.sales=8'`;
  return markup`<p id="what-if-elsewhere">Where this page may run scripts, what is assumed and decided can be moved here. On the command line, <code>${verbatim(`orgfunnel run ${file} --set ${setting}`)}</code> compares the structures with one thing moved, and <code>${verbatim(`orgfunnel sweep ${file}`)}</code> with many.</p>`;
}
