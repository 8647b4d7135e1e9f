import { InvalidInput, type Problem, type ProblemCode } from "../foundation/problem.js";
import { EXIT } from "../questions/exit-codes.js";

/** With what code the program ends after this error. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof InvalidInput))
    return machineReason(error) === undefined ? EXIT.internalError : EXIT.machineRefused;
  return error.problems.length > 0 && error.problems.every(isOfMachine) ? EXIT.machineRefused : EXIT.invalidInput;
}

/** The worst of several: a bug before invalid input before a machine that refused. */
export function worstOf(codes: readonly number[]): number {
  const order: readonly number[] = [EXIT.internalError, EXIT.invalidInput, EXIT.machineRefused];
  return order.find((code) => codes.includes(code)) ?? EXIT.ok;
}

/** Codes of the system that say that this machine, here and now, does not allow it. */
const REFUSALS = [
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOSPC",
  "EDQUOT",
  "EFBIG",
  "EMFILE",
  "ENFILE",
  "EIO",
  "ENOMEM",
  "EAGAIN",
];

/** Why the machine refused, if that is what an error says: a code of the system, or that memory ran out. */
export function machineReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? String(error.code) : "";
  if (REFUSALS.includes(code)) return code;
  const isMemory =
    code === "ERR_WORKER_OUT_OF_MEMORY" ||
    /^(Array buffer allocation failed|Invalid array length)/u.test(error.message);
  if (isMemory) return "ENOMEM";
  return error.cause === undefined ? undefined : machineReason(error.cause);
}

/** What a file system, a server or a worker refused. */
const REFUSED_BY_OTHERS: readonly ProblemCode[] = [
  "output-not-written",
  "queue-unreachable",
  "queue-lost",
  "queue-password",
  "queue-database-missing",
  "queue-deserted",
  "queue-unit-failed",
];

function isOfMachine(problem: Problem): boolean {
  if (REFUSED_BY_OTHERS.includes(problem.code)) return true;
  const mayBe =
    problem.code === "file-unreadable" || problem.code === "store-refused" || problem.code === "shard-folder-refused";
  return mayBe && "reason" in problem.arguments && REFUSALS.includes(problem.arguments.reason);
}
