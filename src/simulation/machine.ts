import { DEAL_DRAWS, DRAWS, START_DRAWS } from "../funnel/model/draws.js";
import { INPUT_IDS } from "../funnel/model/inputs.js";
import { Input, Setup, Tally, Today } from "../funnel/model/places.js";
import { OUTCOMES, outcomesOf } from "../funnel/outcomes.js";
import type { Block } from "./block.js";
import type { Engine, EngineMaker, EngineState } from "./engine.js";
import type { Wants } from "./runner.js";
import { fastestEngine } from "./fastest-engine.js";
import { createInputSampler } from "./inputs.js";
import { type Key, masterKey, streamKey } from "./keys.js";
import { createLeadSpread } from "./lead-spread.js";
import { TEAMS, type Posts } from "../organisation/structure.js";
import type { Plan, PlannedState } from "./plan.js";
import { relativeEffects } from "./relative-effects.js";

/** A plan made ready to simulate any of its trials. */
export interface Machine {
  /** Simulates `trials` trials from `firstTrial` on. */
  readonly simulate: (firstTrial: number, trials: number, wants: Wants) => Block;
  /** A block of these trials with nothing in it, to be filled trial by trial. */
  readonly begin: (firstTrial: number, trials: number, wants: Wants) => Block;
  /** Simulates trial `place` of the block. */
  readonly fill: (block: Block, place: number) => void;
}

/** @param makeEngine what runs the kernel; the numbers are the same for all */
export function createMachine(plan: Plan, makeEngine: EngineMaker = fastestEngine()): Machine {
  const master = masterKey(plan.seed);
  const inputs = createInputSampler(plan, master);
  const leadSpread = createLeadSpread(master, certainDispersion(plan));
  const places = Int32Array.from(INPUT_IDS, (id) => inputPlace(plan, id));
  const values = new Float64Array(plan.inputs.length);
  const engine = makeEngine(plan);
  const fillers = plan.structures.flatMap(({ states }, structure) =>
    states.map((state, number) => createStateFiller(plan, state, engine.structures[structure].states[number])),
  );
  fillKeys(engine.keys, master);
  engine.today.set(postsInOrder(plan.todayPosts), Today.PostsMarketing);

  const prepareTrial = (trial: number): void => {
    inputs.sample(trial, values);
    for (let id = 0; id < Input.Size; id++) engine.world[id] = values[places[id]];
    for (const fillState of fillers) fillState(values, engine.world);
    engine.prepareTrial();
  };

  const begin: Machine["begin"] = (firstTrial, trials, wants) => emptyBlock(plan, firstTrial, trials, wants);

  const fill: Machine["fill"] = (block, place) => {
    const trial = block.firstTrial + place;
    prepareTrial(trial);
    block.inputs?.set(values, place * values.length);
    const luckTrial = inputs.luckTrial(trial);
    const isKnown = values.every(Number.isFinite);
    const isGiven = engine.structures.map(({ states }) => isKnown && states.every(hasFiniteEffects));
    for (let replicate = 0; replicate < plan.replicates; replicate++) {
      leadSpread(engine.leadFactors, luckTrial, replicate, engine.world[Input.MarketLeadDispersion]);
      engine.simulateSample(luckTrial, replicate, block.tallies !== undefined);
      recordSample(block, place * plan.replicates + replicate, engine, isGiven);
    }
  };

  const simulate: Machine["simulate"] = (firstTrial, trials, wants) => {
    const block = begin(firstTrial, trials, wants);
    for (let place = 0; place < trials; place++) fill(block, place);
    return block;
  };

  return { simulate, begin, fill };
}

/** The keys of the sheet's streams: the draws of the months, those of the start, then the deals of both sources. */
function fillKeys(keys: Int32Array, master: Key): void {
  [...DRAWS, ...START_DRAWS, ...DEAL_DRAWS].forEach(({ id }, place) => {
    keys.set(streamKey(master, `luck.${id}`), 2 * place);
  });
}

function emptyBlock(plan: Plan, firstTrial: number, trials: number, wants: Wants): Block {
  const samples = trials * plan.replicates;
  const structures = plan.structures.length;
  return {
    firstTrial,
    trials,
    replicates: plan.replicates,
    outcomes: new Float64Array(structures * OUTCOMES.length * samples),
    ...(wants.inputs && { inputs: new Float64Array(plan.inputs.length * trials) }),
    ...(wants.tallies && { tallies: new Float64Array(samples * structures * plan.horizonMonths * Tally.Size) }),
  };
}

const hasFiniteEffects = ({ effects }: EngineState): boolean => effects.every(Number.isFinite);

/** @param isGiven per structure, whether all that goes into its trial is a number: what comes of infinity is no data */
function recordSample(block: Block, sample: number, engine: Engine, isGiven: readonly boolean[]): void {
  const samples = block.trials * block.replicates;
  engine.structures.forEach(({ tally, monthly }, structure) => {
    block.tallies?.set(monthly, (sample * engine.structures.length + structure) * monthly.length);
    outcomesOf(tally, 0).forEach((value, outcome) => {
      block.outcomes[(structure * OUTCOMES.length + outcome) * samples + sample] = isGiven[structure] ? value : NaN;
    });
  });
}

/** Fills a state's effects, and its own world if it overrides inputs, from the values of one trial. */
type StateFiller = (values: Float64Array, world: Float64Array) => void;

/** Writes a state's setup once, and returns what fills it for every trial. */
function createStateFiller(plan: Plan, state: PlannedState, to: EngineState): StateFiller {
  to.setup.set(postsInOrder(state.posts), Setup.PostsMarketing);
  for (const team of state.disrupted) to.setup[Setup.DisruptedMarketing + TEAMS.indexOf(team)] = 1;
  to.setup[Setup.From] = state.from;
  to.setup[Setup.ManagersAtBookCost] = state.managers.atBookCost;
  to.setup[Setup.ManagersGivenCost] = state.managers.givenCostMonthly;
  const placeOf = (id: string): number => inputPlace(plan, id);
  const fillEffects = relativeEffects(state, plan.todayEffects ?? [], plan.effectStrength ?? 1, placeOf);
  const overridden = state.overrides.map(({ assumption, input }) => ({
    to: INPUT_IDS.indexOf(assumption),
    from: placeOf(input),
  }));
  return (values, world) => {
    fillEffects(to.effects, values);
    if (overridden.length > 0) to.world.set(world);
    for (const { to: place, from } of overridden) to.world[place] = values[from];
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
