import { expect, test } from "vitest";
import type { DistributionSpec } from "../../src/distributions/spec.js";
import { isTwoPiece, twoPieceOf } from "../../src/distributions/two-piece-normal.js";
import { SCALABLE_SPECS } from "./scalable-specs.js";

test.each<DistributionSpec>([...SCALABLE_SPECS, { kind: "beta", alpha: 2, beta: 3 }])(
  "a law is known to be normal in two pieces without its parameters: $kind",
  (spec) => {
    expect(isTwoPiece(spec)).toBe(twoPieceOf(spec) !== undefined);
  },
);
