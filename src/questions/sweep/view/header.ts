import { headerLine, headerParts } from "../../../report/header-line.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";
import { settingPath } from "../../../scenario/overlays.js";
import type { SweepParameter } from "../variants/what-ifs.js";

/** The keys behind the parts of a header line. */
const KEYS = { months: ["horizon"], objective: ["objective"], trials: ["trials", "replicates"] };

/** Months, objective and trials; what varies is named in place of the scenario's own. */
export function variedHeader(header: ScenarioHeader, parameters: readonly SweepParameter[]): readonly string[] {
  const varied = parameters.map(({ key }) => (settingPath(key) ?? [key])[0]);
  const parts = headerParts(header);
  const asItIs = headerLine(header);
  return (["months", "objective", "trials"] as const).flatMap((part) => {
    const found = KEYS[part].filter((key) => varied.includes(key));
    if (found.length > 0) return [`${found.join(" and ")} varied`];
    return asItIs.includes(parts[part]) ? [parts[part]] : [];
  });
}
