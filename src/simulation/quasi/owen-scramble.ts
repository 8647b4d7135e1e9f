/**
 * An Owen scrambling of a binary fraction of 32 bits: every bit is flipped or not by a hash of the bits above it and the seed, so
 * that scrambled points are uniform, each on its own, and keep the evenness of their set (Owen 1995, "Randomly permuted
 * (t,m,s)-nets and (t,s)-sequences"). The hash works on the reversed bits, where a carry only goes from higher bits of the
 * fraction to lower ones: Burley 2020, "Practical hash-based Owen scrambling", Journal of Computer Graphics Techniques 9(4),
 * listing 2, with the constants given there after Laine & Karras 2011.
 */
export function owenScramble(fraction: number, seed: number): number {
  let bits = (reversedBits(fraction) + seed) | 0;
  bits ^= Math.imul(bits, 0x6c50b47c);
  bits ^= Math.imul(bits, 0xb82f1e52);
  bits ^= Math.imul(bits, 0xc7afe638);
  bits ^= Math.imul(bits, 0x8d22f6e6);
  return reversedBits(bits);
}

/** The 32 bits in reverse order (Warren 2013, "Hacker's Delight", 2nd edition, section 7-1). */
function reversedBits(word: number): number {
  let bits = ((word & 0x55555555) << 1) | ((word >>> 1) & 0x55555555);
  bits = ((bits & 0x33333333) << 2) | ((bits >>> 2) & 0x33333333);
  bits = ((bits & 0x0f0f0f0f) << 4) | ((bits >>> 4) & 0x0f0f0f0f);
  bits = ((bits & 0x00ff00ff) << 8) | ((bits >>> 8) & 0x00ff00ff);
  return (bits << 16) | (bits >>> 16);
}
