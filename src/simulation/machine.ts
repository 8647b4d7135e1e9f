import { createGammaTable } from "../distributions/gamma-table.js";
import { COST_LINES } from "../funnel/cost-lines.js";
import { DEAL_DRAWS, DRAWS, LEAD_SPREAD, START_DRAWS } from "../funnel/model/draws.js";
import { INPUT_IDS } from "../funnel/model/inputs.js";
import { Input, Setup, Tally, Today } from "../funnel/model/places.js";
import { OUTCOMES, type OutcomeId } from "../funnel/outcomes.js";
import type { Block, MonthlyOutcomes } from "./block.js";
import type { Engine, EngineMaker, EngineState } from "./engine.js";
import type { Wants } from "./runner.js";
import { fastestEngine } from "./fastest-engine.js";
import { createInputSampler } from "./inputs.js";
import { type Key, masterKey, streamKeys } from "./keys.js";
import { createLaneFeeder, type Feeder } from "./lane-feeder.js";
import { createLeadSpread } from "./lead-spread.js";
import { TEAMS, type Posts } from "../organisation/structure.js";
import type { Plan, PlannedState } from "./plan.js";
import { createCostsRecorder } from "./costs-recorder.js";
import { createMonthsRecorder } from "./months-recorder.js";
import { createRecorder, talliesPerStructure, type Recorder } from "./recorder.js";
import { relativeEffects } from "./relative-effects.js";
import { talliedMonths } from "./work.js";

/** A plan made ready to simulate any of its trials. */
export interface Machine {
  /** Simulates `trials` trials from `firstTrial` on. */
  readonly simulate: (firstTrial: number, trials: number, wants: Wants) => Block;
  /** A block of these trials with nothing in it, to be filled a few trials at a time. */
  readonly begin: (firstTrial: number, trials: number, wants: Wants) => Block;
  /** Simulates trial `place` of the block and those that go side by side with it. @returns how many, at least 1 */
  readonly fill: (block: Block, place: number) => number;
}

/**
 * So many structures go through a month together where samples do: they share the making of their deals, and few enough of
 * them stay in the cache.
 */
const STRUCTURES_TOGETHER = 8;

/** @param makeEngine what runs the kernel; the numbers are the same for all */
export function createMachine(plan: Plan, makeEngine: EngineMaker = fastestEngine): Machine {
  const engine = makeEngine(plan);
  const feeder = createFeeder(plan, engine);
  const record = createRecorder(engine, feeder);
  const trialsAtOnce = Math.max(1, Math.floor(engine.lanes / plan.replicates));

  const begin: Machine["begin"] = (firstTrial, trials, wants) => emptyBlock(plan, firstTrial, trials, wants);

  // Most plans are never asked for months.
  let recordMonths: Recorder | undefined;
  let recordCosts: Recorder | undefined;

  const simulateSamples = (block: Block, first: number, samples: number): void => {
    feeder.fill(block, first, samples);
    engine.prepare();
    engine.drawLuck();
    const recordsMonths = block.monthly !== undefined || block.profits !== undefined;
    const recordsCosts = block.costs !== undefined;
    const keepMonths =
      recordsMonths || recordsCosts || talliesPerStructure(block, engine.structures.length) > Tally.Size;
    const together = keepMonths || engine.lanes === 1 ? 1 : STRUCTURES_TOGETHER;
    for (let from = 0; from < engine.structures.length; from += together) {
      const end = Math.min(engine.structures.length, from + together);
      engine.simulate(from, end, keepMonths);
      for (let structure = from; structure < end; structure++) record(block, first, samples, structure);
      if (recordsMonths) (recordMonths ??= createMonthsRecorder(engine, feeder))(block, first, samples, from);
      if (recordsCosts) (recordCosts ??= createCostsRecorder(engine))(block, first, samples, from);
    }
  };

  const fill: Machine["fill"] = (block, place) => {
    const trials = Math.min(trialsAtOnce, block.trials - place);
    const end = (place + trials) * plan.replicates;
    for (let sample = place * plan.replicates; sample < end; sample += engine.lanes) {
      simulateSamples(block, sample, Math.min(engine.lanes, end - sample));
    }
    return trials;
  };

  const simulate: Machine["simulate"] = (firstTrial, trials, wants) => {
    const block = begin(firstTrial, trials, wants);
    for (let place = 0; place < trials;) place += fill(block, place);
    return block;
  };

  return { simulate, begin, fill };
}

