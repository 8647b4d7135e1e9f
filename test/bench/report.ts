/** Columns of a line: a name and figures. */
export function line(name: string, ...figures: readonly string[]): void {
  console.log(`  ${name.padEnd(38)}${figures.map((figure) => ` ${figure.padStart(15)}`).join("")}`);
}

/** Milliseconds that `work` takes. */
export function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Milliseconds of processor time that `work` takes: others at work on the machine count less. */
export function cpuTimed(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Measurements of each candidate, taken in turns: noise of the machine hits all alike. */
function measuredInTurns<Name extends string>(
  candidates: Readonly<Record<Name, () => number>>,
  rounds: number,
): Record<Name, number[]> {
  const names = Object.keys(candidates) as Name[];
  const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) for (const name of names) measured[name].push(candidates[name]());
  return measured;
}

const each = <Name extends string>(measured: Record<Name, number[]>, of: (all: readonly number[]) => number) =>
  Object.fromEntries(Object.entries<number[]>(measured).map(([name, all]) => [name, of(all)])) as Record<Name, number>;

/** The least of `rounds` measurements of each candidate. */
export const leastInTurns = <Name extends string>(
  candidates: Readonly<Record<Name, () => number>>,
  rounds: number,
): Record<Name, number> => each(measuredInTurns(candidates, rounds), (all) => Math.min(...all));

/** The median of an odd number of `rounds`. */
export const mediansInTurns = <Name extends string>(
  candidates: Readonly<Record<Name, () => number>>,
  rounds: number,
): Record<Name, number> =>
  each(measuredInTurns(candidates, rounds), (all) => [...all].sort((a, b) => a - b)[(rounds - 1) / 2]);
