import { harmless } from "./harmless.js";

/**
 * Text that shows as it is in GitHub-flavoured Markdown, and does nothing. Backslash escapes (CommonMark 2.4) for what Markdown reads;
 * HTML's own characters as entities; and an empty comment in the middle of what the platforms make live after Markdown is read,
 * where escapes no longer count: addresses, mentions, references, emoji. A comment shows nowhere and is not copied.
 */
export function markdownText(text: string): string {
  const marked = LIVE.reduce((before, pattern) => before.replace(pattern, `$1${CUT}$2`), harmless(text));
  return marked
    .replace(/[\\`*_[\]|~#!$]/gu, "\\$&")
    .replace(
      /^(\s*)([-+]|\d+[.)])(?=\s|$)/u,
      (_, indent: string, item: string) => `${indent}${item.slice(0, -1)}\\${item.slice(-1)}`,
    )
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replaceAll(CUT, "<!-- -->");
}

/** Stands for a comment while the text is escaped: a character that `harmless` text does not have. */
const CUT = "\u0000";

/** Each cut between its two groups. */
const LIVE: readonly RegExp[] = [
  // Addresses: any scheme, and what is taken for one without (GFM 6.9).
  /([a-z][a-z\d+.-]*:)(\/\/)/giu,
  /\b(www)(\.)/giu,
  /\b(mailto|xmpp)(:)/giu,
  // Mentions of people and teams, and mail addresses.
  /(@)([\p{L}\p{N}_])/gu,
  // References: #1, GH-1, !1, and commits.
  /([#!])(\d)/gu,
  /\b(GH)(-\d)/giu,
  /\b([0-9a-f](?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f]))([0-9a-f]{6,39})\b/gu,
  // Emoji.
  /(:)([a-z\d_+-]+:)/giu,
];
