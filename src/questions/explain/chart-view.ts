import type { ChartTree } from "../../organisation/tree.js";
import type { Posts, Team } from "../../organisation/structure.js";
import { count } from "../../report/format/number.js";
import type { ViewTreeNode } from "../../report/view.js";

/** The org chart with what matters of each node. Charts may be deeper than the call stack. */
export function chartView(root: ChartTree, posts: Posts): ViewTreeNode {
  const nodes = new Map<ChartTree, ViewTreeNode & { readonly children: ViewTreeNode[] }>();
  const waiting = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes.set(next, { text: nodeText(next, posts), children: [] });
    waiting.push(...next.children);
  }
  for (const [tree, node] of nodes) {
    for (const child of tree.children) node.children.push(found(nodes, child));
  }
  return found(nodes, root);
}

function found(nodes: ReadonlyMap<ChartTree, ViewTreeNode>, tree: ChartTree): ViewTreeNode {
  const node = nodes.get(tree);
  if (node === undefined) throw new Error(`no node ${tree.name}`);
  return node;
}

function nodeText({ name, title, role, background, isTeam, costMonthly }: ChartTree, posts: Posts): string {
  const called = title === undefined ? name : `${name}, ${title}`;
  const cost = costMonthly === undefined ? "" : `, ${count(costMonthly)} a month`;
  if (!isTeam) return `${called} (${role}, background ${background}${cost})`;
  const size = posts[name as Team];
  return `${name} (team of ${size === 1 ? "one post" : `${size} posts`}, its head has background ${background})`;
}
