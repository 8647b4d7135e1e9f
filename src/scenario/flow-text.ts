import type { LocatedNode } from "./located-tree.js";

/** A value on one line, as YAML's flow style writes it: `{ p10: 5%, p90: 10% }`. */
export function flowText(node: LocatedNode): string {
  if (node.kind === "scalar") return node.text;
  if (node.kind === "list") return `[${node.items.map(flowText).join(", ")}]`;
  return `{ ${[...node.entries.values()].map(({ key, value }) => `${key}: ${flowText(value)}`).join(", ")} }`;
}

/** The same of plain data, texts as they are. */
export function flowTextOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowTextOf).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${flowTextOf(inner)}`)
    .join(", ")} }`;
}
