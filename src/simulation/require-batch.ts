import { isObject, requireType } from "../foundation/require-type.js";

/** For callers whose compiler does not look: throws InvalidInput for what is no batch of jobs, or nobody to hand blocks to. */
export function requireBatch(jobs: unknown, onBlock: unknown): void {
  requireType(isObject(jobs) && Symbol.iterator in jobs, jobs, "a list of jobs: { plan, range, wants }");
  requireType(typeof onBlock === "function", onBlock, "a function that takes blocks");
}

/** Throws InvalidInput for what is no job. */
export function requireJob(job: unknown): void {
  const { plan, range, wants } = (isObject(job) ? job : {}) as Partial<Record<string, unknown>>;
  requireType(isPlan(plan) && isRange(range) && isObject(wants), job, "a job: { plan, range: { from, to }, wants }");
}

/** Throws InvalidInput for what is no plan. */
export function requirePlan(plan: unknown): void {
  requireType(isPlan(plan), plan, "a plan, as a scenario has it");
}

function isPlan(value: unknown): boolean {
  const { structures, inputs, horizonMonths, replicates } = (isObject(value) ? value : {}) as Partial<
    Record<string, unknown>
  >;
  const isList = (list: unknown): boolean => Array.isArray(list) && list.length > 0 && list.every(isObject);
  return isList(structures) && isList(inputs) && [horizonMonths, replicates].every(Number.isInteger);
}

function isRange(value: unknown): boolean {
  const { from, to } = (isObject(value) ? value : {}) as Partial<Record<string, unknown>>;
  return [from, to].every(Number.isInteger);
}
