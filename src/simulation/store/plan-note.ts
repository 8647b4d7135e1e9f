import { randomUUID } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import { makeFolder } from "./make-folder.js";
import type { Plan } from "../plan.js";

/** Where a plan's folder has its note. */
export const noteFile = (folder: string): string => join(folder, "plan.json");

/** What a plan's folder says of it to people; nothing else reads it. */
export interface PlanNote {
  readonly program: string;
  readonly model: number;
  readonly seed: string;
  readonly horizonMonths: number;
  readonly replicates: number;
  readonly structures: readonly string[];
}

export function planNote({ seed, horizonMonths, replicates, structures }: Plan, program: string): PlanNote {
  return { program, model: MODEL_VERSION, seed, horizonMonths, replicates, structures: structures.map(({ id }) => id) };
}

/** What a plan's folder says; undefined where there is nothing that can be read. */
export function noteIn(folder: string): PlanNote | undefined {
  try {
    const note = JSON.parse(readFileSync(noteFile(folder), "utf8")) as Partial<PlanNote>;
    const isNote = typeof note.program === "string" && typeof note.seed === "string" && Array.isArray(note.structures);
    return isNote ? (note as PlanNote) : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the note where there is none that can be read. Throws errors of the system. */
export function writeNote(folder: string, note: PlanNote): void {
  const file = noteFile(folder);
  if (noteIn(folder) !== undefined) return;
  makeFolder(folder);
  const unfinished = join(folder, `${randomUUID()}.unfinished`);
  writeFileSync(unfinished, `${JSON.stringify(note)}\n`);
  renameSync(unfinished, file);
}
