import type { Runner } from "../simulation/runner.js";
import {
  CALLBACK,
  SIGNAL,
  TEXT,
  TEXT_LIST,
  TRUTH,
  requirePath,
  validateOptions,
  type OptionRules,
} from "./options/library.js";
import { answeredInLibrary } from "./library-call.js";
import type { VerifyRest } from "./verify/record.js";

export interface VerifyCallOptions {
  /** Scenario files, in the order of the result's scenarios, if they are not where the result says. */
  readonly scenarios?: readonly string[];
  /** Lets a scenario name files outside its own folder. */
  readonly allowOutside?: boolean;
  /** What simulates; default: as many worker threads as there are processors. The result does not depend on it. */
  readonly runner?: Runner;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called as the question is answered again, with what is done of its trials and to do. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Version of the program, compared with that of the result; default: not told. */
  readonly version?: string;
}

const VERIFY_RULES: OptionRules<VerifyCallOptions> = {
  scenarios: TEXT_LIST,
  allowOutside: TRUTH,
  runner: CALLBACK,
  signal: SIGNAL,
  onProgress: CALLBACK,
  version: TEXT,
};

/**
 * Answers the question of a stored result file again and compares every value.
 * @throws InvalidInput if the file is no result, or its scenario cannot be read
 */
export async function verify(file: string, options: VerifyCallOptions = {}): Promise<VerifyRest> {
  requirePath(file, "a result file, or of a page");
  validateOptions(options, VERIFY_RULES);
  const { scenarios, allowOutside = false, ...call } = options;
  const given = { result: file, ...(allowOutside && { allowOutside }), ...(scenarios && { scenario: scenarios }) };
  const { rest } = await answeredInLibrary("verify", given, call);
  return rest as VerifyRest;
}
