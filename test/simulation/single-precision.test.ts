import { beforeAll, describe, expect, it } from "vitest";
import { binomialQuantile } from "../../src/distributions/binomial-quantile.js";
import { exp } from "../../src/distributions/elementary/exp.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { compileForLanes } from "../../src/simulation/assembly/compile.js";

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

interface Probe {
  readonly score: (u: number) => number;
  readonly expanded: (u: number, n: number, p: number, isPoisson: boolean) => number;
  readonly expandedLoss: (u: number, n: number, hazard: number) => number;
  readonly lastAllowance: () => number;
  readonly drawn: (u: number, n: number, p: number, beside: number) => number;
  readonly lost: (u: number, n: number, hazard: number, beside: number) => number;
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
    expect(worst).toBeLessThan(5e-7);
  });

  it.each([
    ["binomial", false],
    ["Poisson", true],
  ])("err by less than a quarter of what the expansion of the %s quantile is allowed", (_, isPoisson) => {
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
    expect(worst).toBeLessThan(0.25);
  });

  it("err by less than a quarter of that for what is lost under a hazard, and say nothing where it is large", () => {
    let worst = 0;
    for (const u of uniforms(997)) {
      const z = normalQuantile(u);
      for (let size = 0; size <= 24; size++) {
        const n = Math.ceil(2 ** (size * 0.9));
        for (let i = 0; i <= 18; i++) {
          const hazard = 0.4 * 0.7 ** i;
          const p = -Math.expm1(-hazard);
          const variance = n * p * (1 - p);
          const single = probe.expandedLoss(u, n, hazard);
          if (variance < 0.3 || Number.isNaN(single)) continue;
          const exact = expansion(z, n * p, variance, 1 - 2 * p, p * (1 - p));
          worst = Math.max(worst, Math.abs(single - exact) / probe.lastAllowance());
        }
      }
    }
    expect(worst).toBeGreaterThan(0.02);
    expect(worst).toBeLessThan(0.25);
    expect(probe.expandedLoss(0.5, 100, 0.39)).not.toBeNaN();
    for (const hazard of [0.41, 5, Infinity, NaN]) expect(probe.expandedLoss(0.5, 100, hazard)).toBeNaN();
  });
});

const SIZES = [0, 1, 2, 3, 5, 8, 13, 40, 999, 1001];

/** Where the distribution function steps, from the start on, and what is next to it. */
function aroundSteps(n: number, p: number): number[] {
  const steps = [];
  let mass = (1 - p) ** n;
  let sum = mass;
  for (let k = 1; k <= Math.min(n, 8); k++) {
    steps.push(sum - 2 ** -52, sum, sum + 2 ** -52);
    mass *= ((n - k + 1) / k) * (p / (1 - p));
    sum += mass;
  }
  return steps.filter((u) => u > 0 && u < 1);
}

describe("binomial draws in lanes", () => {
  // Of halves and quarters every sum is exact, so that a uniform can be where the distribution function steps.
  const probabilities = [0.25, 0.75, 0.5, 0.03, 0.31, 0.58, 0.92, 0.999, 0, 1];

  it("are those of the sources, from either end, in the tails and where the distribution function steps", () => {
    for (const n of SIZES) {
      for (const p of probabilities) {
        for (const u of [...uniforms(300), ...aroundSteps(n, p)]) {
          const counts = probabilities.map((beside) => probe.drawn(u, n, p, beside));
          const expected = binomialQuantile(u, normalQuantile(u), n, p);
          expect(counts, `${u} of ${n} with ${p}`).toEqual(counts.map(() => expected));
        }
      }
    }
  });

  it("are those of the sources under a hazard, small or large", () => {
    const hazards = [0, 1e-9, 0.001, 0.01, 0.05, 0.2, 0.39, 0.41, 1, 40];
    for (const n of SIZES) {
      for (const hazard of hazards) {
        const p = 1 - exp(-hazard);
        for (const u of [...uniforms(300), ...aroundSteps(n, p), 1 - n * hazard].filter((one) => one > 0 && one < 1)) {
          const counts = hazards.map((beside) => probe.lost(u, n, hazard, beside));
          const expected = binomialQuantile(u, normalQuantile(u), n, p);
          expect(counts, `${u} of ${n} under ${hazard}`).toEqual(counts.map(() => expected));
        }
      }
    }
  });
});
