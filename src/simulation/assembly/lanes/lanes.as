/**
 * Samples that are simulated side by side, two (f64x2) or four (i32x4, f32x4) in an instruction. An array with lanes holds
 * entry e of lane l at e * LANES + l. The translator knows these two numbers as well.
 */
export const LANES: i32 = 32;
export const LANE_BYTES: usize = 256;

/** Memory for numbers of a function that outlive a loop over the lanes: a stack of frames. */
const FRAMES: usize = memory.data(65536, 16);
let top: usize = FRAMES;

@inline
export function enterFrame(slots: i32): usize {
  const frame = top;
  top += slots * LANE_BYTES;
  return frame;
}

@inline
export function leaveFrame(frame: usize): void {
  top = frame;
}

/** Whether a mask of two lanes has both. A bit mask takes half the instructions of `all_true`. */
@inline
export function areAll(mask: v128): boolean {
  return i64x2.bitmask(mask) === 3;
}

@inline
export function isAny(mask: v128): boolean {
  return i64x2.bitmask(mask) !== 0;
}

/** `Math.round`, as AssemblyScript has it. */
export function roundLanes(x: v128): v128 {
  const up = f64x2.ceil(x);
  return v128.bitselect(up, f64x2.sub(up, f64x2.splat(1)), f64x2.le(f64x2.sub(up, f64x2.splat(0.5)), x));
}
