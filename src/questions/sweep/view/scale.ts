import { differenceScale, scaleFor, type Scale } from "../../../report/format/quantity.js";
import { objectiveText } from "../../../report/outcome-text.js";
import type { SweepRecord } from "../record.js";

/** Whether what is best is not the same outcome in all what-ifs. */
export const hasSeveralObjectives = ({ variants }: SweepRecord): boolean =>
  variants.some(({ objective }) => objective !== variants[0].objective);

/** The unit in which a sweep tells differences of the objective: that of its means. */
export const leadScale = (record: SweepRecord, objective?: string): Scale =>
  differenceScale(levelScale(record, objective));

/** The unit of its means. */
export function levelScale(
  { objectiveLabel, variants, ...record }: SweepRecord,
  objective = variants.at(0)?.objective ?? record.objective,
): Scale {
  const means = variants.flatMap(({ structures }) =>
    structures.flatMap(({ outcomes }) => (objective in outcomes ? [outcomes[objective].mean] : [])),
  );
  return scaleFor(objectiveText({ objective, objectiveLabel }).unit, means);
}
