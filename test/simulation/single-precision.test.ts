import { beforeAll, describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { compileForLanes } from "../../src/simulation/assembly/compile.js";

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

interface Probe {
  readonly score: (u: number) => number;
  readonly expanded: (u: number, n: number, p: number, isPoisson: boolean) => number;
  readonly lastAllowance: () => number;
}

let probe: Probe;
beforeAll(async () => {
  const module = new WebAssembly.Module(await compileForLanes("../test/simulation/probe.ts"));
  probe = new WebAssembly.Instance(module, { env: { abort: () => undefined } }).exports as Probe;
});

/** Uniforms of both halves, down to the far tails. */
function uniforms(count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    const tail = 0.5 * 10 ** (-16 * ((share * 7) % 1));
    return i % 3 === 0 ? share : i % 3 === 1 ? tail : 1 - tail;
  }).filter((u) => u > 0 && u < 1);
}

/** The expansion of both quantile functions in double precision; a = 0 and skew = 1 is Poisson. */
function expansion(z: number, mean: number, variance: number, skew: number, a: number): number {
  const sd = Math.sqrt(variance);
  const zz = z * z;
  const even = (zz - 1) / 6 + ((1 + a / 2) * (zz * (3 * zz + 7) - 16)) / 810 / variance;
  return mean + 0.5 + skew * even + sd * (z - (z * (2 - 14 * a + zz * (1 + 2 * a))) / 72 / variance);
}

describe("draws in single precision", () => {
  it("have scores that err by less than a millionth or so, and none in the far tails", () => {
    let worst = 0;
    for (const u of uniforms(300_000)) {
      const [exact, single] = [normalQuantile(u), probe.score(u)];
      if (Math.abs(exact) > 5.45) expect(single).toBeNaN();
      if (Number.isNaN(single)) expect(Math.abs(exact)).toBeGreaterThan(5.4);
      else worst = Math.max(worst, Math.abs(single - exact) / (1 + Math.abs(exact)));
    }
    expect(worst).toBeGreaterThan(1e-8); // or the scan does not see what it should
    expect(worst).toBeLessThan(5e-6);
  });

  it.each([
    ["binomial", false],
    ["Poisson", true],
  ])("err by less than half of what the expansion of the %s quantile is allowed", (_, isPoisson) => {
    let worst = 0;
    for (const u of uniforms(997)) {
      const z = normalQuantile(u);
      for (let size = 0; size <= 24; size++) {
        const n = Math.ceil(2 ** (size * 0.9));
        for (let i = -9; i <= 9; i++) {
          const p = 1 / (1 + Math.exp(-i));
          const mean = n * p;
          const variance = isPoisson ? mean : mean * (1 - p);
          if (variance < 0.3) continue;
          const single = probe.expanded(u, n, p, isPoisson);
          if (Number.isNaN(single)) continue;
          const exact = isPoisson
            ? expansion(z, mean, mean, 1, 0)
            : expansion(z, mean, variance, 1 - 2 * p, p * (1 - p));
          worst = Math.max(worst, Math.abs(single - exact) / probe.lastAllowance());
        }
      }
    }
    expect(worst).toBeGreaterThan(0.02);
    expect(worst).toBeLessThan(0.5);
  });
});
