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
export const streamKey = (master: Key, name: string): Key => absorbed(master, [name])[0];

/** The same for many names. Not to be changed: whoever asks for the same, as the plans of a batch do, is given the same. */
export function streamKeys(master: Key, names: readonly string[]): readonly Key[] {
  const asked = JSON.stringify([...master, ...names]);
  const keys = known.get(asked) ?? absorbed(master, names);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(asked, keys);
  return keys;
}

const known = new Map<string, readonly Key[]>();
/** Lists of names: of a plan there are two. */
const MOST_KNOWN = 16;

/** What a name begins with like the one before it is absorbed once. */
function absorbed(master: Key, names: readonly string[]): readonly Key[] {
  const longest = names.reduce((most, { length }) => Math.max(most, length), 0);
  /** The state after so many characters of a name, two words each. */
  const states = new Int32Array(2 * longest + 2);
  states.set(master);
  let before = "";
  const key = new Int32Array(2);
  return names.map((name) => {
    for (let place = sharedLength(before, name); place < name.length; place++) {
      threefry(states[2 * place], states[2 * place + 1], name.charCodeAt(place), place, key);
      states.set(key, 2 * place + 2);
    }
    before = name;
    threefry(states[2 * name.length], states[2 * name.length + 1], name.length, -1, key);
    return key.slice();
  });
}

/** How many characters both begin with. */
function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
