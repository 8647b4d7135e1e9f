import type { ChartTree } from "../../organisation/tree.js";
import type { Posts, Team } from "../../organisation/structure.js";

/** The org chart as lines, superiors above their reports. Charts may be deeper than the call stack. */
export function chartLines(root: ChartTree, posts: Posts): string[] {
  const lines: string[] = [];
  const waiting = [{ node: root, branch: "", below: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, branch, below } = next;
    lines.push(branch + nodeText(node, posts));
    const reports = node.children.map((child, index) => {
      const isLast = index === node.children.length - 1;
      return { node: child, branch: below + (isLast ? "└─ " : "├─ "), below: below + (isLast ? "   " : "│  ") };
    });
    waiting.push(...reports.toReversed());
  }
  return lines;
}

function nodeText({ name, role, background, isTeam }: ChartTree, posts: Posts): string {
  if (!isTeam) return `${name} (${role}, background ${background})`;
  const size = posts[name as Team];
  return `${name} (team of ${size === 1 ? "one post" : `${size} posts`}, its head has background ${background})`;
}
