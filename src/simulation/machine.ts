import { Effect } from "../funnel/effect-vector.js";
import { simulateHorizon } from "../funnel/horizon.js";
import { OUTCOMES } from "../funnel/outcomes.js";
import { Tally } from "../funnel/tally.js";
import { fillTerms, Term } from "../funnel/terms.js";
import { World, WORLD_IDS } from "../funnel/world.js";
import { EFFECT_TARGETS } from "../organisation/effects.js";
import type { Block } from "./block.js";
import type { Wants } from "./executor.js";
import { createInputSampler } from "./inputs.js";
import { masterKey } from "./keys.js";
import type { Plan, PlannedStructure } from "./plan.js";
import { createSheet } from "./sheet.js";

/** A plan made ready to simulate any of its trials. */
export interface Machine {
  /** Simulates `trials` trials from `firstTrial` on. */
  readonly simulate: (firstTrial: number, trials: number, wants: Wants) => Block;
}

/** One structure with its work arrays. */
interface Runner {
  readonly structure: PlannedStructure;
  /** Per factor: the effect it multiplies and the input that holds its value. */
  readonly factors: readonly { readonly effect: number; readonly input: number }[];
  readonly effects: Float64Array;
  readonly terms: Float64Array;
}

export function createMachine(plan: Plan): Machine {
  const master = masterKey(plan.seed);
  const inputs = createInputSampler(plan, master);
  const sheet = createSheet(master, plan.horizonMonths, certainDispersion(plan));
  const places = worldPlaces(plan);
  const runners = plan.structures.map((structure) => createRunner(plan, structure));
  const values = new Float64Array(plan.inputs.length);
  const world = new Float64Array(World.Size);
  const tally = new Float64Array(Tally.Size);
  const now = new Float64Array(Tally.Size);

  const prepareTrial = (trial: number): void => {
    inputs.sample(trial, values);
    for (let id = 0; id < World.Size; id++) world[id] = values[places[id]];
    for (const runner of runners) prepareRunner(runner, plan, world, values);
  };

  const simulate: Machine["simulate"] = (firstTrial, trials, wants) => {
    const block = emptyBlock(plan, firstTrial, trials, wants);
    const samples = trials * plan.replicates;
    for (let sample = 0; sample < samples; sample++) {
      const replicate = sample % plan.replicates;
      const trialInBlock = (sample - replicate) / plan.replicates;
      const trial = firstTrial + trialInBlock;
      if (replicate === 0) {
        prepareTrial(trial);
        block.inputs?.set(values, trialInBlock * values.length);
      }
      sheet.fill(trial, replicate, world);
      for (let place = 0; place < runners.length; place++) {
        const monthlyAt = (sample * runners.length + place) * plan.horizonMonths * Tally.Size;
        simulateHorizon(
          tally,
          now,
          runners[place].terms,
          sheet,
          plan.horizonMonths,
          plan.startMonth,
          block.tallies,
          monthlyAt,
        );
        recordOutcomes(block.outcomes, place, sample, samples, tally);
      }
    }
    return block;
  };

  return { simulate };
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

function recordOutcomes(
  outcomes: Float64Array,
  structure: number,
  sample: number,
  samples: number,
  tally: Float64Array,
): void {
  for (let outcome = 0; outcome < OUTCOMES.length; outcome++) {
    outcomes[(structure * OUTCOMES.length + outcome) * samples + sample] = OUTCOMES[outcome].value(tally, 0);
  }
}

function createRunner(plan: Plan, structure: PlannedStructure): Runner {
  return {
    structure,
    factors: structure.effects.map(({ target, input }) => ({
      effect: EFFECT_TARGETS.indexOf(target),
      input: inputPlace(plan, input),
    })),
    effects: new Float64Array(Effect.Size),
    terms: new Float64Array(Term.Size),
  };
}

function prepareRunner(runner: Runner, plan: Plan, world: Float64Array, values: Float64Array): void {
  runner.effects.fill(1);
  for (const { effect, input } of runner.factors) runner.effects[effect] *= values[input];
  const { marketing, sales } = runner.structure.posts;
  fillTerms(runner.terms, world, runner.effects, marketing, sales, plan.todayPosts.marketing);
}

/** Where each entry of the world vector stands among the plan's inputs. */
function worldPlaces(plan: Plan): Int32Array {
  return Int32Array.from(WORLD_IDS, (id) => inputPlace(plan, id));
}

function inputPlace(plan: Plan, id: string): number {
  const place = plan.inputs.findIndex((input) => input.id === id);
  if (place < 0) throw new Error(`the plan has no input ${id}`);
  return place;
}

function certainDispersion(plan: Plan): number | undefined {
  const { distribution } = plan.inputs[inputPlace(plan, WORLD_IDS[World.LeadDispersion])];
  return distribution.kind === "constant" ? distribution.value : undefined;
}
