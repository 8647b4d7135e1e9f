/** Test functions of sensitivity analysis with indices known in closed form; x[i] uniform in 0..1. */
export interface TestFunction {
  readonly name: string;
  readonly inputs: number;
  readonly value: (x: readonly number[]) => number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/**
 * sin x1 + a sin^2 x2 + b x3^4 sin x1, x uniform in -pi..pi, a = 7, b = 0.1 (Ishigami & Homma 1990; indices as in Saltelli et al.,
 * "Sensitivity Analysis", 2000): V1 = (1 + b pi^4/5)^2 / 2, V2 = a^2/8, V13 = b^2 pi^8 (1/18 - 1/50).
 */
export const ISHIGAMI: TestFunction = (() => {
  const [a, b] = [7, 0.1];
  const v1 = (1 + (b * Math.PI ** 4) / 5) ** 2 / 2;
  const v2 = a ** 2 / 8;
  const v13 = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const total = v1 + v2 + v13;
  return {
    name: "Ishigami",
    inputs: 3,
    value: (u) => {
      const [x1, x2, x3] = u.map((p) => Math.PI * (2 * p - 1));
      return Math.sin(x1) + a * Math.sin(x2) ** 2 + b * x3 ** 4 * Math.sin(x1);
    },
    first: [v1 / total, v2 / total, 0],
    total: [(v1 + v13) / total, v2 / total, v13 / total],
  };
})();

/** Product of (|4 x - 2| + a) / (1 + a): V_i = 1 / (3 (1 + a_i)^2), V_Ti = V_i prod_(j != i) (1 + V_j), V = prod (1 + V_i) - 1 (Saltelli & Sobol' 1995). */
export const SOBOL_G: TestFunction = (() => {
  const a = [0, 1, 4.5, 9];
  const own = a.map((each) => 1 / (3 * (1 + each) ** 2));
  const all = own.reduce((product, v) => product * (1 + v), 1);
  return {
    name: "Sobol' G",
    inputs: a.length,
    value: (x) => a.reduce((product, each, i) => (product * (Math.abs(4 * x[i] - 2) + each)) / (1 + each), 1),
    first: own.map((v) => v / (all - 1)),
    total: own.map((v) => (v * (all / (1 + v))) / (all - 1)),
  };
})();
