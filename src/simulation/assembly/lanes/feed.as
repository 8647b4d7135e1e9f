import { Input } from "../../../funnel/model/places";
import { Kernel } from "../../kernel";
import { exp } from "./exp";
import { LANE_BYTES, LANES } from "./lanes";
import { log } from "./log";
import { normalQuantiles } from "./normal-quantile";
import { uniforms } from "./threefry";

/** Numbers that describe a law, a step and an override: see simulation/feed-plan.ts. */
const LAW: i32 = 3;
const STEP: i32 = 6;
const OVERRIDE: i32 = 4;

/** Draws the inputs of all lanes and passes them on to the worlds and effects of a kernel. */
export class Feed {
  readonly keys: Int32Array;
  readonly uniforms: Float64Array;
  readonly laws: Int32Array;
  /** Median and standard deviations below and above, of every law. */
  readonly parameters: Float64Array;
  readonly values: Float64Array;
  readonly copies: Int32Array;
  readonly steps: Int32Array;
  readonly overrides: Int32Array;
  /** Of the values, and then of the effects of every structure: 0 where all are finite, else NaN. */
  readonly faults: Float64Array;
  /** Per stream: which of the first feed's it is, or -1. */
  readonly sharedStreams: Int32Array;
  strength: f64 = 1;
  private readonly drawnTrials: Int32Array = new Int32Array(LANES);
  private isDrawn: boolean = false;
  private readonly k0: Int32Array = new Int32Array(LANES);
  private readonly k1: Int32Array = new Int32Array(LANES);
  /** The normal quantiles of the uniforms. */
  private readonly scores: Float64Array;
  private readonly zeros: Int32Array = new Int32Array(LANES);

  constructor(streams: i32, laws: i32, values: i32, copies: i32, steps: i32, overrides: i32, structures: i32) {
    this.keys = new Int32Array(2 * streams);
    this.sharedStreams = new Int32Array(streams);
    this.uniforms = new Float64Array(streams * LANES);
    this.scores = new Float64Array(streams * LANES);
    this.laws = new Int32Array(laws * LAW);
    this.parameters = new Float64Array(laws * 3);
    this.values = new Float64Array(values * LANES);
    this.copies = new Int32Array(2 * copies);
    this.steps = new Int32Array(steps * STEP);
    this.overrides = new Int32Array(overrides * OVERRIDE);
    this.faults = new Float64Array((1 + structures) * LANES);
    this.sharedStreams.fill(-1);
  }

  /**
   * The uniforms of the streams: of the block (trial, 0) under the key of each.
   * @param first of the feeds beside each other: what it has drawn for these trials is not drawn again
   */
  drawUniforms(trials: Int32Array, first: Feed): void {
    const shares = first.hasDrawn(trials);
    for (let stream: i32 = 0; stream < this.keys.length >> 1; stream++) {
      const at = <usize>stream * LANE_BYTES;
      const shared = shares ? this.sharedStreams[stream] : -1;
      if (shared < 0) {
        this.drawStream(stream, trials);
        continue;
      }
      const from = <usize>shared * LANE_BYTES;
      memory.copy(this.uniforms.dataStart + at, first.uniforms.dataStart + from, LANE_BYTES);
      memory.copy(this.scores.dataStart + at, first.scores.dataStart + from, LANE_BYTES);
    }
    this.drawnTrials.set(trials);
    this.isDrawn = true;
  }

  /** Whether the last uniforms and scores are those of these trials. */
  private hasDrawn(trials: Int32Array): boolean {
    return this.isDrawn && memory.compare(trials.dataStart, this.drawnTrials.dataStart, trials.byteLength) === 0;
  }

  private drawStream(stream: i32, trials: Int32Array): void {
    this.k0.fill(this.keys[2 * stream]);
    this.k1.fill(this.keys[2 * stream + 1]);
    const place = <usize>stream * LANE_BYTES;
    const to = this.uniforms.dataStart + place;
    for (let o: usize = 0; o < 4 * LANES; o += 32) {
      uniforms(this.k0.dataStart, this.k1.dataStart, trials.dataStart + o, this.zeros.dataStart, to + 2 * o);
    }
    normalQuantiles(to, this.scores.dataStart + place, LANE_BYTES);
  }

  /** The normal quantiles of uniforms that were put in. */
  scoreUniforms(): void {
    this.isDrawn = false;
    normalQuantiles(this.uniforms.dataStart, this.scores.dataStart, this.uniforms.byteLength);
  }

