import { Bench } from "tinybench";
import { binomialQuantile } from "../../src/distributions/binomial-quantile.js";
import { exp } from "../../src/distributions/elementary/exp.js";
import { log } from "../../src/distributions/elementary/log.js";
import { gammaFromTable } from "../../src/distributions/gamma-from-table.js";
import { createGammaTable } from "../../src/distributions/gamma-table.js";
import { poissonQuantile } from "../../src/distributions/poisson-quantile.js";
import { normalQuantile } from "../../src/distributions/special/normal-quantile.js";
import { threefry, toUniform } from "../../src/simulation/threefry.js";
import { line } from "./report.js";

const DRAWS = 10_000;

/** Every variate at uniforms of its own, in JavaScript; the compiled kernel is quicker. */
export async function benchVariates(): Promise<void> {
  const block = new Int32Array(2);
  const uniforms = Float64Array.from({ length: DRAWS }, (_, place) => {
    threefry(1, 2, place, 0, block);
    return toUniform(block);
  });
  const scores = uniforms.map(normalQuantile);
  const gamma = createGammaTable(12);
  const sum = (variate: (place: number) => number) => () => {
    let total = 0;
    for (let place = 0; place < DRAWS; place++) total += variate(place);
    return total;
  };
  const uniform = (place: number) => {
    threefry(1, 2, place, 0, block);
    return toUniform(block);
  };
  const bench = new Bench({ time: 200, warmupTime: 50 });
  bench.add("uniform (threefry)", sum(uniform));
  bench.add(
    "normal",
    sum((place) => normalQuantile(uniforms[place])),
  );
  bench.add(
    "gamma from table",
    sum((place) => gammaFromTable(gamma, scores[place])),
  );
  for (const [n, p] of [
    [10, 0.03],
    [20, 0.2],
    [60, 0.4],
    [400, 0.01],
    [5000, 0.3],
  ]) {
    bench.add(
      `binomial n = ${n}, p = ${p}`,
      sum((place) => binomialQuantile(uniforms[place], scores[place], n, p)),
    );
  }
  for (const mean of [0.5, 5, 50, 5000]) {
    bench.add(
      `Poisson mean = ${mean}`,
      sum((place) => poissonQuantile(uniforms[place], scores[place], mean)),
    );
  }
  bench.add(
    "exp",
    sum((place) => exp(scores[place])),
  );
  bench.add(
    "exp of the engine",
    sum((place) => Math.exp(scores[place])),
  );
  bench.add(
    "log",
    sum((place) => log(uniforms[place])),
  );
  bench.add(
    "log of the engine",
    sum((place) => Math.log(uniforms[place])),
  );
  await bench.run();
  for (const { name, result } of bench.tasks) {
    if ("latency" in result) line(name, `${((result.latency.p50 / DRAWS) * 1e6).toFixed(1)} ns`);
  }
}
