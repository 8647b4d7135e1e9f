import { changedEntries, changesBetween, type Entries, type ScenarioChange } from "../../scenario/changes.js";
import type { StoredFile, StoredSide } from "./stored/side.js";

/** What differs for all scenarios of two results: program, model, question and its own options. */
export function fileChanges(before: StoredFile, now: StoredFile): ScenarioChange[] {
  return changedEntries(callOf(before), callOf(now)).map(inWords);
}

/** A question, its options and its arguments, which are capitals, by what the command line calls them. */
function inWords({ what, before, now }: ScenarioChange): ScenarioChange {
  if (what === "version" || what === "model") return { what, before, now };
  if (what === "question") return { what: "command", before: commandOf(before), now: commandOf(now) };
  const isArgument = /^[A-Z]/u.test(what);
  const called = isArgument ? what : `--${what.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
  const given = (value: string): string => (value === "none" ? "not given" : value);
  return { what: called, before: given(before), now: given(now) };
}

/** Questions that are modes of a command. */
const MODES: Readonly<Record<string, string>> = {
  choice: "sweep --best",
  "sweep-plan": "sweep --dry-run",
  "self-test": "run --self-test",
};

const commandOf = (question: string): string => MODES[question] ?? question;

const callOf = ({ version, model, question, settings }: StoredFile): Entries =>
  new Map([["version", version], ["model", String(model)], ["question", question], ...settings]);

/** What decides the numbers of a scenario and differs; as far as it is known, where one result does not hold its assumptions. */
export function changesOf(before: StoredSide, now: StoredSide): ScenarioChange[] {
  if (before.resolved !== undefined && now.resolved !== undefined) {
    return changesBetween(before.resolved, now.resolved);
  }
  const ids = (side: StoredSide): string[] => side.structures.map(({ id }) => id);
  const single = [...ids(before), ...ids(now)].filter((id) => !(ids(before).includes(id) && ids(now).includes(id)));
  const told = changedEntries(before.told, now.told);
  return [
    ...told.filter(({ what }) => !single.some((id) => what.startsWith(`${id}.`))),
    ...changedEntries(new Map(there(before, single)), new Map(there(now, single))),
  ];
}

const there = ({ structures }: StoredSide, ids: readonly string[]): (readonly [string, string])[] =>
  structures.filter(({ id }) => ids.includes(id)).map(({ id }) => [`structure ${id}`, "there"]);
