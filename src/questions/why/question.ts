import type { Scenario } from "../../scenario/scenario.js";
import { anyQuestion } from "../pose.js";
import { trialsLine } from "../progress.js";
import { structurePlaces } from "../structure-names.js";
import type { Answering, Asking } from "../surroundings.js";
import { readIndifference } from "../options/indifference.js";
import { refuseTiny } from "../options/tiny-amount.js";
import { why, workOfWhy } from "./answer.js";
import type { WhyGiven } from "./options.js";
import type { WhyFigures } from "./record.js";
import { whyRows } from "./rows.js";
import { whyView } from "./view.js";

interface WhyAsked {
  readonly scenario: Scenario;
  readonly given: WhyGiven;
}

/** Where the difference between two structures comes from. */
export const WHY_QUESTION = anyQuestion<WhyGiven, WhyAsked, WhyFigures, object>({
  id: "why",
  schema: async () => (await import("./schema.js")).WHY_SCHEMA,
  ask,
  warnings: ({ scenario }) => scenario.warnings,
  work: ({ scenario, given }) => workOfWhy(scenario, given.A, given.B, optionsOf(scenario, given)),
  answer,
  tell: ({ scenarios }, { given: { full = false } }) => ({
    views: () => scenarios.map((scenario) => whyView({ ...scenario, ...scenario.why }, { full })),
    rows: () => scenarios.flatMap(whyRows),
  }),
  interrupted: "Interrupted before the two structures were compared, so there is no result.",
});

async function ask(given: WhyGiven, { read }: Asking): Promise<WhyAsked> {
  const scenario = await read(given.scenario);
  structurePlaces(scenario, [given.A, given.B]);
  refuseTiny({ indifference: readIndifference(given.indifference) }, scenario.objective);
  return { scenario, given };
}

/** Exactly the scenario's trials only if the command line names them. */
const optionsOf = ({ trials }: Scenario, { by, trials: asked, indifference, partMonths }: WhyGiven) => ({
  by,
  partMonths,
  indifference: readIndifference(indifference),
  ...(asked !== undefined && { trials }),
});

async function answer({ scenario, given }: WhyAsked, { runner, signal, progress }: Answering) {
  const { A, B } = given;
  const line = progress(trialsLine);
  let compared: WhyFigures["why"] | undefined;
  try {
    const found = await why(scenario, A, B, {
      ...optionsOf(scenario, given),
      runner,
      signal,
      onProgress: line.update,
      onCompared: (pair) => {
        compared = pair;
      },
    });
    return answerOf(scenario, found.bridge.trials, found);
  } catch (reason) {
    if (compared === undefined || reason !== signal.reason) throw reason;
    return answerOf(scenario, compared.funnel.trials, compared);
  } finally {
    line.clear();
  }
}

/** Without a bridge it was interrupted. */
function answerOf(scenario: Scenario, trials: number, found: WhyFigures["why"]) {
  const partial = found.bridge === undefined;
  return { scenarios: [{ scenario, trials, partial, figures: { why: found } }], rest: {} };
}
