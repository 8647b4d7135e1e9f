/** Columns of a line: a name and figures. */
export function line(name: string, ...figures: readonly string[]): void {
  console.log(`  ${name.padEnd(38)}${figures.map((figure) => figure.padStart(16)).join("")}`);
}

/** Milliseconds that `work` takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** The least of `rounds` measurements of each candidate, taken in turns: noise of the machine hits all alike. */
export function leastInTurns<Name extends string>(
  candidates: Readonly<Record<Name, () => number>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(candidates) as Name[];
  const least = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) least[name] = Math.min(least[name], candidates[name]());
  }
  return least;
}
