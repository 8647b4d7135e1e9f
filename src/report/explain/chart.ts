import type { ChartTree } from "../../organisation/tree.js";
import type { Posts, Team } from "../../organisation/structure.js";

/** The org chart as lines, superiors above their reports. */
export function chartLines(root: ChartTree, posts: Posts): string[] {
  return [nodeText(root, posts), ...branchLines(root, posts)];
}

function branchLines({ children }: ChartTree, posts: Posts): string[] {
  return children.flatMap((child, index) => {
    const last = index === children.length - 1;
    const below = branchLines(child, posts).map((line) => (last ? "   " : "│  ") + line);
    return [(last ? "└─ " : "├─ ") + nodeText(child, posts), ...below];
  });
}

function nodeText({ name, role, background, isTeam }: ChartTree, posts: Posts): string {
  if (!isTeam) return `${name} (${role}, background ${background})`;
  const size = posts[name as Team];
  return `${name} (team of ${size === 1 ? "one post" : `${size} posts`}, its head has background ${background})`;
}
