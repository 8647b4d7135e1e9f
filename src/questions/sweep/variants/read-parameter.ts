import type { Problem } from "../../../foundation/problem.js";
import { MULTIPLES } from "../../../assumptions/quantity.js";
import { splitAssignment } from "../../../scenario/overlays.js";
import { MOST_WHAT_IFS } from "../../options/limits.js";
import {
  decimalRange,
  decimalText,
  inOneUnit,
  readDecimal,
  type DecimalRange,
  type WrittenDecimal,
} from "./decimal-range.js";
import { splitList } from "./value-list.js";

declare module "../../../foundation/problem.js" {
  interface ProblemArguments {
    "sweep-end-not-reached": { key: string; values: readonly string[]; end: string };
    "sweep-value-twice": { key: string; value: string; again: string };
    "sweep-too-many": { found: number; limit: number };
    "sweep-cut-number": { key: string; found: string; part: string };
  }
}

/** A key and the values it takes, as `--set` takes them. */
export interface SweepAxis {
  readonly key: string;
  readonly values: readonly string[];
}

/** A key and the ends between which values of it are drawn, in one unit. */
export interface SweepRange {
  readonly key: string;
  readonly from: WrittenDecimal;
  readonly to: WrittenDecimal;
}

/** What was read, with what there is to tell of it; nothing read goes with an error. */
export interface ReadParameter<Read> {
  readonly read?: Read;
  readonly problems: readonly Problem[];
}

const STEPS = "key=from:to:step, such as market.leads_per_month=150:350:50";
const ENDS = "key=from:to with --random, such as market.leads_per_month=150:350";
const LIST = "key=a,b,c, such as funnel.win_inbound=12%,20%,28%";

/** `-P key=from:to:step`. */
export function readSteps(argument: string): ReadParameter<SweepAxis> {
  const parts = readParts(argument);
  if (parts === undefined || parts.numbers.length !== 3) {
    const isDrawn = parts?.numbers.length === 2;
    return refused("-P", argument, isDrawn ? `a step: ${STEPS}; or add --random to draw from it` : STEPS);
  }
  const [from, to, step] = parts.numbers;
  const range = decimalRange(from, to, step);
  const { key } = parts;
  if (range === undefined)
    return refused("-P", argument, `a step that leads from the first value to the last: ${STEPS}`);
  if (range.count > MOST_WHAT_IFS) return tooMany(range.count);
  const values = Array.from({ length: range.count }, (_, place) => decimalText(range.at(place)));
  if (range.reachesEnd) return { read: { key, values }, problems: [] };
  const details = { key, values: values.length > MOST_TOLD ? values.slice(-1) : values, end: decimalText(to) };
  return {
    read: { key, values },
    problems: [{ code: "sweep-end-not-reached", severity: "warning", arguments: details }],
  };
}

/** So many values are told where they do not end as asked; of more the last one. */
const MOST_TOLD = 8;

/** The values of `-P key=from:to:step`, made when asked for; undefined where it is none. */
export function readStepRange(argument: string): { readonly key: string; readonly range: DecimalRange } | undefined {
  const parts = readParts(argument);
  if (parts?.numbers.length !== 3) return undefined;
  const [from, to, step] = parts.numbers;
  const range = decimalRange(from, to, step);
  return range && { key: parts.key, range };
}

/** `-P key=from:to` of a random sample. */
export function readEnds(argument: string): ReadParameter<SweepRange> {
  const parts = readParts(argument);
  if (parts?.numbers.length !== 2) return refused("-P", argument, ENDS);
  const [from, to] = parts.numbers;
  const isRising = decimalRange(from, to, { digits: 1n, places: 0, unit: from.unit }) !== undefined;
  if (!isRising || decimalText(from) === decimalText(to)) return refused("-P", argument, `a range that rises: ${ENDS}`);
  return { read: { key: parts.key, from, to }, problems: [] };
}

/** `-L key=a,b,c`. */
export function readList(argument: string): ReadParameter<SweepAxis> {
  const split = splitAssignment(argument);
  const values = split === undefined ? [] : splitList(split.value);
  if (split === undefined || values.includes("")) return refused("-L", argument, LIST);
  const { key } = split;
  const part = values.find((value, place) => place > 0 && CUT.test(value) && HEAD.test(values[place - 1]));
  if (part !== undefined) {
    const details = { key, found: split.value, part };
    return { problems: [{ code: "sweep-cut-number", severity: "error", arguments: details }] };
  }
  const problems = sameValues(key, values);
  return { ...(problems.length === 0 && { read: { key, values } }), problems };
}

/** Three digits that no number begins with, behind what may have been its begin. */
const CUT = /^0\d\d\b/u;
const HEAD = /(?:^|\D)\d{1,3}$/u;

interface Parts {
  readonly key: string;
  readonly numbers: readonly WrittenDecimal[];
}

function readParts(argument: string): Parts | undefined {
  const split = splitAssignment(argument);
  if (split === undefined) return undefined;
  const numbers = split.value.split(":").map(readDecimal);
  const read = numbers.filter((number) => number !== undefined);
  const unified = read.length === numbers.length ? inOneUnit(read) : undefined;
  return unified && { key: split.key, numbers: unified };
}

/** Every value that is there a second time, be it in other words. */
function sameValues(key: string, values: readonly string[]): Problem[] {
  const known = new Map<string, string>();
  return values.flatMap((again): Problem[] => {
    const same = sameText(again);
    const value = known.get(same);
    if (value === undefined) {
      known.set(same, again);
      return [];
    }
    return [{ code: "sweep-value-twice", severity: "error", arguments: { key, value, again } }];
  });
}

/** Equal for texts of one number: `12%` and `0.12`. */
export function sameText(value: string): string {
  const plain = value.replace(/^(["'])(.*)\1$/u, "$2");
  const number = plainNumber(plain);
  return number === undefined ? plain : String(number);
}

/** The number that a text stands for, where it stands for one and no unit of time is behind it. */
export function plainNumber(text: string): number | undefined {
  const decimal = readDecimal(text);
  const power = decimal && (decimal.unit === "" ? 0 : decimal.unit === "%" ? -2 : POWERS[decimal.unit.toLowerCase()]);
  return decimal === undefined || power === undefined
    ? undefined
    : Number(`${decimal.digits}e${power - decimal.places}`);
}

const POWERS: Readonly<Record<string, number | undefined>> = MULTIPLES;

const refused = (option: string, found: string, expected: string): { readonly problems: readonly Problem[] } => ({
  problems: [{ code: "option-value", severity: "error", arguments: { option, found, expected } }],
});

export const tooMany = (found: number): { readonly problems: readonly Problem[] } => ({
  problems: [{ code: "sweep-too-many", severity: "error", arguments: { found, limit: MOST_WHAT_IFS } }],
});
