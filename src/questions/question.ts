import type * as z from "zod";
import type { Problem } from "../foundation/problem.js";
import type { StreamedFormat } from "../report/formats/streamed.js";
import type { Telling } from "../report/formats/telling.js";
import type { View } from "../report/view.js";
import type { Manifest } from "../report/result/manifest.js";
import type { FailedRecord } from "../report/result/result-file.js";
import type { ScenarioHeader } from "../report/result/scenario-header.js";
import type { Scenario } from "../scenario/scenario.js";
import type { AnsweringEach, Asking } from "./surroundings.js";

export interface AnswerSchema {
  readonly figures: z.ZodObject;
  readonly rest: z.ZodObject;
}

/** What was found for one scenario. */
export interface ScenarioAnswer<Figures extends object> {
  readonly scenario: Scenario;
  /** Trials simulated. */
  readonly trials: number;
  /** Interrupted: fewer trials than asked for. */
  readonly partial: boolean;
  readonly figures: Figures;
}

/** An answer: scenario by scenario, and what is about none of them. */
export interface Answer<Figures extends object, Rest extends object> {
  readonly scenarios: readonly ScenarioAnswer<Figures>[];
  readonly rest: Rest;
  /** What the manifest tells, of an answer that says nothing of a scenario and is a part of what it comes to. */
  readonly partOf?: { readonly scenario: Scenario; readonly settings: Manifest["settings"] };
}

/** The answer as the result file has it, without what only the file needs. */
export type Body<Figures extends object, Rest extends object> = Rest & {
  readonly scenarios: readonly (ScenarioHeader & Figures)[];
  /** Files that could not be read or answered for. */
  readonly failed: readonly FailedRecord[];
  /** Files that an interrupt left no time to begin. */
  readonly notAnswered: readonly string[];
  /** Interrupted before all was done. */
  readonly partial: boolean;
};

/** The forms an answer can be told in, beside the result file itself. */
export type Told = Pick<Telling, "views"> & Partial<Pick<Telling, "rows" | "cases" | "yaml">>;

/**
 * A question the tool answers, from what the user gave to what is told: `ask` reads it, `answer` finds it, `tell` says it.
 * `Given` are the values of the options and arguments it declares, `Asked` is what they come to.
 */
export interface Question<Given, Asked, Figures extends object, Rest extends object> {
  readonly id: string;
  /** Schemas of what the answer says of a scenario, and of the rest; loaded when a stored answer is read. */
  readonly schema: () => Promise<AnswerSchema>;
  /** @throws InvalidInput for everything that is wrong, before anything runs */
  readonly ask: (given: Given, asking: Asking) => Asked | Promise<Asked>;
  /** Structure-months that answering takes at most, by estimate; absent: it simulates nothing. */
  readonly work?: (asked: Asked) => number;
  /** What it is asked about, one after the other: of an interrupted answer what has no answer is told. */
  readonly scenarios?: (asked: Asked) => readonly Scenario[];
  /** Warnings of reading, told before the answer is sought. */
  readonly warnings?: (asked: Asked) => readonly Problem[];
  /** What was understood of what was given: stands first in what is told, and is shown before the answer is sought where somebody watches. */
  readonly opening?: (asked: Asked) => readonly View[];
  /** Undefined where there is nothing to tell. Rejects with the signal's reason where a part of the work would be no answer. */
  readonly answer: (
    asked: Asked,
    answering: AnsweringEach<ScenarioAnswer<Figures>>,
  ) => Promise<Answer<Figures, Rest> | undefined>;
  /** Whether what is told of a scenario in this format rests on nothing else, so that it can be told before the next is answered. */
  readonly isToldApart?: (format: StreamedFormat, asked: Asked) => boolean;
  readonly tell: (body: Body<Figures, Rest>, asked: Asked) => Told;
  /** Views about all scenarios together, which stand at the end; `everything` as in `Telling.views`. */
  readonly closing?: (body: Body<Figures, Rest>, asked: Asked, everything?: boolean) => readonly View[];
  /** Beside what failed or was interrupted: default 0. */
  readonly exitCode?: (body: Body<Figures, Rest>, asked: Asked) => number;
  /** Said where an interrupt leaves no answer. */
  readonly interrupted: string;
}
