/** What is shown of a text in a message; names may be longer. */
const LONGEST_QUOTE = 60;

/** Long texts are cut for messages: files may hold lines of megabytes. */
export function shorten(text: string, limit = LONGEST_QUOTE): string {
  return text.length <= limit ? text : `${text.slice(0, limit)}…`;
}
