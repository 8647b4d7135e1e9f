import type { LocatedNode } from "./located-tree.js";

/** A value on one line, as YAML's flow style writes it: `{ p10: 5%, p90: 10% }`. */
export function flowText(node: LocatedNode): string {
  if (node.kind === "scalar") return node.text;
  if (node.kind === "list") return `[${node.items.map(flowText).join(", ")}]`;
  return `{ ${[...node.entries.values()].map(({ key, value }) => `${key}: ${flowText(value)}`).join(", ")} }`;
}
