import { InvalidInput, type Problem } from "../../../foundation/problem.js";
import { settingPath, splitAssignment } from "../../../scenario/overlays.js";
import { takesWholeNumbers } from "../../../scenario/schema-at.js";
import { MOST_WHAT_IFS } from "../../options/limits.js";
import { readNumberOption, wholeNumber } from "../../options/values.js";
import { drawSample } from "./draw-sample.js";
import { givenKeys, type GivenKeys } from "./given-as.js";
import { readCases } from "./read-cases.js";
import { readEnds, readList, readSteps, tooMany, type ReadParameter, type SweepAxis } from "./read-parameter.js";
import { product, type SweepFactor, type WhatIfs } from "./what-ifs.js";

declare module "../../../foundation/problem.js" {
  interface ProblemArguments {
    "sweep-key-twice": { key: string; other: string };
    "sweep-zip-lengths": { lengths: readonly { readonly key: string; readonly count: number }[] };
    "sweep-nothing": Record<never, never>;
  }
}

/** How the what-ifs of a call are made. */
export interface WhatIfsGiven {
  /** `key=from:to:step`, or `key=from:to` to draw from. */
  readonly parameterScan?: readonly string[] | undefined;
  /** `key=a,b,c`. */
  readonly parameterList?: readonly string[] | undefined;
  readonly zip?: boolean | undefined;
  /** A whole number. */
  readonly random?: string | undefined;
  /** Table of cases, with its file's name. */
  readonly cases?: { readonly file: string; readonly text: string } | undefined;
  /** Of the random sample. */
  readonly seed?: string | undefined;
  /** What is laid over the scenario besides; none of it may be what varies. */
  readonly set?: readonly string[] | undefined;
  readonly flags?: Readonly<Record<string, unknown>> | undefined;
}

/** What-ifs that were read, with what there is to tell of them. */
export interface ReadWhatIfs extends WhatIfs {
  /** How they were made. */
  readonly method: "grid" | "zip" | "random" | "cases" | "files";
  readonly warnings: readonly Problem[];
  /** Where their values were given. */
  readonly given: GivenKeys;
}

/** The what-ifs that options ask for; one without settings if they ask for none. Throws InvalidInput with everything that is wrong. */
export function readWhatIfs(given: WhatIfsGiven): ReadWhatIfs {
  const { parameterScan = [], parameterList = [], random } = given;
  const points = random === undefined ? undefined : readNumberOption(random, RANDOM);
  const scans = points === undefined ? parameterScan.map(readSteps) : [];
  const ranges = points === undefined ? [] : parameterScan.map(readEnds);
  const lists = parameterList.map(readList);
  const problems = [...scans, ...ranges, ...lists].flatMap((one) => one.problems);
  const cases = given.cases && readCases(given.cases.text, given.cases.file);
  if (points !== undefined && parameterScan.length === 0)
    problems.push(needs("--random", "-P key=from:to, a range to draw from"));
  const axes = (read: readonly ReadParameter<SweepAxis>[]) => read.flatMap((one) => one.read ?? []);
  const keys = [...parameterScan, ...parameterList].flatMap((argument) => splitAssignment(argument)?.key ?? []);
  problems.push(...keyFaults([...(cases?.keys ?? []), ...keys], given));
  refuse(problems);
  const varied = [...axes(scans), ...axes(lists)];
  const drawn = (count: number): SweepFactor =>
    drawSample(
      given.seed ?? DEFAULT_SEED,
      count,
      ranges.flatMap((one) => one.read ?? []),
      axes(lists),
      isWhole,
    );
  const own = points !== undefined ? [drawn(points)] : given.zip === true ? [zipped(varied)] : varied.map(factorOf);
  const whatIfs = product([...(cases ? [cases] : []), ...own]);
  refuseTooMany(whatIfs.count);
  const table = cases && { keys: cases.keys, ...given.cases };
  return {
    ...whatIfs,
    method: methodOf(given, whatIfs),
    warnings: problems,
    given: givenKeys(parameterScan, parameterList, table),
  };
}

/** Throws InvalidInput where there are more than one call may have. */
export function refuseTooMany(count: number): void {
  if (count > MOST_WHAT_IFS) refuse(tooMany(count).problems);
}

/** Of a sample that is drawn whatever the scenario. */
const DEFAULT_SEED = "orgfunnel";

const RANDOM = wholeNumber("--random", "whatIfs");

const isWhole = (key: string): boolean => takesWholeNumbers(settingPath(key) ?? []);

function methodOf({ random, zip, cases }: WhatIfsGiven, { parameters }: WhatIfs): ReadWhatIfs["method"] {
  if (parameters.length === 0) return "files";
  if (cases !== undefined) return "cases";
  return random !== undefined ? "random" : zip === true ? "zip" : "grid";
}

const factorOf = ({ key, values }: SweepAxis): SweepFactor => ({ keys: [key], rows: values.map((value) => [value]) });

/** All axes as one factor: their first values together, their second values, and so on. */
function zipped(axes: readonly SweepAxis[]): SweepFactor {
  const lengths = axes.map(({ key, values }) => ({ key, count: values.length }));
  if (axes.length < 2) refuse([needs("--zip", "two or more -P or -L to pair")]);
  const [{ count }] = lengths;
  if (lengths.some((other) => other.count !== count))
    refuse([{ code: "sweep-zip-lengths", severity: "error", arguments: { lengths } }]);
  return {
    keys: axes.map(({ key }) => key),
    rows: Array.from({ length: count }, (_, row) => axes.map(({ values }) => values[row])),
  };
}

/** Keys that are no paths, and those that are given twice: by the sweep itself, or by what is laid over the scenario besides. */
function keyFaults(keys: readonly string[], { set = [], flags = {} }: WhatIfsGiven): Problem[] {
  const others = set.flatMap((argument) => {
    const key = splitAssignment(argument)?.key;
    return key === undefined ? [] : [{ key, name: `--set ${key}` }];
  });
  const named = Object.entries(flags).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, name: `--${key}` }],
  );
  return keys.flatMap((key, place): Problem[] => {
    const path = settingPath(key);
    if (path === undefined) return [{ code: "set-syntax", severity: "error", arguments: { found: key } }];
    const before = keys.slice(0, place).map((other) => ({ key: other, name: other }));
    const other = [...before, ...others, ...named].find((one) => overlap(path, settingPath(one.key) ?? []));
    if (other === undefined) return [];
    return [{ code: "sweep-key-twice", severity: "error", arguments: { key, other: other.name } }];
  });
}

/** Whether one of two paths leads to the other. */
const overlap = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && a.every((part, place) => place >= b.length || isSamePart(part, b[place]));

/** `*` is every structure. */
const isSamePart = (a: string, b: string): boolean => a === b || a === "*" || b === "*";

const needs = (option: string, needed: string): Problem => ({
  code: "option-needs",
  severity: "error",
  arguments: { option, needed },
});

function refuse(problems: readonly Problem[]): void {
  if (problems.some(({ severity }) => severity === "error")) throw new InvalidInput(problems);
}
