import { outcomeUnit } from "../../report/outcome-text.js";
import { tidyRows, type TidyKey, type TidyRow } from "../../report/formats/tidy.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import { mapCells } from "./flips/map.js";
import type { DriversFigures, SamplesFigures } from "./record.js";

/** Every figure of an answer. The decisive difference is under the best structure, against the second best. */
export function driversRows({ name, file, partial, objective, drivers }: ScenarioHeader & DriversFigures): TidyRow[] {
  const { best, second } = drivers;
  const key = { file, scenario: name, outcome: objective, unit: outcomeUnit(objective), partial };
  const lead = { ...key, structure: best, versus: second };
  if (drivers.method === "samples") return samplesRows(drivers, key, lead);
  if (drivers.method === "comparison")
    return [
      ...drivers.structures.flatMap(({ id, ...figures }) => tidyRows({ ...key, structure: id }, figures)),
      ...tidyRows(lead, { lead: drivers.lead }),
    ];
  return drivers.factors.flatMap(({ drivers: ids, objective: ofBest, difference }) => [
    ...tidyRows({ ...key, structure: best, about: ids.join(" ") }, ofBest),
    ...tidyRows({ ...lead, about: ids.join(" ") }, difference),
  ]);
}

function samplesRows(result: SamplesFigures, key: TidyKey, lead: TidyKey): TidyRow[] {
  const { structures, drivers, groups, grades, explained, perfectInformation, effectStrength, flips, maps, choices } =
    result;
  const bestAlone = { ...key, structure: result.best };
  const information = (about: string, figures: object): TidyRow[] =>
    tidyRows({ ...key, about }, { information: figures });
  return [
    ...structures.flatMap(({ id, ...figures }) => tidyRows({ ...key, structure: id }, figures)),
    ...tidyRows(lead, { lead: result.lead, explained: explained.difference }),
    ...tidyRows(bestAlone, { explained: explained.objective }),
    ...drivers.flatMap((driver) => [
      ...tidyRows({ ...lead, about: driver.id }, driver.difference),
      ...tidyRows({ ...bestAlone, about: driver.id }, driver.objective),
      ...information(driver.id, driver.information),
    ]),
    ...groups.flatMap((group) => information(group.name, group.information)),
    ...grades.flatMap((grade) => [
      ...information(`grade ${grade.name}`, grade.information),
      ...tidyRows({ ...lead, about: `grade ${grade.name}` }, { explained: grade.explained }),
    ]),
    ...information("everything but luck", perfectInformation),
    ...(effectStrength?.points ?? []).flatMap(({ strength, best, lead: ahead }) =>
      tidyRows({ ...key, structure: best, about: `effects ${String(strength)}` }, { lead: ahead }),
    ),
    ...tidyRows({ ...key, about: "effects" }, { change: effectStrength?.change ?? {} }),
    ...(flips?.flips ?? []).flatMap(({ stream, winner, ...flip }) =>
      tidyRows({ ...key, structure: winner, about: stream }, { flip }),
    ),
    ...(flips?.joint === undefined
      ? []
      : tidyRows({ ...key, structure: flips.joint.winner }, { jointFlip: flips.joint })),
    ...(choices?.effects ?? []).flatMap(({ structure, choice, option, winner, ...effect }) => [
      ...tidyRows({ ...key, structure, about: `${choice} ${option}` }, { choice: { change: effect.change } }),
      ...tidyRows(
        { ...key, structure: winner, about: `${choice} ${option} of ${structure}` },
        { choice: { lead: effect.lead ?? {}, flips: effect.flips } },
      ),
    ]),
    ...(choices?.equal ?? []).flatMap(({ choice, option, winner, lead, flips: isFlip }) =>
      tidyRows(
        { ...key, structure: winner, about: `${choice} ${option} for all` },
        { choice: { lead: lead ?? {}, flips: isFlip } },
      ),
    ),
    ...maps.flatMap((map) =>
      mapCells(map).flatMap(({ name, winner, ...cell }) =>
        tidyRows({ ...key, structure: winner, about: name }, { map: cell }),
      ),
    ),
  ];
}
