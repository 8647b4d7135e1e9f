import { CALIBRATE } from "./calibrate/declaration.js";
import { CHECK } from "./check/declaration.js";
import { COMPARE } from "./compare/declaration.js";
import type { Declaration } from "./declaration.js";
import { DRIVERS } from "./drivers/declaration.js";
import { EXPLAIN } from "./explain/declaration.js";
import { MERGE } from "./merge/declaration.js";
import { REPORT_PAGE } from "./report/declaration.js";
import { RUN } from "./run/declaration.js";
import { SHARD } from "./shard/declaration.js";
import { STORE_COMMAND } from "./store/declaration.js";
import { SWEEP } from "./sweep/declaration.js";
import { VALIDATE } from "./validate/declaration.js";
import { VERIFY } from "./verify/declaration.js";
import { WHY } from "./why/declaration.js";

/** Every question the tool answers, in the order of its help. The command line is made from this list. */
export const QUESTIONS: readonly Declaration[] = [
  RUN,
  CHECK,
  VALIDATE,
  EXPLAIN,
  WHY,
  DRIVERS,
  SWEEP,
  REPORT_PAGE,
  COMPARE,
  CALIBRATE,
  VERIFY,
  SHARD,
  MERGE,
  STORE_COMMAND,
];
