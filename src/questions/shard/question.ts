import { baseName } from "../../foundation/base-name.js";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import type { Scenario } from "../../scenario/scenario.js";
import { OUTCOMES_ONLY, type Job } from "../../simulation/runner.js";
import { blockTrials } from "../../simulation/work.js";
import type { ShardHeader } from "../../simulation/store/shard-file.js";
import { overridesOf, settingsOf, type GivenValues } from "../given.js";
import { anyQuestion } from "../pose.js";
import { trialsLine } from "../progress.js";
import { hasPaybacks, runVariants, runWork } from "../run/answer.js";
import { RUN } from "../run/declaration.js";
import { sampledBy } from "../run/sampling.js";
import type { Answering, Asking, DraftFile } from "../surroundings.js";
import type { ShardCall } from "./call.js";
import { shardRange } from "./cut.js";
import type { ShardGiven } from "./options.js";
import { readPlace } from "./read-place.js";
import type { ShardRest } from "./record.js";
import { shardView } from "./view.js";

interface ShardAsked {
  readonly scenario: Scenario;
  readonly index: number;
  readonly of: number;
  readonly call: ShardCall;
  readonly file: string;
  readonly draft: DraftFile;
}

/** One part of a run. */
export const SHARD_QUESTION = anyQuestion<ShardGiven, ShardAsked, object, ShardRest>({
  id: "shard",
  schema: async () => (await import("./schema.js")).SHARD_SCHEMA,
  ask,
  warnings: ({ scenario }) => scenario.warnings,
  work: ({ scenario, of }) => runWork(scenario) / of,
  answer,
  tell: (found) => ({ views: () => [shardView(found)] }),
  interrupted: "Interrupted: no shard was written.",
});

async function ask(given: ShardGiven, asking: Asking): Promise<ShardAsked> {
  const { index, of } = readPlace(given, asking);
  const scenario = sampledBy(given.sampling, asking.read(given.scenario));
  const { shardFolder } = await import("../../simulation/store/shard-file.js");
  const folder = (given.output ?? ".").replace(/(?<=.)\/+$/u, "");
  shardFolder(folder);
  const file = `${folder}/${nameOf(scenario.file)}.${String(index).padStart(String(of - 1).length, "0")}-of-${of}.shard`;
  const [{ draft }] = asking.openFiles([file], { ".shard": "shard" });
  const call: ShardCall = {
    scenario: given.scenario,
    name: scenario.name,
    scenarioHash: scenario.hash,
    overrides: overridesOf(RUN, given as GivenValues),
    settings: settingsOf(RUN, { sampling: given.sampling }),
  };
  return { scenario, index, of, call, file, draft };
}

/** Of a file, without its folders and its extension. */
const nameOf = (file: string): string => baseName(file).replace(/\.[^.]*$/u, "");

async function answer(asked: ShardAsked, answering: Answering) {
  const { scenario, index, of, call, file, draft } = asked;
  const { runner, signal, version } = answering;
  const [{ encodeShardHeader }, { encodeBlock }, { planKey }] = await Promise.all([
    import("../../simulation/store/shard-file.js"),
    import("../../simulation/store/block-record.js"),
    import("../../simulation/store/plan-key.js"),
  ]);
  const jobs = jobsOf(scenario, index, of);
  const keys = jobs.map(({ plan }) => planKey(plan, version));
  const header: ShardHeader & Described = {
    model: MODEL_VERSION,
    program: version,
    index,
    of,
    trials: scenario.trials,
    blockTrials: blockTrials(scenario.plan),
    replicates: scenario.plan.replicates,
    structures: scenario.plan.structures.map(({ id }) => id),
    outcomes: OUTCOME_IDS,
    parts: jobs.map(({ range }, place) => ({ plan: keys[place], ...range })),
    call,
  };
  const total = jobs.reduce((sum, { range }) => sum + range.to - range.from, 0);
  const line = answering.progress(trialsLine);
  let bytes = 0;
  let done = 0;
  const write = (part: Uint8Array): void => {
    draft.write(part);
    bytes += part.length;
  };
  try {
    write(encodeShardHeader(header));
    await runner(
      jobs,
      (block, job) => {
        write(encodeBlock(keys[job], block));
        done += block.trials;
        line.update(done, total);
      },
      signal,
    );
    await draft.keep(false, signal);
  } finally {
    line.clear();
    draft.discard();
  }
  const { from, to } = jobs[0].range;
  return { scenarios: [], rest: { shard: file, index, of, from, to, trials: scenario.trials, bytes } };
}

/** What a reader in another language wants to know. */
interface Described {
  readonly model: number;
  readonly replicates: number;
  readonly structures: readonly string[];
  readonly outcomes: readonly string[];
}

/** This shard's share of all that a run may simulate, cut at block edges: the scenario's trials first, with what paybacks need. */
function jobsOf(scenario: Scenario, index: number, of: number): readonly Job[] {
  const own = { ...OUTCOMES_ONLY, profits: hasPaybacks(scenario) };
  return runVariants(scenario).map(({ plan, range }, place) => ({
    plan,
    range: shardRange(range.to, blockTrials(plan), index, of),
    wants: place === 0 ? own : OUTCOMES_ONLY,
  }));
}
