import { createHash } from "node:crypto";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import type { Plan } from "../plan.js";
import { kernelDigest } from "./kernel-digest.js";

/**
 * By what blocks are known: the plan, the model's version, the program's version and its compiled kernel, as a SHA-256 in 64 hex
 * digits. Two blocks of one key and the same trials have the same numbers. The number of trials is not in it, nor what
 * else a block holds: more trials begin with fewer, and a block that holds more serves who wants less.
 * @param program version of the program
 */
export function planKey(plan: Plan, program: string): string {
  const what = { model: MODEL_VERSION, program, kernel: kernelDigest(), plan };
  return createHash("sha256").update(JSON.stringify(what)).digest("hex");
}
