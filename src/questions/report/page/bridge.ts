import type { BridgePart } from "../../../report/page/content.js";
import { objectiveHeader } from "../../../report/outcome-text.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ViewBars, ViewBlock, ViewFacts, ViewTable } from "../../../report/view.js";
import type { WhyResult } from "../../why/record.js";
import { hasLeader, pairHeading } from "../../why/first-screen.js";
import type { aheadOf } from "./ahead.js";
import { untoldCaption, whyView } from "../../why/view.js";

/** Of the section on two that were named. */
export function askedHeading(result: WhyResult): string | undefined {
  const compared = result.bridge ?? result.lead;
  return compared && (hasLeader(result, compared) ? pairHeading(result, compared) : APART);
}

/** Of the section on the first two of a run, as its verdict has them; undefined: as it is usually called. */
export function firstTwoHeading(ahead: ReturnType<typeof aheadOf>): string | undefined {
  if (ahead === undefined) return APART;
  return ahead.words === "ahead" ? undefined : "Why the first is ahead of the next on average";
}

const APART = "What sets them apart";

/**
 * Where the difference between two structures comes from.
 * @param heading of the section; undefined: as it is usually called
 */
export function bridgePart(result: WhyResult, heading: string | undefined): BridgePart {
  const { verdict = [], blocks, details = [], notes = [], partial } = whyView(result, { full: true });
  const all = [...blocks, ...details];
  const [a, b] = [nameOf(result, result.from), nameOf(result, result.to)];
  const steps = all.find((block): block is ViewBars => block.kind === "bars");
  return {
    ...(heading !== undefined && { heading }),
    // Who is ahead stands in the answer.
    sentences: [...verdict.slice(steps === undefined ? 0 : 1), ...(partial === undefined ? [] : [partial])],
    ...(steps && {
      steps: {
        title: `From ${a} to ${b}, in ${objectiveHeader(result)}`,
        description: steps.bars.map(({ label, text }) => `${label}: ${text}`).join("; "),
        steps,
      },
    }),
    facts: blocks.filter(isFacts),
    tables: all.filter(isTable).map((table) => named(table, a, b)),
    captions: [
      ...(result.bridge?.untold ? [untoldCaption(result.funnel.trials, result.bridge.trials)] : []),
      ...notes.slice(1),
    ],
  };
}

const isTable = (block: ViewBlock): block is ViewTable => block.kind === "table";
const isFacts = (block: ViewBlock): block is ViewFacts => block.kind === "facts";

/** Which is A and which is B stands above each table: a page is not read from its top. */
const named = (table: ViewTable, a: string, b: string): ViewTable => ({
  ...table,
  heading: `${table.heading ?? "The difference"} (A: ${a}, B: ${b})`,
});
