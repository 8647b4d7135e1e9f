import { createHash } from "node:crypto";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { sha256, sha256Hex } from "../../src/foundation/sha256.js";

describe("SHA-256", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  test("is that of FIPS 180-4, appendix B.1", () => {
    expect(sha256Hex("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });

  test("is the same where there is nothing of Node's, of any text", () => {
    const host = process as unknown as { getBuiltinModule: () => unknown };
    const native = vi.spyOn(host, "getBuiltinModule").mockReturnValue(undefined);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect([...sha256(text)]).toEqual([...createHash("sha256").update(text).digest()]);
      }),
    );
    expect(native).toHaveBeenCalled();
  });
});
