import { flag, text, texts } from "./option.js";

/** What changes a scenario from the command line, for a question that chooses its own number of trials. */
export const MODEL_OPTIONS = {
  seed: text("scenario", "--seed <text>", "seed of the random numbers"),
  horizon: text("scenario", "--horizon <months>", "months simulated"),
  reference: text("scenario", "--reference <structure>", "structure the others are compared with"),
  objective: text("scenario", "--objective <outcome>", "outcome that decides what is best (explain --list outcomes)"),
  effects: text(
    "scenario",
    "--effects <strength>",
    "0 to 1: weaken all structure effects; 0.5 takes the root of every ratio, 0 none",
  ),
  params: texts("scenario", "--params <file>", "YAML file laid over the scenario (repeatable)"),
  set: texts(
    "scenario",
    "--set <path=value>",
    "set one value, such as funnel.acceptance=60% (repeatable; explain --list ids)",
  ),
  allowOutside: flag("display", "--allow-outside", "let a scenario name files outside its folder"),
} as const;

/** The same with the number of trials; strongest last: file, --params, --set, named flags. */
export const SCENARIO_OPTIONS = {
  ...MODEL_OPTIONS,
  trials: text("scenario", "--trials <number>", "number of trials"),
  replicates: text(
    "scenario",
    "--replicates <number>",
    "futures simulated per draw of the assumptions, which tells luck from what is not known (default: 1)",
  ),
} as const;
