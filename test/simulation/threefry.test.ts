import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEAL_DRAWS, DRAWS, LEAD_SPREAD } from "../../src/funnel/model/draws.js";
import { BOOK } from "../../src/assumptions/book.js";
import { masterKey, streamKey, streamKeys } from "../../src/simulation/keys.js";
import { threefry, toUniform } from "../../src/simulation/threefry.js";

describe("threefry", () => {
  // The known-answer tests that the authors ship with their Random123 library (threefry2x32, 20 rounds).
  it.each([
    [
      [0, 0],
      [0, 0],
      [0x6b200159, 0x99ba4efe],
    ],
    [
      [-1, -1],
      [-1, -1],
      [0x1cb996fc, 0xbb002be7],
    ],
    [
      [0x13198a2e, 0x03707344],
      [0x243f6a88, 0x85a308d3],
      [0xc4923a9c, 0x483df7a0],
    ],
  ])("key %j, counter %j", (key, counter, answer) => {
    const block = new Int32Array(2);
    threefry(key[0], key[1], counter[0], counter[1], block);
    expect([...block].map((word) => word >>> 0)).toEqual(answer);
  });

  it("may overwrite the array its key or counter came from", () => {
    const block = Int32Array.of(1, 2);
    const fresh = new Int32Array(2);
    threefry(1, 2, 3, 4, fresh);
    threefry(block[0], block[1], 3, 4, block);
    expect(block).toEqual(fresh);
  });
});

describe("uniforms", () => {
  it("lie strictly between 0 and 1 at the extreme blocks", () => {
    expect(toUniform(Int32Array.of(0, 0))).toBe(2 ** -53);
    expect(toUniform(Int32Array.of(-1, -1))).toBe(1 - 2 ** -53);
  });

  it("have the moments of a uniform, within 5 standard errors", () => {
    const n = 200_000;
    const block = new Int32Array(2);
    let sum = 0;
    let squares = 0;
    let neighbours = 0;
    let last = 0.5;
    for (let i = 0; i < n; i++) {
      threefry(7, 11, i, 0, block);
      const u = toUniform(block);
      sum += u;
      squares += u * u;
      neighbours += (u - 0.5) * (last - 0.5);
      last = u;
    }
    expect(Math.abs(sum / n - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(squares / n - 1 / 3)).toBeLessThan(5 * Math.sqrt(4 / 45 / n));
    expect(Math.abs(neighbours / n)).toBeLessThan((5 * (1 / 12)) / Math.sqrt(n));
  });
});

describe("stream keys", () => {
  const words = (key: Int32Array) => key.join(",");

  it("differ for all names the program uses", () => {
    const master = masterKey("any");
    const names = [
      ...[...DRAWS, ...DEAL_DRAWS, LEAD_SPREAD].map(({ id }) => `luck.${id}`),
      ...BOOK.map(({ id }) => `input.${id}`),
    ];
    expect(new Set(names.map((name) => words(streamKey(master, name)))).size).toBe(names.length);
  });

  it("depend on the whole name and on the seed, and on nothing else", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const master = masterKey("seed");
        expect(words(streamKey(master, a)) === words(streamKey(master, b))).toBe(a === b);
      }),
    );
    expect(words(streamKey(masterKey("1"), "x"))).not.toBe(words(streamKey(masterKey("2"), "x")));
  });

  it("are the same whichever names are asked for beside them", () => {
    const name = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const master = masterKey("seed");
        const alone = names.map((own) => words(streamKey(master, own)));
        expect(streamKeys(master, names).map(words)).toEqual(alone);
      }),
    );
  });

  it("are made once for a master and a list of names, and not for what only looks like it", () => {
    const [master, other] = [masterKey("1"), masterKey("2")];
    const keys = streamKeys(master, ["a", "b"]);
    expect(streamKeys(masterKey("1"), ["a", "b"])).toBe(keys);
    expect(streamKeys(master, ["a b"]).map(words)).toEqual([words(streamKey(master, "a b"))]);
    expect(streamKeys(master, ['a","b']).map(words)).toEqual([words(streamKey(master, 'a","b'))]);
    expect(streamKeys(other, ["a", "b"]).map(words)).not.toEqual(keys.map(words));
  });

  it("seed 0 and an empty seed are seeds like any other", () => {
    expect(words(masterKey("0"))).toBe(words(masterKey("0")));
    expect(words(masterKey(""))).toBe(words(masterKey("")));
    expect(words(masterKey("0"))).not.toBe(words(masterKey("")));
  });
});
