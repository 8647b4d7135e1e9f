import fc from "fast-check";
import { problemInCodes, tellProblemsBy } from "../src/foundation/problem.js";

/**
 * Properties are tried on the same examples in every run, so that the gate does not depend on chance. To explore others:
 * `FC_SEED=$RANDOM npx vitest run`.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });

/**
 * Files share the modules of a worker, and the library tells problems in sentences from its first import on: every file begins with
 * codes, and one that is about the sentences says so.
 */
tellProblemsBy(problemInCodes);
