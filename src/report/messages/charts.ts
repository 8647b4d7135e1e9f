import { list, quoted, type Messages } from "./phrases.js";

export const CHART_MESSAGES = {
  "missing-team": ({ team }) =>
    `The org chart lacks the team ${quoted(team)}. Marketing, sales and every other team with posts must be in it.`,
  "team-leads-team": ({ node, leader }) =>
    `${quoted(node)} stands under ${quoted(leader)}, but sdr and success lead no other team. Let it report to a manager, to marketing or to sales.`,
  "duplicate-node": ({ node }) =>
    `${quoted(node)} is named twice in the org chart. Give each team and manager a name of its own.`,
  "unknown-node": ({ node, known }) =>
    `${quoted(node)} reports to someone but is neither a team nor a manager. Known: ${list(known)}. Correct the name; if it is a manager, say who reports to it.`,
  "unknown-superior": ({ node, superior, known }) =>
    `${quoted(node)} reports to ${quoted(superior)}, who is not in the org chart. Known: ${list(known)}. Add the manager, or correct the name.`,
  "two-roots": ({ roots }) =>
    `Several nodes report to nobody: ${list(roots)}. Exactly one may; say who the others report to under reports_to.`,
  "reporting-circle": ({ circle }) =>
    `The reporting lines run in a circle: ${[...circle, circle[0]].join(" -> ")}. One of them must report to someone outside it, or to nobody.`,
} satisfies Partial<Messages>;
