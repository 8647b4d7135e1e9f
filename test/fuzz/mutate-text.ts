import type { Chance } from "./random.js";
import { TOKENS } from "./tokens.js";

type Mutation = (text: string, chance: Chance) => string;

const onLines =
  (change: (lines: string[], chance: Chance, at: number) => void): Mutation =>
  (text, chance) => {
    const lines = text.split("\n");
    change(lines, chance, chance.whole(lines.length));
    return lines.join("\n");
  };

/** A place in the text that is a word, a number or a mark of its own. */
const aWord = (text: string, chance: Chance): RegExpExecArray | undefined => {
  const words = [...text.matchAll(/[\w.%-]+|[{}[\],:#&*!|>'"]/gu)];
  return words.length === 0 ? undefined : chance.pick(words);
};

const MUTATIONS: readonly Mutation[] = [
  onLines((lines, _, at) => lines.splice(at, 1)),
  onLines((lines, _, at) => lines.splice(at, 0, lines[at])),
  onLines((lines, chance, at) => {
    const other = chance.whole(lines.length);
    [lines[at], lines[other]] = [lines[other], lines[at]];
  }),
  onLines((lines, chance, at) => {
    lines[at] = chance.share() < 0.5 ? `  ${lines[at]}` : lines[at].replace(/^ {1,2}/u, "");
  }),
  onLines((lines, chance, at) => {
    lines[at] = lines[at].replace(/:.*/u, () => `: ${chance.pick(TOKENS)}`);
  }),
  (text, chance) => {
    const word = aWord(text, chance);
    if (word === undefined) return text;
    return text.slice(0, word.index) + chance.pick(TOKENS) + text.slice(word.index + word[0].length);
  },
  (text, chance) => {
    const at = chance.whole(text.length + 1);
    return text.slice(0, at) + chance.pick([...TOKENS, " ", "\t", "\r", "\n", ":", "- ", "{", "}"]) + text.slice(at);
  },
  (text, chance) => {
    const at = chance.whole(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1);
  },
  (text, chance) => text.slice(0, chance.whole(text.length + 1)),
  (text, chance) => {
    const from = chance.whole(text.length + 1);
    const piece = text.slice(from, from + chance.whole(200));
    const at = chance.whole(text.length + 1);
    return text.slice(0, at) + piece + text.slice(at);
  },
];

/** One mistake of someone at a keyboard. */
export const mutateText: Mutation = (text, chance) => chance.pick(MUTATIONS)(text, chance);
