import type { DriverGroup } from "../../analysis/drivers/drivers-analysis.js";
import { underPrefix } from "../../analysis/drivers/driver-groups.js";
import { uncertainAssumptions } from "../../analysis/uncertain-assumptions.js";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { unknownAssumption, type UnknownAssumption } from "../../scenario/unknown-assumption.js";
import type { Plan } from "../../simulation/plan.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "group-syntax": { found: string };
    "unknown-driver": UnknownAssumption;
  }
}

/** Groups of `--group name=id,id,prefix.*`. Throws InvalidInput with every fault. */
export function readGroups(texts: readonly string[], plan: Plan): DriverGroup[] {
  const ids = uncertainAssumptions(plan).map(({ stream }) => stream);
  const problems: Problem[] = [];
  const groups = texts.map((text): DriverGroup => {
    const [, name = "", list = ""] = /^([^=]+)=(.+)$/su.exec(text) ?? [];
    if (name === "") problems.push({ code: "group-syntax", severity: "error", arguments: { found: text } });
    const items = list.split(",").map((item) => item.trim());
    const drivers = items.flatMap((item) => {
      const found = item.endsWith(".*") ? underPrefix(ids, item.slice(0, -2)) : ids.filter((id) => id === item);
      if (found.length === 0 && name !== "") problems.push(unknownDriver(item, ids));
      return found;
    });
    return { name: name.trim(), kind: "user", drivers: [...new Set(drivers)] };
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return groups;
}

function unknownDriver(found: string, ids: readonly string[]): Problem {
  return {
    code: "unknown-driver",
    severity: "error",
    arguments: unknownAssumption(found, ids),
    keyPath: "--group",
  };
}
