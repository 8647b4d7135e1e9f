import { INPUT_IDS } from "../funnel/model/inputs.js";
import type { Block } from "./block.js";
import { createPoints } from "./design.js";
import type { Engine, EngineFeed } from "./engine.js";
import { createCopula, drawnInputs, inputKeys, uncertainStreams } from "./inputs.js";
import type { Key } from "./keys.js";
import type { Plan } from "./plan.js";
import { isTwoPiece } from "../distributions/two-piece-normal.js";

/** Readies the lanes of an engine. */
export interface Feeder {
  /** For `samples` samples of a block from `first` on, no more than there are lanes; lanes to spare repeat the last. */
  readonly fill: (block: Block, first: number, samples: number) => void;
  /** Whether all that was drawn for a lane, and all effects of a structure in it, are finite numbers. */
  readonly isGiven: (structure: number, lane: number) => boolean;
}

/** For an engine that draws the inputs itself. What it cannot (designs, correlations, other laws) is done here, lane by lane. */
export function createLaneFeeder(plan: Plan, engine: Engine, feed: EngineFeed, master: Key): Feeder {
  const { lanes, trials } = engine;
  const streams = uncertainStreams(plan);
  const keys = inputKeys(streams, master);
  const points = createPoints(plan, streams, keys);
  const correlate = createCopula(plan, streams);
  const isPlain = plan.design === undefined && plan.sampling === undefined && plan.correlations.length === 0;
  const others = drawnInputs(plan, streams, (spec) => !isTwoPiece(spec));
  const uniforms = new Float64Array(streams.length);
  fillCertain(plan, engine, feed);
  keys.forEach((key, stream) => {
    feed.keys.set(key, 2 * stream);
  });

  const drawUniforms = (block: Block, places: Int32Array): void => {
    if (isPlain) {
      feed.drawUniforms();
      return;
    }
    for (let lane = 0; lane < lanes; lane++) {
      points.fill(block.firstTrial + places[lane], uniforms);
      correlate(uniforms);
      for (let stream = 0; stream < uniforms.length; stream++) feed.uniforms[stream * lanes + lane] = uniforms[stream];
    }
    feed.scoreUniforms();
  };
  const places = new Int32Array(lanes);

  const fill: Feeder["fill"] = (block, first, samples) => {
    for (let lane = 0; lane < lanes; lane++) {
      const sample = first + Math.min(lane, samples - 1);
      places[lane] = Math.floor(sample / plan.replicates);
      trials[lane] = points.luckTrial(block.firstTrial + places[lane]);
      engine.replicates[lane] = sample % plan.replicates;
    }
    drawUniforms(block, places);
    feed.drawValues();
    for (const { place, stream, quantile } of others) {
      for (let lane = 0; lane < lanes; lane++) {
        feed.values[place * lanes + lane] = quantile(feed.uniforms[stream * lanes + lane]);
      }
    }
    feed.pass();
    if (block.inputs === undefined) return;
    for (let lane = 0; lane < samples; lane++) copyValues(feed.values, lanes, lane, block.inputs, places[lane]);
  };

  return { fill, isGiven: (structure, lane) => feed.faults[lane] + feed.faults[(1 + structure) * lanes + lane] === 0 };
}

/** What is the same in all trials. */
function fillCertain(plan: Plan, engine: Engine, feed: EngineFeed): void {
  const { lanes, world } = engine;
  plan.inputs.forEach(({ id, distribution }, place) => {
    if (distribution.kind !== "constant") return;
    feed.values.fill(distribution.value, place * lanes, (place + 1) * lanes);
    const to = INPUT_IDS.indexOf(id);
    if (to >= 0) world.fill(distribution.value, to * lanes, (to + 1) * lanes);
  });
  for (const { states } of engine.structures) for (const { effects } of states) effects.fill(1);
}

function copyValues(values: Float64Array, lanes: number, lane: number, inputs: Float64Array, place: number): void {
  const count = values.length / lanes;
  for (let input = 0; input < count; input++) inputs[place * count + input] = values[input * lanes + lane];
}
