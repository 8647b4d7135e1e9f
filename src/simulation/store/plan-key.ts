import { createHash } from "node:crypto";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import { kernelText } from "../fastest-engine.js";
import type { Plan } from "../plan.js";

let kernel: string | undefined;

/**
 * By what blocks are known: the plan, the model's version, the program's version and its compiled kernel, as a SHA-256 in 64 hex
 * digits. Two blocks of one key and the same trials have the same numbers. The number of trials is not in it, nor what
 * else a block holds: more trials begin with fewer, and a block that holds more serves who wants less.
 * @param program version of the program
 */
export function planKey(plan: Plan, program: string): string {
  kernel ??= createHash("sha256").update(kernelText()).digest("hex");
  const what = { model: MODEL_VERSION, program, kernel, plan };
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}
