import { InvalidInput, type Problem } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { planKey } from "../../simulation/store/plan-key.js";
import type { Shard } from "../../simulation/store/shard-file.js";
import { shardRefused, shardStore } from "../../simulation/store/shard-store.js";
import { storedRunner } from "../../simulation/store/stored-runner.js";
import { settingsOf } from "../given.js";
import type { AnyQuestion } from "../pose.js";
import { RUN } from "../run/declaration.js";
import { RUN_QUESTION } from "../run/question.js";
import type { RunSums } from "../run/sums.js";
import { shardCallSchema, type ShardCall } from "../shard/call.js";
import { shardRange } from "../shard/cut.js";
import type { Answering, Asking, Posed } from "../surroundings.js";
import { arrayText, missingIndices } from "./missing-indices.js";
import type { MergeGiven } from "./options.js";
import { gatheredSums } from "./gathered-sums.js";
import { readShards } from "./read-shards.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "shards-missing": { gaps: readonly { from: number; to: number }[]; indices: string };
    "shards-of-version": { file: string; found: string; program: string };
    "shards-of-scenario": { file: string; scenario: string; params: readonly string[] };
    "shards-asked-otherwise": { file: string; scenario: string; what: readonly string[] };
  }
}

/**
 * The result of `run` from the shards of one: the scenario is read again, asked the same, and what is simulated comes from the
 * shards.
 */
export const MERGE_QUESTION: AnyQuestion = {
  id: RUN_QUESTION.id,
  schema: RUN_QUESTION.schema,
  interrupted: "Interrupted: nothing was merged.",
  pose: (given, asking) => pose(given as MergeGiven, asking),
};

async function pose(given: MergeGiven, asking: Asking): Promise<Posed> {
  const { shards, refused } = await readShards(given.shard, asking.signal);
  const problems = [
    ...refused.flatMap(({ file, fault }) => shardRefused(file, fault).problems),
    ...(shards.length === 0 ? [] : gapProblems(shards)),
  ];
  if (problems.length > 0) throw new InvalidInput(problems);
  const call = callOf(shards[0]);
  const { scenario, outcomes, full, indifference, format, output, allowOutside = false } = given;
  const file = scenario ?? asking.findFile(call.scenario, shards[0].file);
  const { params, set, flags } = call.overrides;
  const posed = await asking.pose("run", {
    ...call.settings,
    ...flags,
    params: params.map((path) => asking.findFile(path, shards[0].file, "--params")),
    set,
    scenario: [file],
    allowOutside,
    format,
    ...(output !== undefined && { output }),
    ...(outcomes !== undefined && { outcomes }),
    ...(full !== undefined && { full }),
    ...(indifference !== undefined && { indifference }),
  });
  return { work: 0, warnings: posed.warnings, answer: (answering) => answer(posed, { shards, call, file }, answering) };
}

function callOf({ file, header }: Shard): ShardCall {
  const call = shardCallSchema.safeParse(header.call);
  if (call.success) return call.data;
  throw shardRefused(file, "foreign");
}

function gapProblems(shards: readonly Shard[]): Problem[] {
  const missing = missingIndices(shards);
  if (missing.length === 0) return [];
  const { trials, blockTrials, of } = shards[0].header;
  const gaps: { from: number; to: number }[] = [];
  for (const { from, to } of missing.map((index) => shardRange(trials, blockTrials, index, of))) {
    const last = gaps.at(-1);
    if (last?.to === from) last.to = to;
    else if (from < to) gaps.push({ from, to });
  }
  return [{ code: "shards-missing", severity: "error", arguments: { gaps, indices: arrayText(missing) } }];
}

interface Merged {
  readonly shards: readonly Shard[];
  readonly call: ShardCall;
  /** The scenario file that is read. */
  readonly file: string;
}

async function answer(posed: Posed, merged: Merged, answering: Answering) {
  const { shards, call } = merged;
  const { version } = answering;
  const [{ file, header }] = shards;
  if (header.program !== version) {
    const details = { file, found: header.program, program: version };
    throw new InvalidInput([{ code: "shards-of-version", severity: "error", arguments: details }]);
  }
  const answered = await posed.answer({
    ...answering,
    runner: storedRunner(answering.runner, shardStore(shards), version),
    gathered: (scenario) => gathered(scenario, merged, version),
    // Nothing is shown before all of it is there.
    stream: undefined,
  });
  return (
    answered && {
      ...answered,
      telling: ((told) =>
        answered.telling({
          ...told,
          overrides: call.overrides,
          settings: settingsOf(RUN, { ...told.settings, ...call.settings }),
        })) satisfies typeof answered.telling,
    }
  );
}

/** The sums in the shards, where they hold sums. @throws InvalidInput where the scenario is not that of the shards */
function gathered(scenario: Scenario, { shards, call, file }: Merged, version: string): Iterable<RunSums> | undefined {
  const [{ file: shard, header }] = shards;
  const details = { file: shard, scenario: file };
  if (planKey(scenario.plan, version) !== header.parts[0].plan || scenario.trials !== header.trials) {
    const withParams = { ...details, params: call.overrides.params };
    throw new InvalidInput([{ code: "shards-of-scenario", severity: "error", arguments: withParams }]);
  }
  const sums = header.sums && gatheredSums(shards, scenario, file);
  // Of the same plan a file may ask for another objective or reference, or have another name.
  const isOther = scenario.hash !== call.scenarioHash;
  const what = [...(isOther ? ["objective", "reference"] : []), ...(scenario.name === call.name ? [] : ["name"])];
  if (what.length === 0) return sums;
  throw new InvalidInput([{ code: "shards-asked-otherwise", severity: "error", arguments: { ...details, what } }]);
}
