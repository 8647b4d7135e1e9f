import { growingInts } from "./growing.js";

/** A column of texts that repeat: each text once, and its number row by row. */
export interface WordColumn {
  readonly push: (text: string) => void;
  readonly set: (place: number, text: string) => void;
  readonly words: () => readonly string[];
  readonly codes: () => Int32Array;
}

/** More different texts than these are no words; from then on each is the last one, which stands for all others. */
const MOST_WORDS = 100_000;

/** `names`: what some texts stand for. */
export function wordColumn(names?: ReadonlyMap<string, string>): WordColumn {
  const numbers = new Map<string, number>();
  const codes = growingInts();
  const codeOf = (cell: string): number => {
    const text = names?.get(cell) ?? cell;
    const known = numbers.get(text);
    if (known !== undefined) return known;
    if (numbers.size === MOST_WORDS) return MOST_WORDS - 1;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  return {
    push: (text) => {
      codes.push(codeOf(text));
    },
    set: (place, text) => {
      codes.set(place, codeOf(text));
    },
    words: () => [...numbers.keys()],
    codes: () => codes.values(),
  };
}
