import fc from "fast-check";

/**
 * Properties are tried on the same examples in every run, so that the gate does not depend on chance. To explore others:
 * `FC_SEED=$RANDOM npx vitest run`.
 */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_122) });
