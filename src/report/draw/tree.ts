import type { ViewTree } from "../view.js";

type Node = ViewTree["root"];

/** A tree as lines, superiors above their reports. It may be deeper than the call stack. */
export function treeLines({ root }: ViewTree): string[] {
  const lines: string[] = [];
  const waiting: { readonly node: Node; readonly branch: string; readonly below: string }[] = [
    { node: root, branch: "", below: "" },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, branch, below } = next;
    lines.push(branch + node.text);
    const reports = node.children.map((child, index) => {
      const isLast = index === node.children.length - 1;
      return { node: child, branch: below + (isLast ? "└─ " : "├─ "), below: below + (isLast ? "   " : "│  ") };
    });
    waiting.push(...reports.toReversed());
  }
  return lines;
}
