const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A text as it stands in HTML, between tags or between quotes. */
export const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? "");
