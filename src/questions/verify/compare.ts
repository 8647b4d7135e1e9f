import type { Manifest } from "../../report/result/manifest.js";
import { sharedSettings } from "../../report/result/result-of.js";
import type { ScenarioHeader } from "../../report/result/scenario-header.js";
import { without } from "../report/page/without.js";
import type { Verification } from "./record.js";

type Compared = Pick<Verification, "compared" | "differences">;

/** What a manifest says of its scenarios against what they say when they are answered again; their hash explains a difference and is none. */
export function compareSettings(manifest: Manifest, again: readonly ScenarioHeader[]): Compared {
  const now = without(sharedSettings(again), "scenarioHash");
  const stored = Object.fromEntries(Object.keys(now).map((key) => [key, manifest[key as keyof typeof now]]));
  return compareValues(stored, now, "manifest");
}

/** Compares two values of JSON, exactly. */
export function compareValues(stored: unknown, now: unknown, path = ""): Compared {
  if (!isTree(stored) || !isTree(now)) {
    const differences = stored === now ? [] : [{ path, stored, now }];
    return { compared: 1, differences };
  }
  const [a, b] = [entries(stored), entries(now)];
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const parts = keys.map((key) => compareValues(a.get(key), b.get(key), path === "" ? key : `${path}.${key}`));
  return {
    compared: parts.reduce((sum, part) => sum + part.compared, 0),
    differences: parts.flatMap((part) => part.differences),
  };
}

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Of a list the places, from 0, or the ids of what it lists. */
function entries(tree: object): Map<string, unknown> {
  if (!Array.isArray(tree)) return new Map(Object.entries(tree));
  return new Map(tree.map((item: unknown, place) => [nameOf(item) ?? String(place), item]));
}

function nameOf(item: unknown): string | undefined {
  return isTree(item) && "id" in item && typeof item.id === "string" ? item.id : undefined;
}
