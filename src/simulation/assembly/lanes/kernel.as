import { kernel } from "../kernel";
import { Feed } from "./feed";

/** The kernel for samples side by side as a WebAssembly module: what a kernel exports, and a feed of inputs. */
export * from "../kernel";

let feed: Feed = new Feed(0, 0, 0, 0, 0, 0, 0);
const feeds: Array<Feed> = [];

/** The feed of the kernel at this place. */
export function chooseFeed(place: i32): void {
  feed = feeds[place];
}

/** For the kernel made last. */
export function createFeed(
  streams: i32,
  laws: i32,
  values: i32,
  copies: i32,
  steps: i32,
  overrides: i32,
  structures: i32,
  strength: f64,
): void {
  feed = new Feed(streams, laws, values, copies, steps, overrides, structures);
  feed.strength = strength;
  feeds.push(feed);
}

export function drawUniforms(): void {
  feed.drawUniforms(kernel.sheet.trials, feeds[0]);
}

export function scoreUniforms(): void {
  feed.scoreUniforms();
}

export function drawValues(): void {
  feed.drawValues();
}

export function passInputs(): void {
  feed.pass(kernel);
}

export function feedKeys(): Int32Array {
  return feed.keys;
}

export function feedSharedStreams(): Int32Array {
  return feed.sharedStreams;
}

export function feedUniforms(): Float64Array {
  return feed.uniforms;
}

export function feedLaws(): Int32Array {
  return feed.laws;
}

export function feedParameters(): Float64Array {
  return feed.parameters;
}

export function feedValues(): Float64Array {
  return feed.values;
}

export function feedCopies(): Int32Array {
  return feed.copies;
}

export function feedSteps(): Int32Array {
  return feed.steps;
}

export function feedOverrides(): Int32Array {
  return feed.overrides;
}

export function feedFaults(): Float64Array {
  return feed.faults;
}
