/** `a,b,c` cut at its commas, but for those inside quotes, brackets and braces. Ends are trimmed. */
export function splitList(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quote = "";
  for (let place = 0; place < text.length; place++) {
    const character = text.charAt(place);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (opensQuote(text, start, place)) quote = character;
    else if ("[{(".includes(character)) depth++;
    else if ("]})".includes(character)) depth--;
    else if (character === "," && depth <= 0) {
      parts.push(text.slice(start, place).trim());
      start = place + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}

/** A quote begins a value or follows what it may follow in YAML; inside a word it is an apostrophe. */
function opensQuote(text: string, start: number, place: number): boolean {
  return "\"'".includes(text.charAt(place)) && /(?:^|[[{:,\s])$/u.test(text.slice(start, place));
}
