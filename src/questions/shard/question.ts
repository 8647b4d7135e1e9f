import { baseName } from "../../foundation/base-name.js";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import { OUTCOME_IDS } from "../../funnel/outcomes.js";
import { scenarioHash } from "../../scenario/hash.js";
import type { Scenario } from "../../scenario/scenario.js";
import { OUTCOMES_ONLY, type Job, type Runner, type TrialRange } from "../../simulation/runner.js";
import { blockTrials } from "../../simulation/work.js";
import type { ShardHeader, ShardPart } from "../../simulation/store/shard-file.js";
import { overridesOf, settingsOf, type GivenValues } from "../given.js";
import { anyQuestion } from "../pose.js";
import { trialsLine } from "../progress.js";
import { runVariants, runWork } from "../run/answer.js";
import { hasPaybacks } from "../run/compared.js";
import { RUN } from "../run/declaration.js";
import { refuseSumsOf, sampledBy } from "../run/sampling.js";
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
  /** Whether it holds sums in the place of every trial. */
  readonly isSums: boolean;
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
  refuseSumsOf(given.sampling, given.sums);
  const scenario = sampledBy(given.sampling, await asking.read(given.scenario));
  const { shardFolder } = await import("../../simulation/store/shard-file.js");
  const folder = (given.output ?? ".").replace(/(?<=.)\/+$/u, "");
  shardFolder(folder);
  const file = `${folder}/${nameOf(scenario.file)}.${String(index).padStart(String(of - 1).length, "0")}-of-${of}.shard`;
  const [{ draft }] = asking.openFiles([file], { ".shard": "shard" });
  const call: ShardCall = {
    scenario: given.scenario,
    name: scenario.name,
    // Of the plan as it is sampled.
    scenarioHash: scenarioHash(scenario),
    overrides: overridesOf(RUN, given as GivenValues),
    settings: settingsOf(RUN, { sampling: given.sampling, sums: given.sums === true || undefined }),
  };
  return { scenario, index, of, call, isSums: given.sums ?? false, file, draft };
}

/** Of a file, without its folders and its extension. */
const nameOf = (file: string): string => baseName(file).replace(/\.[^.]*$/u, "");

async function answer(asked: ShardAsked, answering: Answering) {
  const { scenario, index, of, isSums, file, draft } = asked;
  const line = answering.progress(trialsLine);
  let bytes = 0;
  const write = (part: Uint8Array): void => {
    draft.write(part);
    bytes += part.length;
  };
  try {
    await (isSums ? writeSums : writeTrials)(asked, answering, { write, update: line.update });
    await draft.keep(false, answering.signal);
  } finally {
    line.clear();
    draft.discard();
  }
  const { from, to } = ownRange(scenario, index, of);
  const sums = isSums ? { sums: true as const } : {};
  // The index may be the scheduler's.
  const partOf = { scenario, settings: { index: String(index), of: String(of) } };
  return { scenarios: [], partOf, rest: { shard: file, index, of, from, to, trials: scenario.trials, bytes, ...sums } };
}

interface Writing {
  readonly write: (part: Uint8Array) => void;
  /** Tells trials done and to do. */
  readonly update: (done: number, total: number) => void;
}

async function writeTrials(
  { scenario, index, of, call }: ShardAsked,
  { runner, signal, version }: Answering,
  { write, update }: Writing,
): Promise<void> {
  const [{ encodeShardHeader }, { encodeBlock }, { planKey }] = await Promise.all([
    import("../../simulation/store/shard-file.js"),
    import("../../simulation/store/block-record.js"),
    import("../../simulation/store/plan-key.js"),
  ]);
  const jobs = jobsOf(scenario, index, of);
  const keys = jobs.map(({ plan }) => planKey(plan, version));
  const parts = jobs.map(({ range }, place) => ({ plan: keys[place], ...range }));
  write(encodeShardHeader(headerFor({ scenario, index, of, call }, version, parts)));
  const total = jobs.reduce((sum, { range }) => sum + range.to - range.from, 0);
  let done = 0;
  await runner(
    jobs,
    (block, job) => {
      write(encodeBlock(keys[job], block));
      update((done += block.trials), total);
    },
    signal,
  );
}

async function writeSums(
  { scenario, index, of, call }: ShardAsked,
  { runner, signal, version }: Answering,
  { write, update }: Writing,
): Promise<void> {
  const [{ encodeShardHeader }, { encodeSums, sumsOf }, { planKey }, { gatherRunSums, summedRanges, summedTrials }] =
    await Promise.all([
      import("../../simulation/store/shard-file.js"),
      import("./sums-record.js"),
      import("../../simulation/store/plan-key.js"),
      import("../run/sums.js"),
    ]);
  const key = planKey(scenario.plan, version);
  const ranges = summedRanges(scenario, index, of);
  const header = headerFor({ scenario, index, of, call }, version, [{ plan: key, ...ranges.own }]);
  write(encodeShardHeader({ ...header, sums: sumsOf(scenario) }));
  const total = summedTrials(scenario, ranges);
  let done = 0;
  const counting: Runner = (jobs, onBlock, ...rest) =>
    runner(
      jobs,
      async (block, job) => {
        await onBlock(block, job);
        update((done += block.trials), total);
      },
      ...rest,
    );
  const sums = await gatherRunSums(scenario, ranges, counting, signal);
  // Of more shards than blocks some have trials of choices alone.
  if ([ranges.own, ranges.choices].some(({ from, to }) => from < to)) write(encodeSums(key, ranges, sums));
}

function headerFor(
  { scenario, index, of, call }: Pick<ShardAsked, "scenario" | "index" | "of" | "call">,
  version: string,
  parts: readonly ShardPart[],
): ShardHeader & Described {
  return {
    model: MODEL_VERSION,
    program: version,
    index,
    of,
    trials: scenario.trials,
    blockTrials: blockTrials(scenario.plan),
    replicates: scenario.plan.replicates,
    structures: scenario.plan.structures.map(({ id }) => id),
    outcomes: OUTCOME_IDS,
    parts,
    call,
  };
}

/** What a reader in another language wants to know. */
interface Described {
  readonly model: number;
  readonly replicates: number;
  readonly structures: readonly string[];
  readonly outcomes: readonly string[];
}

const ownRange = ({ trials, plan }: Scenario, index: number, of: number): TrialRange =>
  shardRange(trials, blockTrials(plan), index, of);

/** This shard's share of all that a run may simulate, cut at block edges: the scenario's trials first, with what paybacks need. */
function jobsOf(scenario: Scenario, index: number, of: number): readonly Job[] {
  const own = { ...OUTCOMES_ONLY, profits: hasPaybacks(scenario) };
  return runVariants(scenario).map(({ plan, range }, place) => ({
    plan,
    range: shardRange(range.to, blockTrials(plan), index, of),
    wants: place === 0 ? own : OUTCOMES_ONLY,
  }));
}