  /** The values of the inputs whose laws are here: see distributions/two-piece-normal.ts. */
  drawValues(): void {
    for (let law: i32 = 0; law < this.laws.length; law += LAW) {
      const to = this.values.dataStart + <usize>this.laws[law] * LANE_BYTES;
      const from = this.scores.dataStart + <usize>this.laws[law + 1] * LANE_BYTES;
      const scale = this.laws[law + 2];
      const median = f64x2.splat(this.parameters[law]);
      const below = f64x2.splat(this.parameters[law + 1]);
      const above = f64x2.splat(this.parameters[law + 2]);
      for (let o: usize = 0; o < LANE_BYTES; o += 16) {
        const z = v128.load(from + o);
        const sd = v128.bitselect(below, above, f64x2.lt(z, f64x2.splat(0)));
        v128.store(to + o, ofScore(f64x2.add(median, f64x2.mul(z, sd)), scale));
      }
    }
  }

  /** Fills the kernel's worlds and effects, and says of which lanes a number is not finite. */
  pass(kernel: Kernel): void {
    const values = this.values.dataStart;
    const world = kernel.world.dataStart;
    for (let copy: i32 = 0; copy < this.copies.length; copy += 2) {
      const to = world + <usize>this.copies[copy + 1] * LANE_BYTES;
      memory.copy(to, values + <usize>this.copies[copy] * LANE_BYTES, LANE_BYTES);
    }
    for (let at: i32 = 0; at < this.overrides.length; at += OVERRIDE) this.overrideInput(at, kernel);
    for (let at: i32 = 0; at < this.steps.length; at += STEP) this.step(at, kernel);
    this.findFaults(this.values, this.faults.dataStart);
    for (let place: i32 = 0; place < kernel.structures.length; place++) {
      const to = this.faults.dataStart + <usize>(1 + place) * LANE_BYTES;
      memory.fill(to, 0, LANE_BYTES);
      const states = kernel.structures[place].states;
      for (let number: i32 = 0; number < states.length; number++) addFaults(states[number].effects, to);
    }
  }

  private findFaults(numbers: Float64Array, to: usize): void {
    memory.fill(to, 0, LANE_BYTES);
    addFaults(numbers, to);
  }

  private overrideInput(at: i32, kernel: Kernel): void {
    const world = kernel.structures[this.overrides[at]].states[this.overrides[at + 1]].world.dataStart;
    const from = this.overrides[at + 2];
    if (from < 0) memory.copy(world, kernel.world.dataStart, Input.Size * LANE_BYTES);
    else {
      const to = world + <usize>this.overrides[at + 3] * LANE_BYTES;
      memory.copy(to, this.values.dataStart + <usize>from * LANE_BYTES, LANE_BYTES);
    }
  }

  /** Multiplies an effect, which is 1 before its first step, divides it, or raises it to the strength. */
  private step(at: i32, kernel: Kernel): void {
    const effects = kernel.structures[this.steps[at]].states[this.steps[at + 1]].effects.dataStart;
    const effect = effects + <usize>this.steps[at + 2] * LANE_BYTES;
    const kind = this.steps[at + 3];
    const values = this.values.dataStart;
    const base = values + <usize>this.steps[at + 4] * LANE_BYTES;
    const exponent = this.steps[at + 5];
    for (let o: usize = 0; o < LANE_BYTES; o += 16) {
      if (kind === 4) {
        v128.store(effect + o, exp(f64x2.mul(f64x2.splat(this.strength), log(v128.load(effect + o)))));
        continue;
      }
      let factor = v128.load(base + o);
      if (exponent >= 0) {
        factor = exp(f64x2.mul(v128.load(values + <usize>exponent * LANE_BYTES + o), log(factor)));
      }
      const before = (kind & 1) === 0 ? f64x2.splat(1.0) : v128.load(effect + o);
      v128.store(effect + o, kind < 2 ? f64x2.mul(before, factor) : f64x2.div(before, factor));
    }
  }
}

/** A score's value: scale 0 is as it is, 1 logarithmic, 2 logit. */
@inline
function ofScore(score: v128, scale: i32): v128 {
  if (scale === 0) return score;
  if (scale === 1) return exp(score);
  return f64x2.div(f64x2.splat(1), f64x2.add(f64x2.splat(1), exp(f64x2.neg(score))));
}

/** 0 times a number is 0 if it is finite, else NaN. */
function addFaults(numbers: Float64Array, to: usize): void {
  const from = numbers.dataStart;
  const end = from + <usize>numbers.byteLength;
  for (let o: usize = 0; o < LANE_BYTES; o += 16) {
    let sum = v128.load(to + o);
    for (let at = from + o; at < end; at += LANE_BYTES) {
      sum = f64x2.add(sum, f64x2.mul(v128.load(at), f64x2.splat(0)));
    }
    v128.store(to + o, sum);
  }
}
