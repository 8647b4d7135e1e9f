import seedrandom from "seedrandom";
import { threefry } from "./threefry.js";

/** A 64-bit key of the cipher, as two 32-bit words. */
export type Key = Int32Array;

/** The master key of a seed text. Equal texts give equal keys. */
export function masterKey(seed: string): Key {
  const source = seedrandom(seed);
  return Int32Array.of(source.int32(), source.int32());
}

/**
 * The key of a named stream: the name is absorbed character by character, each through the cipher under the key so far.
 * Two names share a key only if two 64-bit states collide (1 in 2^64 per pair).
 */
export function streamKey(master: Key, name: string): Key {
  const key = Int32Array.from(master);
  for (let place = 0; place < name.length; place++) threefry(key[0], key[1], name.charCodeAt(place), place, key);
  threefry(key[0], key[1], name.length, -1, key);
  return key;
}
