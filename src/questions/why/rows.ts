import { outcomeUnit } from "../../report/outcome-text.js";
import { tidyRows, type TidyRow } from "../../report/formats/tidy.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import type { WhyFigures } from "./record.js";

/** Every figure of an explained difference: B's under its name, the difference against A. */
export function whyRows({ name, file, partial, objective, why }: ScenarioHeader & WhyFigures): TidyRow[] {
  const { from, to, bridge, lead = bridge, funnel, costs } = why;
  const key = { file, scenario: name, partial };
  const ofObjective = { ...key, outcome: objective, unit: outcomeUnit(objective) };
  const difference = { ...ofObjective, structure: to, versus: from };
  return [
    ...(lead
      ? [
          ...tidyRows({ ...ofObjective, structure: from }, lead.from),
          ...tidyRows({ ...ofObjective, structure: to }, lead.to),
          ...tidyRows(difference, lead.total),
        ]
      : []),
    ...(bridge?.contributions ?? []).flatMap((part) =>
      tidyRows({ ...difference, about: part.id }, { contribution: part }),
    ),
    ...(bridge?.untold ? tidyRows({ ...difference, about: "not told apart" }, { contribution: bridge.untold }) : []),
    ...(bridge?.earned?.contributions ?? []).flatMap((part) =>
      tidyRows({ ...difference, about: part.id }, { earned: part }),
    ),
    ...costs.flatMap((cost) => tidyRows({ ...difference, about: cost.id }, { cost: cost.difference })),
    ...funnel.stages.flatMap(({ id, unit, ...stage }) => [
      ...tidyRows({ ...key, structure: from, about: id, unit }, stage.from),
      ...tidyRows({ ...key, structure: to, about: id, unit }, stage.to),
      ...tidyRows(
        { ...key, structure: to, versus: from, about: id, unit },
        { ...stage.difference, ratio: stage.ratio },
      ),
    ]),
    ...funnel.sources.flatMap(({ source, bookings, factors }) => {
      const about = { ...key, structure: to, versus: from };
      return [
        ...factors.flatMap(({ id, unit, ...factor }) =>
          tidyRows({ ...about, about: `${source}.${id}`, unit }, { factor }),
        ),
        ...tidyRows({ ...about, about: `${source}.bookings`, unit: "currency" }, bookings),
      ];
    }),
  ];
}
