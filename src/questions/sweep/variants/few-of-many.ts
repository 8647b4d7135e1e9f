import { InvalidInput } from "../../../foundation/problem.js";
import { plainNumber, readStepRange } from "./read-parameter.js";
import { decimalText } from "./decimal-range.js";
import { readWhatIfs, type WhatIfsGiven } from "./read-what-ifs.js";
import type { WhatIfs } from "./what-ifs.js";

/** Values that a range is thinned to, and what-ifs that a sample is. */
const FEW = 20;

/**
 * As many what-ifs as are asked for, but only a few different ones, spread over all: enough to tell how many and how much work they
 * are, before a million of them are made. Undefined where nothing can be left out, and where something is wrong, which reading them all tells.
 */
export function fewOfMany(given: WhatIfsGiven): Pick<WhatIfs, "count" | "at"> | undefined {
  const { parameterScan = [], parameterList = [], random } = given;
  const isSample = random !== undefined;
  if (isSample ? (plainNumber(random) ?? 0) <= FEW : given.zip === true && parameterList.length > 0) return undefined;
  const scans = isSample ? [] : parameterScan.flatMap((argument) => thinned(argument) ?? []);
  if (!isSample && scans.length < parameterScan.length) return undefined;
  const few = readOrNothing({
    ...given,
    ...(isSample
      ? { random: String(FEW) }
      : { parameterScan: [], parameterList: [...scans.map(({ list }) => list), ...parameterList] }),
  });
  if (few === undefined) return undefined;
  const longer = isSample ? [(plainNumber(random) ?? 0) / FEW] : scans.map(({ times }) => times);
  const times = given.zip === true ? (longer[0] ?? 1) : longer.reduce((product, one) => product * one, 1);
  const count = Math.round(few.count * times);
  return { count, at: (place) => few.at(Math.floor((place / count) * few.count)) };
}

/** A list of a few of the values of `-P key=from:to:step`, and how many times as many there are. */
function thinned(argument: string): { readonly list: string; readonly times: number } | undefined {
  const read = readStepRange(argument);
  if (read === undefined) return undefined;
  const { key, range } = read;
  const kept = Math.min(FEW, range.count);
  const values = Array.from({ length: kept }, (_, place) => range.at(Math.floor(((place + 0.5) * range.count) / kept)));
  return { list: `${key}=${values.map(decimalText).join(",")}`, times: range.count / kept };
}

function readOrNothing(given: WhatIfsGiven): WhatIfs | undefined {
  try {
    return readWhatIfs(given);
  } catch (error) {
    if (error instanceof InvalidInput) return undefined;
    throw error;
  }
}
