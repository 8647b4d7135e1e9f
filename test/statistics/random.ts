/** Uniform numbers in (0, 1) for tests, keyed by (key, index): two rounds of a 32-bit mixer. */
export function uniform(key: number, index: number): number {
  return (mix(mix(key * 0x9e3779b9 + 0x7f4a7c15) ^ Math.imul(index + 1, 0x85ebca6b)) + 0.5) / 2 ** 32;
}

/** Standard normal numbers by Box & Muller, keyed by (key, index). */
export function normal(key: number, index: number): number {
  const radius = Math.sqrt(-2 * Math.log(uniform(key, 2 * index)));
  return radius * Math.cos(2 * Math.PI * uniform(key, 2 * index + 1));
}

function mix(word: number): number {
  let x = word >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}
