import { OTHER_BASE } from "./locate.js";
import { givenTwice } from "./given-twice.js";
import type { Report } from "./problems.js";
import { readYamlValue } from "./read-yaml.js";
import { TOP_LEVEL_KEYS } from "./schema.js";
import { shorten } from "../foundation/shorten.js";
import type { LocatedMap, LocatedNode, LocatedScalar, Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "set-syntax": { found: string };
    "set-moves-today": { path: string };
  }
}

/** What the command line adds to a scenario, weakest first: `--params` files, `--set path=value`, named flags. */
export interface Overlays {
  readonly params?: readonly string[];
  readonly set?: readonly string[];
  readonly flags?: NamedFlags;
}

/** Values of `--trials`, `--seed`, ... as the user typed them, or as numbers. */
export type NamedFlags = Readonly<
  Partial<
    Record<
      "trials" | "seed" | "horizon" | "reference" | "objective" | "replicates" | "effects",
      string | number | undefined
    >
  >
>;

/**
 * The tree that `--set path=value` stands for. The path is dotted, a name with a dot in double quotes
 * (`structures."a.b".mandate`); a path that does not start with a top-level key is an assumption id. The value is YAML.
 * `inFile` is where the argument stands, if not on the command line.
 */
export function setOverlay(argument: string, report: Report, inFile?: Place): LocatedMap | undefined {
  const placeAt = (column: number, keyPath: string): Place =>
    inFile ?? { position: { file: "--set", line: 1, column }, keyPath, line: shorten(argument) };
  const { key: pathText = "", value: valueText = "" } = splitAssignment(argument, false) ?? {};
  const parts = pathParts(pathText);
  if (parts === undefined) {
    report("set-syntax", placeAt(1, ""), { found: shorten(argument) });
    return undefined;
  }
  const path = fullPath(parts);
  const keyPath = path.join(".");
  const place = (offset: number, below: string): Place => placeAt(pathText.length + 2 + offset, below);
  const value = readYamlValue(valueText, place, report, keyPath);
  return value === undefined ? undefined : overlayAt(path, value, placeAt(1, keyPath), report);
}

/** Keys that several arguments of `--set` give different values: the last one counts, and that is told. */
export function reportSetTwice(set: readonly string[], report: Report): void {
  const given = set.flatMap((argument) => {
    const assignment = splitAssignment(argument);
    const path = assignment && settingPath(assignment.key);
    return assignment && path ? [[path.join("."), assignment.value] as const] : [];
  });
  for (const twice of givenTwice(given)) {
    const at: Place = { position: { file: "--set", line: 1, column: 1 }, keyPath: twice.what, line: "" };
    report("given-twice", at, { ...twice, values: twice.values.map((value) => shorten(value)) }, "warning");
  }
}

/** What sets today's posts, for one structure or many, is told what it does. */
function overlayAt(path: readonly string[], value: LocatedNode, at: Place, report: Report): LocatedMap {
  if (path[0] === "teams") report("set-moves-today", at, { path: path.join(".") }, "warning");
  return nested(path, value, at);
}

/** A dotted path and what is written behind its equals sign. */
interface Assignment {
  readonly key: string;
  readonly value: string;
}

/** Both sides of `path=value`, without the spaces around them; undefined if it is none. */
export function splitAssignment(argument: string, isTrimmed = true): Assignment | undefined {
  const match = /^((?:"[^"]*"|[^"=])+)=(.*\S.*)$/su.exec(argument);
  if (match === null) return undefined;
  const [, key, value] = match;
  return isTrimmed ? { key: key.trim(), value: value.trim() } : { key, value };
}

/** The keys of a file that lead to what `pathText` names; undefined if it is no path. */
export function settingPath(pathText: string): readonly string[] | undefined {
  const parts = pathParts(pathText);
  return parts && fullPath(parts);
}

/** The tree with `value` at the path that `pathText` writes, as in `setOverlay`. */
export function pathOverlay(pathText: string, value: LocatedNode, at: Place, report: Report): LocatedMap | undefined {
  const parts = pathParts(pathText);
  if (parts !== undefined) return overlayAt(fullPath(parts), value, at, report);
  report("set-syntax", at, { found: shorten(pathText) });
  return undefined;
}

/** A path that does not start with a top-level key is an assumption id; so is one that is more than the key `start` alone. */
function fullPath(parts: readonly string[]): readonly string[] {
  const isKey = TOP_LEVEL_KEYS.includes(parts[0] ?? "") && (parts[0] !== "start" || parts.length === 1);
  return isKey ? parts : ["assumptions", ...parts];
}

function pathParts(text: string): string[] | undefined {
  const path = text.trim().normalize("NFC");
  if (!/^(?:"[^"]+"|[^".\s]+)(?:\.(?:"[^"]+"|[^".]+))*$/u.test(path)) return undefined;
  return [...path.matchAll(/"[^"]+"|[^".]+/gu)].map(([part]) => part.replaceAll('"', ""));
}

/** The tree of the named flags that are given. */
export function flagsOverlay(flags: NamedFlags): LocatedMap {
  const at: Place = { position: { file: "--flags", line: 1, column: 1 }, keyPath: "", line: "" };
  const entries = Object.entries(flags).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const text = String(value).normalize("NFC");
    const flag = {
      position: { file: `--${key}`, line: 1, column: 1 },
      keyPath: key,
      line: `--${key} ${shorten(text)}`,
    };
    const scalar: LocatedScalar = { kind: "scalar", at: flag, value: flagValue(key, text), text };
    return [[key, { key, at: flag, value: scalar }] as const];
  });
  return { kind: "map", at, entries: new Map(entries) };
}

const TEXT_FLAGS = ["seed", "reference", "objective"];

function flagValue(key: string, text: string): string | number {
  const isText = TEXT_FLAGS.includes(key) || text.trim() === "" || OTHER_BASE.test(text.trim());
  return isText || Number.isNaN(Number(text)) ? text : Number(text);
}

/** What is wrong with one of the maps is told of the part of the path that leads there. */
function nested(path: readonly string[], value: LocatedNode, at: Place, above: readonly string[] = []): LocatedMap {
  const [key = "", ...rest] = path;
  const inner = rest.length === 0 ? value : nested(rest, value, at, [...above, key]);
  return { kind: "map", at: { ...at, keyPath: above.join(".") }, entries: new Map([[key, { key, at, value: inner }]]) };
}
