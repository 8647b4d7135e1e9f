import type { Domain } from "../assumptions/assumption.js";
import type { QuantityKind } from "../assumptions/quantity.js";
import { shorten } from "../foundation/shorten.js";
import { entriesOf, type LocatedNode } from "./located-tree.js";
import type { Report } from "./problems.js";
import { parseScalar, reportFaultOf } from "./read-number.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "not-whole-months": { found: string; months: number };
    "headcount-with-sign": { found: string };
  }
}

/** A key whose value is one certain number; `*` in its path is any key or item. */
interface SettingRow {
  readonly path: string;
  readonly kind: QuantityKind;
  readonly domain: Domain;
  /** Takes what is there after a change: a plus sign would mean the change itself. */
  readonly isLevel?: boolean;
}

const WHOLE_MONTHS = { kind: "duration", domain: "count" } as const;
const WHOLE_NUMBER = { kind: "count", domain: "count" } as const;
const POSTS = { ...WHOLE_NUMBER, isLevel: true } as const;

/** Every such key of a scenario but the assumptions. */
export const SETTINGS: readonly SettingRow[] = [
  { path: "trials", ...WHOLE_NUMBER },
  { path: "replicates", ...WHOLE_NUMBER },
  { path: "horizon", ...WHOLE_MONTHS },
  { path: "effects", kind: "share", domain: "probability" },
  { path: "transition.after", ...WHOLE_MONTHS },
  { path: "phases.*.after", ...WHOLE_MONTHS },
  { path: "structures.*.phases.*.after", ...WHOLE_MONTHS },
  { path: "checks.*.horizon", ...WHOLE_MONTHS },
  { path: "teams.*.headcount", ...POSTS },
  { path: "structures.*.headcount.*", ...POSTS },
  { path: "structures.*.phases.*.headcount.*", ...POSTS },
];

/**
 * The file with its counts and durations as plain numbers, however they are written: `10k`, `10_000`, `2 years`. What cannot be
 * read stays as it is, for the schema to refuse.
 */
export function readWrittenSettings<Node extends LocatedNode>(file: Node, report: Report): Node {
  return SETTINGS.reduce(
    (tree, row) => changeAt(tree, row.path.split("."), (node) => asNumber(node, row, report)),
    file,
  );
}

/** The node with what stands at `path` changed; where nothing is, the node itself. */
function changeAt<Node extends LocatedNode>(
  node: Node,
  path: readonly string[],
  change: (node: LocatedNode) => LocatedNode,
): Node {
  if (path.length === 0) return change(node) as Node;
  const [step, ...rest] = path;
  if (node.kind === "list" && step === "*") {
    const items = node.items.map((item) => changeAt(item, rest, change));
    return items.every((item, place) => item === node.items[place]) ? node : { ...node, items };
  }
  if (node.kind !== "map") return node;
  const changed = entriesOf(node).flatMap((entry) => {
    const value = step === "*" || step === entry.key ? changeAt(entry.value, rest, change) : entry.value;
    return value === entry.value ? [] : [[entry.key, { ...entry, value }] as const];
  });
  return changed.length === 0 ? node : { ...node, entries: new Map([...node.entries, ...changed]) };
}

const SIGNED = /^\s*\+\s*[\d.]/u;

/** Faults of writing, of which the schema knows nothing. */
const TOLD_HERE = [
  "thousands-or-decimals",
  "decimal-comma",
  "thousands-points",
  "plus-sign",
  "percent-of-what",
  "currency-in-value",
];
/** Stands in for what is told of already, so that it is not told of twice. */
const STAND_IN = 1;

function asNumber(node: LocatedNode, { kind, domain, isLevel }: SettingRow, report: Report): LocatedNode {
  if (node.kind !== "scalar" || node.value === null || typeof node.value === "boolean") return node;
  if (isLevel === true && SIGNED.test(node.text)) {
    report("headcount-with-sign", node.at, { found: shorten(node.text) });
    return { ...node, value: STAND_IN };
  }
  const parsed = parseScalar(node, domain, { kind });
  if ("spec" in parsed) {
    const value = parsed.spec.kind === "constant" ? parsed.spec.value : node.value;
    return value === node.value ? node : { ...node, value };
  }
  const { fault } = parsed;
  const isPart = fault.code === "outside-domain" && kind === "duration" && typeof node.value === "string";
  if (isPart) report("not-whole-months", node.at, { found: shorten(node.text), months: fault.arguments.found });
  else if (TOLD_HERE.includes(fault.code)) reportFaultOf(parsed, node, report);
  else return node;
  return { ...node, value: STAND_IN };
}