/** Writes what is the same for all samples once, and returns what readies the engine for some. */
function createFeeder(plan: Plan, engine: Engine): Feeder {
  const { lanes, feed } = engine;
  const master = masterKey(plan.seed);
  fillKeys(engine.keys, master);
  postsInOrder(plan.todayPosts).forEach((posts, team) => {
    const at = (Today.PostsMarketing + team) * lanes;
    engine.today.fill(posts, at, at + lanes);
  });
  plan.structures.forEach(({ states }, structure) => {
    states.forEach((state, number) => {
      fillSetup(state, engine.structures[structure].states[number].setup);
    });
  });
  const own = feed ? createLaneFeeder(plan, engine, feed, master) : createTrialFeeder(plan, engine, master);
  const fillLeads = createLeadFiller(plan, engine, master);
  return {
    ...own,
    fill: (block, first, samples) => {
      own.fill(block, first, samples);
      fillLeads();
    },
  };
}

/** For an engine that takes its inputs one trial at a time. */
function createTrialFeeder(plan: Plan, engine: Engine, master: Key): Feeder {
  const { lanes } = engine;
  const inputs = createInputSampler(plan, master);
  const places = Int32Array.from(INPUT_IDS, (id) => inputPlace(plan, id));
  const values = new Float64Array(plan.inputs.length);
  const fillers = plan.structures.flatMap(({ states }, structure) =>
    states.map((state, number) => createStateFiller(plan, state, engine.structures[structure].states[number], lanes)),
  );
  /** Per lane: whether all that was drawn for its trial is a finite number. */
  const isFinite = new Array<boolean>(lanes).fill(true);
  let sampled: number | undefined;

  const fillLane = (block: Block, sample: number, lane: number): void => {
    const place = Math.floor(sample / plan.replicates);
    const trial = block.firstTrial + place;
    if (trial !== sampled) inputs.sample(trial, values);
    sampled = trial;
    isFinite[lane] = values.every(Number.isFinite);
    block.inputs?.set(values, place * values.length);
    for (let id = 0; id < Input.Size; id++) engine.world[id * lanes + lane] = values[places[id]];
    for (const fillState of fillers) fillState(values, engine.world, lane);
    engine.trials[lane] = inputs.luckTrial(trial);
    engine.replicates[lane] = sample % plan.replicates;
  };
  return {
    fill: (block, first, samples) => {
      for (let lane = 0; lane < lanes; lane++) fillLane(block, first + Math.min(lane, samples - 1), lane);
    },
    isGiven: (structure, lane) =>
      isFinite[lane] && engine.structures[structure].states.every((state) => hasFiniteEffects(state, lanes, lane)),
  };
}

/** Certain dispersions have a table in the engine; for others, fills the lead factors of the lanes. */
function createLeadFiller(plan: Plan, engine: Engine, master: Key): () => void {
  const { lanes } = engine;
  const dispersion = certainDispersion(plan);
  if (dispersion !== undefined) {
    engine.leadTable.set(createGammaTable(dispersion));
    engine.useLeadTable();
    return () => undefined;
  }
  const leadSpread = createLeadSpread(master, plan.horizonMonths);
  return () => {
    for (let lane = 0; lane < lanes; lane++) {
      const size = engine.world[Input.MarketLeadDispersion * lanes + lane];
      const factors = leadSpread(engine.trials[lane], engine.replicates[lane], size);
      for (let month = 0; month < factors.length; month++) engine.leadFactors[month * lanes + lane] = factors[month];
    }
  };
}

