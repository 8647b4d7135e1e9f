import * as z from "zod";
import { flowTextOf } from "./flow-text.js";
import { placesOfKey } from "./places-of-key.js";
import { nearest, type Report } from "./problems.js";
import { schemaAt } from "./schema-at.js";
import { scenarioSchema, type ScenarioShape } from "./schema.js";
import { readWrittenSettings } from "./written-settings.js";
import { shorten } from "../foundation/shorten.js";
import { describe, nodeAt, type LocatedMap, type LocatedNode } from "./located-tree.js";

/** A file whose shape is sound: as plain data, and as the tree it was read from. */
export interface Shaped {
  readonly data: ScenarioShape;
  readonly tree: LocatedMap;
}

/** The file, its counts and durations read, checked against the schema. What does not fit is reported and cut out, so that the rest can be read on. */
export function shape(file: LocatedMap, report: Report): Shaped {
  let tree = readWrittenSettings(file, report);
  for (let isWhole = true; ; isWhole = false) {
    // A schema that is used once is not worth a function of its own.
    const result = scenarioSchema.safeParse(plainData(tree), { jitless: true });
    if (result.success) return { data: result.data, tree };
    const before = tree;
    const cuts = onePerPath(result.error.issues).flatMap((issue) => reportIssue(issue, before, isWhole, report));
    tree = prune(before, cuts) as LocatedMap;
  }
}

/** The tree as plain data; objects without a prototype, so that no key is special. */
export function plainData(node: LocatedNode): unknown {
  if (node.kind === "scalar") return node.value;
  if (node.kind === "list") return node.items.map(plainData);
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, entry] of node.entries) object[key] = plainData(entry.value);
  return object;
}

/** Of several issues of a number the last one: an integer beyond 2^53 is also beyond a limit of its own, which says more. */
function onePerPath(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue.path), issue])).values()];
}

type Path = readonly PropertyKey[];

/** Reports one issue; returns the paths to cut out. What is missing once something was cut out is no fault of the file. */
function reportIssue(issue: z.core.$ZodIssue, tree: LocatedMap, isWhole: boolean, report: Report): Path[] {
  const node = nodeAt(tree, issue.path);
  if (node === undefined) {
    if (isWhole) reportMissing(issue, tree, report);
    return [issue.path.slice(0, -1)];
  }
  // A list that was long enough before something was cut out of it.
  if (!isWhole && issue.code === "too_small" && issue.origin === "array") return [issue.path];
  if (issue.code === "unrecognized_keys") return reportUnknownKeys(issue, node, report);
  const found = describe(node);
  if (issue.code === "invalid_value") {
    const allowed = issue.values.map(String);
    report("not-one-of", node.at, { found, allowed, ...nearest(found, allowed) });
  } else if (node.kind === "scalar" && typeof node.value === "number" && !Number.isFinite(node.value)) {
    report("not-finite", node.at, { found });
  } else if (issue.code === "too_small" && issue.origin !== "array" && issue.origin !== "string") {
    report("out-of-range", node.at, { found, minimum: Number(issue.minimum) });
  } else if (issue.code === "too_big" && issue.origin !== "array") {
    report("out-of-range", node.at, { found, maximum: Number(issue.maximum) });
  } else {
    const expected = expectedText(issue) + exampleText(issue.path);
    report("wrong-type", node.at, { found: foundText(node), expected });
  }
  return [issue.path];
}

/** A key that must be there is not: what it is missing from cannot be used. */
function reportMissing(issue: z.core.$ZodIssue, tree: LocatedMap, report: Report): void {
  const at = nodeAt(tree, issue.path.slice(0, -1))?.at;
  report("missing-key", at, { key: String(issue.path.at(-1)) });
}

function reportUnknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, node: LocatedNode, report: Report): Path[] {
  const allowed = allowedKeys(issue.path);
  for (const key of issue.keys) {
    const at = node.kind === "map" ? node.entries.get(key)?.at : undefined;
    const places = placesOfKey(key);
    const meant = places.length > 0 ? { places } : nearest(key, allowed);
    report("unknown-key", at ?? node.at, { found: shorten(key), allowed, ...meant });
  }
  return issue.keys.map((key) => [...issue.path, key]);
}

/** The keys the schema knows at `path`. */
function allowedKeys(path: Path): string[] {
  const schema = schemaAt(path);
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

const EXPECTED: Readonly<Record<string, string>> = {
  int: "a whole number",
  number: "a number",
  string: "a text",
  object: "a mapping",
  record: "a mapping",
  array: "a list",
  tuple: "a list of two",
};

/** A text is called one, since `"12"` looks like a number. */
function foundText(node: LocatedNode): string {
  const isText = node.kind === "scalar" && typeof node.value === "string" && node.text !== "";
  return isText ? `the text "${describe(node)}"` : describe(node);
}

function expectedText(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type") return EXPECTED[issue.expected] ?? issue.expected;
  if (issue.code !== "too_small") return "a list of two";
  if (issue.origin === "string") return "a text that is not empty";
  return issue.minimum === 1 ? "a list that is not empty" : "a list of two";
}

/** What may stand at `path`, where the schema has an example of it. */
function exampleText(path: Path): string {
  const schema = schemaAt(path);
  const examples = schema instanceof z.ZodType ? schema.meta()?.examples : undefined;
  const example: unknown = Array.isArray(examples) ? examples[0] : undefined;
  return example === undefined ? "" : `, such as ${flowTextOf(example)}`;
}

/** The node without what stands at `paths`. */
function prune(node: LocatedNode, paths: readonly Path[]): LocatedNode {
  if (paths.length === 0 || node.kind === "scalar") return node;
  const below = new Map<string, Path[]>();
  for (const [step, ...rest] of paths) {
    const key = String(step);
    const same = below.get(key);
    if (same === undefined) below.set(key, [rest]);
    else same.push(rest);
  }
  const isCut = (key: string): boolean => below.get(key)?.some((rest) => rest.length === 0) ?? false;
  if (node.kind === "list") {
    const kept = node.items.flatMap((item, index) =>
      isCut(String(index)) ? [] : [prune(item, below.get(String(index)) ?? [])],
    );
    return { ...node, items: kept };
  }
  const kept = [...node.entries].flatMap(([key, entry]) =>
    isCut(key) ? [] : [[key, { ...entry, value: prune(entry.value, below.get(key) ?? []) }] as const],
  );
  return { ...node, entries: new Map(kept), cut: true };
}
