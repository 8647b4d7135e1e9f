import { tidyRows } from "../../../report/formats/tidy.js";
import { anyQuestion } from "../../pose.js";
import type { CheckedWhatIfs } from "../check-what-ifs.js";
import type { SweepGiven } from "../options.js";
import { readAsked, type SweepAsked } from "../read-asked.js";
import { namedValues } from "../variants/what-ifs.js";
import type { DryRunFigures } from "./record.js";
import { dryRunView } from "./view.js";

/** What a sweep would simulate, and how much work it is. */
export const DRY_RUN_QUESTION = anyQuestion<SweepGiven, SweepAsked, DryRunFigures, object>({
  id: "sweep-plan",
  schema: async () => (await import("./schema.js")).DRY_RUN_SCHEMA,
  ask: readAsked,
  warnings: ({ warnings }) => warnings,
  answer: ({ files, method }) =>
    Promise.resolve(
      files.length === 0 ? undefined : { scenarios: files.map((file) => planned(file, method)), rest: {} },
    ),
  tell: ({ scenarios }) => ({
    views: () => scenarios.map(dryRunView),
    rows: () =>
      scenarios.flatMap(({ file, name: scenario, partial, parameters, variants, work }) => [
        ...variants.flatMap(({ variant, values }) => {
          const varied = Object.fromEntries(parameters.map(({ key }, place) => [key, values[place]] as const));
          return tidyRows({ file, scenario, variant, parameters: varied, partial }, { planned: true });
        }),
        ...tidyRows({ file, scenario, partial, unit: "structure-months" }, { work }),
      ]),
  }),
  interrupted: "Interrupted while the what-ifs were read.",
});

function planned(
  { prepared: { scenario }, whatIfs, sound, invalid, work }: CheckedWhatIfs,
  method: DryRunFigures["method"],
) {
  const { parameters } = whatIfs;
  const figures: DryRunFigures = {
    method,
    parameters,
    variants: sound.map((place) => namedValues(whatIfs.at(place))),
    invalid: invalid.map(namedValues),
    work: Math.round(work),
  };
  return { scenario, trials: 0, partial: false, figures };
}
