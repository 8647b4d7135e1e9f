import { headerLine } from "../../../report/header-line.js";
import type { ScenarioHeader } from "../../../report/result/scenario-header.js";
import { settingPath } from "../../../scenario/overlays.js";
import type { SweepParameter } from "../variants/what-ifs.js";

/** The keys behind the parts of a header line, in their order. */
const KEYS = [["horizon"], ["objective"], ["trials", "replicates"]];

/** Months, objective and trials; what varies is named in place of the scenario's own. */
export function variedHeader(header: ScenarioHeader, parameters: readonly SweepParameter[]): readonly string[] {
  const varied = parameters.map(({ key }) => (settingPath(key) ?? [key])[0]);
  return headerLine(header).map((text, place) => {
    const found = KEYS[place].filter((key) => varied.includes(key));
    return found.length === 0 ? text : `${found.join(" and ")} varied`;
  });
}
