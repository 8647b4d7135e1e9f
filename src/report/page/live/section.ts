import { escaped } from "./escaped.js";
import type { LiveInput } from "./input.js";

/** What a page takes in for the live what-if; every text is empty where there is nothing to move. */
export interface LiveSection {
  /** One `<section>`, with its heading `<h2 id="what-if-heading">`. It reads fully without scripts. */
  readonly html: string;
  /** For `<script type="application/json" id="orgfunnel-live">`. */
  readonly data: object | undefined;
  /** The one script that runs in the page. */
  readonly program: string;
  /** For `<script type="text/plain" id="orgfunnel-worker">`: base64, so no markup can occur. */
  readonly worker: string;
  readonly css: string;
}

/** The place in a page where a reader moves what is assumed and decided, and the model answers. */
export function liveSection({ scenario, run }: LiveInput): LiveSection {
  const [first] = scenario.structures;
  const html = `<section id="what-if" aria-labelledby="what-if-heading">
<h2 id="what-if-heading">What if?</h2>
<p class="what-if-elsewhere">On the command line: <code>orgfunnel run ${escaped(nameOfFile(run.file))} --set ${escaped(`structures."${first.id}".headcount.sales=8`)}</code>
compares the structures with another number of posts, <code>orgfunnel sweep</code> over many.</p>
</section>`;
  return { html, data: undefined, program: "", worker: "", css: "" };
}

/** Names, never paths: where a file lies is nobody's business. */
const nameOfFile = (file: string): string => file.split(/[/\\]/u).at(-1) ?? file;
