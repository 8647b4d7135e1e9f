import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sha256 } from "../../src/scenario/sha256.js";

it("gives the digest of FIPS 180-4's example", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

it("agrees with node's own", () => {
  const own = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
    expect(sha256("x".repeat(length))).toBe(own("x".repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (text) => sha256(text) === own(text)),
    { seed: 1 },
  );
});
