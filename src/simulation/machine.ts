import { exp } from "../distributions/elementary/exp.js";
import { log } from "../distributions/elementary/log.js";
import { DEAL_DRAWS, DRAWS } from "../funnel/model/draws.js";
import { INPUT_IDS } from "../funnel/model/inputs.js";
import { Input, Tally } from "../funnel/model/places.js";
import { OUTCOMES } from "../funnel/outcomes.js";
import { EFFECT_TARGETS } from "../assumptions/effect-targets.js";
import type { Block } from "./block.js";
import type { Engine, EngineMaker } from "./engine.js";
import type { Wants } from "./executor.js";
import { fastestEngine } from "./fastest-engine.js";
import { createInputSampler } from "./inputs.js";
import { type Key, masterKey, streamKey } from "./keys.js";
import { createLeadSpread } from "./lead-spread.js";
import { lastState, type Plan, type PlannedStructure } from "./plan.js";

/** A plan made ready to simulate any of its trials. */
export interface Machine {
  /** Simulates `trials` trials from `firstTrial` on. */
  readonly simulate: (firstTrial: number, trials: number, wants: Wants) => Block;
  /** A block of these trials with nothing in it, to be filled trial by trial. */
  readonly begin: (firstTrial: number, trials: number, wants: Wants) => Block;
  /** Simulates trial `place` of the block. */
  readonly fill: (block: Block, place: number) => void;
}

/** An effect that an input multiplies. */
interface Factor {
  readonly effect: number;
  readonly input: number;
}

/** @param makeEngine what runs the kernel; the numbers are the same for all */
export function createMachine(plan: Plan, makeEngine: EngineMaker = fastestEngine()): Machine {
  const master = masterKey(plan.seed);
  const inputs = createInputSampler(plan, master);
  const leadSpread = createLeadSpread(master, certainDispersion(plan));
  const places = worldPlaces(plan);
  const factors = plan.structures.map((structure) => factorsOf(plan, structure));
  const values = new Float64Array(plan.inputs.length);
  const engine = makeEngine(plan);
  fillKeys(engine.keys, master);

  const prepareTrial = (trial: number): void => {
    inputs.sample(trial, values);
    for (let id = 0; id < Input.Size; id++) engine.world[id] = values[places[id]];
    engine.structures.forEach(({ effects }, place) => {
      fillEffects(effects, factors[place], values, plan.effectStrength);
    });
    engine.prepareTrial();
  };

  const begin: Machine["begin"] = (firstTrial, trials, wants) => emptyBlock(plan, firstTrial, trials, wants);

  const fill: Machine["fill"] = (block, place) => {
    const trial = block.firstTrial + place;
    prepareTrial(trial);
    block.inputs?.set(values, place * values.length);
    const luckTrial = inputs.luckTrial(trial);
    for (let replicate = 0; replicate < plan.replicates; replicate++) {
      leadSpread(engine.leadFactors, luckTrial, replicate, engine.world[Input.MarketLeadDispersion]);
      engine.simulateSample(luckTrial, replicate, block.tallies !== undefined);
      recordSample(block, place * plan.replicates + replicate, engine);
    }
  };

  const simulate: Machine["simulate"] = (firstTrial, trials, wants) => {
    const block = begin(firstTrial, trials, wants);
    for (let place = 0; place < trials; place++) fill(block, place);
    return block;
  };

  return { simulate, begin, fill };
}

/** The keys of the sheet's streams: the draws, then the deals of both sources. */
function fillKeys(keys: Int32Array, master: Key): void {
  [...DRAWS, ...DEAL_DRAWS].forEach(({ id }, place) => {
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

function recordSample(block: Block, sample: number, engine: Engine): void {
  const samples = block.trials * block.replicates;
  engine.structures.forEach(({ tally, monthly }, structure) => {
    block.tallies?.set(monthly, (sample * engine.structures.length + structure) * monthly.length);
    for (let outcome = 0; outcome < OUTCOMES.length; outcome++) {
      const row = structure * OUTCOMES.length + outcome;
      block.outcomes[row * samples + sample] = OUTCOMES[outcome].value(tally, 0);
    }
  });
}

function factorsOf(plan: Plan, structure: PlannedStructure): Factor[] {
  return lastState(structure).effects.map(({ target, input }) => ({
    effect: EFFECT_TARGETS.indexOf(target),
    input: inputPlace(plan, input),
  }));
}

function fillEffects(effects: Float64Array, factors: readonly Factor[], values: Float64Array, strength = 1): void {
  effects.fill(1);
  for (const { effect, input } of factors) effects[effect] *= values[input];
  if (strength === 1) return;
  for (let effect = 0; effect < effects.length; effect++) effects[effect] = exp(strength * log(effects[effect]));
}

/** Where each entry of the world vector stands among the plan's inputs. */
function worldPlaces(plan: Plan): Int32Array {
  return Int32Array.from(INPUT_IDS, (id) => inputPlace(plan, id));
}

function inputPlace(plan: Plan, id: string): number {
  const place = plan.inputs.findIndex((input) => input.id === id);
  if (place < 0) throw new Error(`the plan has no input ${id}`);
  return place;
}

function certainDispersion(plan: Plan): number | undefined {
  const { distribution } = plan.inputs[inputPlace(plan, INPUT_IDS[Input.MarketLeadDispersion])];
  return distribution.kind === "constant" ? distribution.value : undefined;
}
