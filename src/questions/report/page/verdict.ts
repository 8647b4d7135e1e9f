import { ownAssumptionsText } from "../../../report/own-assumptions.js";
import { objectiveText } from "../../../report/outcome-text.js";
import { headerParts } from "../../../report/header-line.js";
import type { Manifest } from "../../../report/result/manifest.js";
import { answerFirst } from "../../../report/verdict/words.js";
import type { VerdictPart } from "../../../report/page/content.js";
import type { View } from "../../../report/view.js";
import type { KnownScenario } from "./page-scenario.js";

/** When a result was made, and by which program. */
export type Made = Pick<Manifest, "startedAt" | "version">;

/** The answer of a view, with what it rests on. */
export function verdictPart(
  { verdict = [], warnings, partial }: Pick<View, "verdict" | "warnings" | "partial">,
  scenario: KnownScenario,
  made: Made,
): VerdictPart {
  const { months: horizon, objective, trials } = headerParts(scenario);
  return {
    sentences: answerFirst(verdict),
    warnings,
    ...(partial !== undefined && { partial }),
    facts: [
      { name: "Looks ahead", text: horizon },
      { name: "Judged by", text: `${objective}: ${objectiveText(scenario).definition}` },
      { name: "Simulated futures", text: trials },
      { name: "Whose numbers", text: ownAssumptionsText(scenario.origins) },
      { name: "Made", text: `${made.startedAt.slice(0, 10)}, orgfunnel ${made.version}` },
      { name: "Seed", text: scenario.seed },
    ],
  };
}
