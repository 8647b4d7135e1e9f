import { trialWork } from "../../src/simulation/trial-work.js";
import { read } from "./invariants.js";
import { mutateText } from "./mutate-text.js";
import { mutateTree } from "./mutate-tree.js";
import { origins, type Origin } from "./origins.js";
import { chanceOf } from "./random.js";
import { trialRuns } from "./trial-run.js";

/** The text of a case: a shipped scenario with one to five mistakes. The same for the same number, for ever. */
function caseText(number: number, from: readonly Origin[]): string {
  const chance = chanceOf(number);
  const { text, document } = chance.pick(from);
  const mistakes = 1 + Math.floor(5 * chance.share() ** 3);
  const ofTheTree = chance.share() < 0.6 ? mutateTree(document, mistakes, chance) : undefined;
  if (ofTheTree !== undefined) return ofTheTree;
  let mistaken = text;
  for (let mistake = 0; mistake < mistakes; mistake++) mistaken = mutateText(mistaken, chance);
  return mistaken;
}

export interface Fuzzing {
  /** The number of the first case. */
  readonly from: number;
  /** Whether to go on after so many cases, of which so many were run. */
  readonly goOn: (cases: number, runs: number) => boolean;
  /** Of the accepted, every how many-th is also run. */
  readonly runEvery: number;
  /** Of these no more than so many, and none whose trials have more structure-months: what a test does must not hang on chance. */
  readonly mostRuns?: number;
  readonly mostMonths?: number;
  /** Each in so many of the ways that must come to the same, which differ from case to case; default: in all. */
  readonly waysOfEach?: number;
  readonly onBroken: (number: number, text: string, law: unknown) => void;
}

export interface Fuzzed {
  readonly cases: number;
  readonly accepted: number;
  readonly runs: number;
}

/** Reads scenarios with mistakes, and runs those that are none; whatever breaks a law is handed over, and the next one tried. */
export async function fuzz(fuzzing: Fuzzing): Promise<Fuzzed> {
  const { from, goOn, runEvery, mostRuns = Infinity, mostMonths = Infinity, waysOfEach, onBroken } = fuzzing;
  const sound = origins();
  const runs = trialRuns();
  const counts = { cases: 0, accepted: 0, runs: 0 };
  try {
    for (; goOn(counts.cases, counts.runs); counts.cases++) {
      const number = from + counts.cases;
      const text = caseText(number, sound);
      try {
        const scenario = read(text);
        if (scenario === undefined || counts.accepted++ % runEvery !== 0 || counts.runs === mostRuns) continue;
        if (trialWork(scenario.plan).total > mostMonths) continue;
        counts.runs++;
        await runs.run({ text, scenario, number }, waysOfEach);
      } catch (law) {
        onBroken(number, text, law);
      }
    }
  } finally {
    runs.remove();
  }
  return counts;
}
