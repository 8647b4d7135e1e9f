import { differenceScale, scaleFor, type Scale } from "../../../report/format/quantity.js";
import { objectiveText } from "../../../report/outcome-text.js";
import type { SweepRecord } from "../record.js";

/** The unit in which a sweep tells differences of the objective: that of its means. */
export function leadScale(record: SweepRecord): Scale {
  const { objective, variants } = record;
  const means = variants.flatMap(({ structures }) =>
    structures.flatMap(({ outcomes }) => (objective in outcomes ? [outcomes[objective].mean] : [])),
  );
  return differenceScale(scaleFor(objectiveText(record).unit, means));
}
