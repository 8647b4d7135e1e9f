import { latinHypercube } from "../../../analysis/sweep/latin-hypercube.js";
import { decimalSize, decimalText, type WrittenDecimal } from "./decimal-range.js";
import type { SweepAxis, SweepRange } from "./read-parameter.js";
import type { SweepFactor, SweepParameter } from "./what-ifs.js";

/** So fine that no two strata of a range share a value. */
const STEPS_PER_STRATUM = 100;

/**
 * `points` what-ifs by a Latin hypercube: of each range a value in each of so many parts of it, of each list every value equally
 * often but for one.
 * @param isWhole whether a key takes whole numbers alone
 */
export function drawSample(
  seed: string,
  points: number,
  ranges: readonly SweepRange[],
  lists: readonly SweepAxis[],
  isWhole: (key: string) => boolean,
): SweepFactor {
  const keys = [...ranges, ...lists].map(({ key }) => key);
  const places = latinHypercube(seed, keys, points);
  const valueOf = [
    ...ranges.map((range) => inRange(range, points, isWhole(range.key))),
    ...lists.map(
      ({ values }) =>
        (share: number) =>
          values[Math.floor(share * values.length)],
    ),
  ];
  const rows = Array.from({ length: points }, (_, point) => valueOf.map((value, key) => value(places[key][point])));
  const drawn = ranges.map(({ key, from, to }): SweepParameter => ({
    key,
    values: [decimalText(from), decimalText(to)],
    drawn: true,
  }));
  return { keys, rows, parameters: [...drawn, ...lists] };
}

/** The value at a share of the range, rounded to what tells all of them apart. */
function inRange({ from, to }: SweepRange, points: number, isWhole: boolean): (share: number) => string {
  const [low, high] = [decimalSize(from), decimalSize(to)];
  const width = high - low;
  const { unit } = from;
  const textOf = (value: number, places: number): string => decimalText(rounded(value, places, unit));
  if (isWhole) {
    const [first, last] = [Math.ceil(low), Math.floor(high)];
    return (share) => textOf(first + Math.floor(share * (last - first + 1)), 0);
  }
  const places = Math.max(from.places, to.places, Math.ceil(-Math.log10(width / (STEPS_PER_STRATUM * points))));
  return (share) => textOf(low + share * width, places);
}

function rounded(value: number, places: number, unit: string): WrittenDecimal {
  const text = Math.abs(value).toFixed(places).replace(".", "");
  return { digits: BigInt(text) * (value < 0 ? -1n : 1n), places, unit };
}
