import { uncertainAssumptions, type UncertainAssumption } from "../../analysis/uncertain-assumptions.js";
import type { MapAxes } from "../../analysis/flips/flip-map.js";
import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { unknownAssumption } from "../../scenario/unknown-assumption.js";
import type { Plan } from "../../simulation/plan.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "map-syntax": { found: string };
    "map-same": { found: string };
    "map-certain": { assumption: string };
  }
}

/** Axes of `--map across,up`. Throws InvalidInput with every fault. */
export function readMaps(texts: readonly string[], plan: Plan): MapAxes[] {
  const assumptions = uncertainAssumptions(plan);
  const problems: Problem[] = [];
  const maps = texts.flatMap((text): MapAxes[] => {
    const ids = text.split(",").map((id) => id.trim());
    if (ids.length !== 2 || ids.includes("")) {
      problems.push(fault("map-syntax", { found: text }));
      return [];
    }
    const [x, y] = ids.map((id) => assumptions.find(({ stream, inputs }) => stream === id || inputs.includes(id)));
    if (x === undefined) problems.push(notUncertain(ids[0], assumptions, plan));
    if (y === undefined) problems.push(notUncertain(ids[1], assumptions, plan));
    if (x === undefined || y === undefined) return [];
    if (x === y) problems.push(fault("map-same", { found: text }));
    return [{ x, y }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
  return maps;
}

function notUncertain(found: string, assumptions: readonly UncertainAssumption[], { inputs }: Plan): Problem {
  const isCertain = inputs.some(({ id, distribution }) => id === found && distribution.kind === "constant");
  if (isCertain) return fault("map-certain", { assumption: found });
  const ids = assumptions.map(({ stream }) => stream);
  return fault("unknown-driver", unknownAssumption(found, ids));
}

const fault = <Code extends Problem["code"]>(code: Code, details: Problem<Code>["arguments"]): Problem<Code> => ({
  code,
  severity: "error",
  arguments: details,
  keyPath: "--map",
});