/** The keys of the sheet's streams, in their order. */
function fillKeys(keys: Int32Array, master: Key): void {
  const names = [...DRAWS, ...START_DRAWS, ...DEAL_DRAWS, LEAD_SPREAD].map(({ id }) => `luck.${id}`);
  streamKeys(master, names).forEach((key, place) => {
    keys.set(key, 2 * place);
  });
}

function emptyBlock(plan: Plan, firstTrial: number, trials: number, wants: Wants): Block {
  const samples = trials * plan.replicates;
  const structures = plan.structures.length;
  return {
    firstTrial,
    trials,
    replicates: plan.replicates,
    outcomes: new Float64Array(structures * (wants.outcomes ?? OUTCOMES).length * samples),
    ...(wants.outcomes && { outcomeIds: wants.outcomes }),
    ...(wants.inputs && { inputs: new Float64Array(plan.inputs.length * trials) }),
    ...(wants.tallies && {
      tallies: new Float64Array(samples * structures * talliedMonths(wants, plan.horizonMonths) * Tally.Size),
    }),
    ...(wants.costs && { spent: new Float64Array(structures * samples) }),
    ...(wants.costs === "lines" && { costs: new Float64Array(structures * COST_LINES.length * samples) }),
    ...(wants.profits && { profits: new Float64Array(samples * structures * plan.horizonMonths) }),
    ...(wants.monthly && { monthly: emptyMonthly(wants.monthly, plan, samples) }),
  };
}

const emptyMonthly = (
  ids: readonly OutcomeId[],
  { structures, horizonMonths: months }: Plan,
  samples: number,
): MonthlyOutcomes => ({
  ids,
  months,
  values: new Float64Array(2 * structures.length * ids.length * months * samples),
  overflowed: new Uint8Array(structures.length * months),
});

function hasFiniteEffects({ effects }: EngineState, lanes: number, lane: number): boolean {
  for (let at = lane; at < effects.length; at += lanes) if (!Number.isFinite(effects[at])) return false;
  return true;
}

/** Fills a state's effects, and its own world if it overrides inputs, in one lane from the values of a trial. */
type StateFiller = (values: Float64Array, world: Float64Array, lane: number) => void;

function fillSetup(state: PlannedState, setup: Float64Array): void {
  setup.set(postsInOrder(state.posts), Setup.PostsMarketing);
  for (const team of state.disrupted) setup[Setup.DisruptedMarketing + TEAMS.indexOf(team)] = 1;
  setup[Setup.From] = state.from;
  setup[Setup.ManagersAtBookCost] = state.managers.atBookCost;
  setup[Setup.ManagersGivenCost] = state.managers.givenCostMonthly;
}

function createStateFiller(plan: Plan, state: PlannedState, to: EngineState, lanes: number): StateFiller {
  const placeOf = (id: string): number => inputPlace(plan, id);
  const fillEffects = relativeEffects(state, plan.todayEffects ?? [], plan.effectStrength ?? 1, placeOf);
  const overridden = state.overrides.map(({ assumption, input }) => ({
    to: INPUT_IDS.indexOf(assumption),
    from: placeOf(input),
  }));
  return (values, world, lane) => {
    fillEffects(to.effects, values, lanes, lane);
    if (overridden.length === 0) return;
    for (let at = lane; at < world.length; at += lanes) to.world[at] = world[at];
    for (const { to: place, from } of overridden) to.world[place * lanes + lane] = values[from];
  };
}

const postsInOrder = (posts: Posts): readonly number[] => TEAMS.map((team) => posts[team]);

function inputPlace(plan: Plan, id: string): number {
  const place = plan.inputs.findIndex((input) => input.id === id);
  if (place < 0) throw new Error(`the plan has no input ${id}`);
  return place;
}

function certainDispersion(plan: Plan): number | undefined {
  const { distribution } = plan.inputs[inputPlace(plan, INPUT_IDS[Input.MarketLeadDispersion])];
  return distribution.kind === "constant" ? distribution.value : undefined;
}
