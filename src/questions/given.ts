import type { NamedFlags } from "../scenario/overlays.js";
import type { OptionValue, Overrides } from "../report/result/manifest.js";
import type { OptionRows } from "./options/option.js";

/** What the user gave for a question: values of options and arguments by name, absent where nothing was given. */
export type GivenValues = Readonly<Record<string, OptionValue | undefined>>;

/** What must be known of a question to tell what decides its numbers. */
interface Declared {
  readonly arguments: readonly { readonly name: string; readonly flags: string }[];
  readonly options: OptionRows;
}

/** Laid over a scenario as files and assignments; all others of the role are named flags. */
const LISTS = ["params", "set"];

/** What the command line lays over every scenario. */
export function overridesOf(declaration: Declared, given: GivenValues): Overrides {
  const flags = valuesOf(declaration, "scenario", given).filter(([name]) => !LISTS.includes(name));
  return { params: listOf(given.params), set: listOf(given.set), flags: Object.fromEntries(flags) };
}

/** The named flags among the overrides. */
export const namedFlags = ({ flags }: Overrides): NamedFlags => flags;

/** Arguments that name files. */
const FILES = ["scenario", "result", "export", "shard"];

/** The question's own options that decide numbers, and its arguments but for the files. */
export function settingsOf(declaration: Declared, given: GivenValues): Readonly<Record<string, OptionValue>> {
  const args = declaration.arguments.flatMap(({ name }) => {
    const value = given[name];
    return FILES.includes(name) || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...args, ...valuesOf(declaration, "setting", given)]);
}

function valuesOf({ options }: Declared, role: "scenario" | "setting", given: GivenValues) {
  return Object.entries(options).flatMap(([name, row]) => {
    const value = given[name];
    return row.role !== role || value === undefined ? [] : [[name, value] as const];
  });
}

const listOf = (value: OptionValue | undefined): readonly string[] =>
  typeof value === "object" ? value : value === undefined ? [] : [String(value)];

/** One file for an argument that takes several becomes a list of one, and the other way round. */
export function asDeclared({ arguments: rows }: Declared, given: GivenValues): GivenValues {
  const changed = rows.flatMap(({ name, flags }) => {
    const value = given[name];
    if (value === undefined) return [];
    const isList = typeof value === "object";
    if (flags.includes("...") === isList) return [];
    return [[name, isList ? value[0] : [String(value)]] as const];
  });
  return { ...given, ...Object.fromEntries(changed) };
}
