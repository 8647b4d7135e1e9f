import { pathOverlay, setOverlay } from "../overlays.js";
import { flowText } from "../flow-text.js";
import type { Report } from "../problems.js";
import { child, describe, entriesOf, type LocatedMap, type LocatedNode } from "../located-tree.js";

/** What a check lays over the scenario. */
export interface CheckSettings {
  /** Weakest first. */
  readonly layers: readonly LocatedMap[];
  /** The same in words: `horizon=60`. */
  readonly texts: readonly string[];
}

/** Keys of a scenario that make no difference to a check: it has trials, names and checks of its own. */
const NOT_A_SETTING = new Set([
  "name",
  "description",
  "extends",
  "currency",
  "trials",
  "replicates",
  "reference",
  "checks",
]);

/** `horizon:` and `set:` of a check; undefined, with the reasons reported, if they cannot be read. */
export function readCheckSettings(node: LocatedMap, report: Report): CheckSettings | undefined {
  const horizon = child(node, "horizon");
  const set = child(node, "set");
  const settings = [
    ...(set === undefined ? [] : readSet(set, report)),
    ...(horizon === undefined
      ? []
      : [{ layer: pathOverlay("horizon", horizon, horizon.at, report), text: `horizon=${flowText(horizon)}` }]),
  ];
  const layers = settings.flatMap(({ layer }) => layer ?? []);
  const unused = layers.flatMap(({ entries }) => [...entries.values()]).filter(({ key }) => NOT_A_SETTING.has(key));
  for (const { key, at } of unused) report("check-key-unused", at, { key, form: "set" });
  return layers.length === settings.length && unused.length === 0
    ? { layers, texts: settings.map(({ text }) => text) }
    : undefined;
}

interface Setting {
  readonly layer: LocatedMap | undefined;
  readonly text: string;
}

/** A list of `path=value`, or a mapping of paths to values. */
function readSet(node: LocatedNode, report: Report): Setting[] {
  if (node.kind === "map") {
    return entriesOf(node).map(({ key, at, value }) => ({
      layer: pathOverlay(key, value, at, report),
      text: `${key}=${flowText(value)}`,
    }));
  }
  const items = node.kind === "list" ? node.items : [node];
  return items.map((item) => {
    if (item.kind === "scalar" && typeof item.value === "string") {
      return { layer: setOverlay(item.value, report, item.at), text: item.value };
    }
    report("wrong-type", item.at, { found: describe(item), expected: "path=value" });
    return { layer: undefined, text: "" };
  });
}
