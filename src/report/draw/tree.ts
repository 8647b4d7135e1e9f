import { textWidth } from "../text/width.js";
import { wrap } from "../text/wrap.js";
import type { ViewTree } from "../view.js";

type Node = ViewTree["root"];

/** Columns before what a text goes on with, which a line down to its reports passes through. */
const MARGIN = 2;

/** Text that is given less room than this is not broken: a tree may be deeper than a terminal is wide. */
const LEAST_ROOM = 16;

/**
 * A tree as lines, superiors above their reports, of at most `width` terminal columns as far as its depth leaves room. It may be deeper
 * than the call stack.
 */
export function treeLines({ root }: ViewTree, width = Infinity): string[] {
  const lines: string[] = [];
  const waiting: { readonly node: Node; readonly branch: string; readonly below: string }[] = [
    { node: root, branch: "", below: "" },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, branch, below } = next;
    const room = width - branch.length;
    const isWhole = room === Infinity || room < LEAST_ROOM || textWidth(node.text) <= room;
    const [first, ...rest] = isWhole ? [node.text] : wrap(node.text, room - MARGIN);
    const margin = below + (node.children.length > 0 ? "│ " : "  ");
    lines.push(branch + first, ...rest.map((line) => margin + line));
    const reports = node.children.map((child, index) => {
      const isLast = index === node.children.length - 1;
      return { node: child, branch: below + (isLast ? "└─ " : "├─ "), below: below + (isLast ? "   " : "│  ") };
    });
    waiting.push(...reports.toReversed());
  }
  return lines;
}
