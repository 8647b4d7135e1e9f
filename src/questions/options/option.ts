import type { FormatId } from "../../report/formats/format-id.js";

/**
 * What an option decides. `scenario`: laid over the scenario file. `setting`: decides numbers of this question's answer.
 * `display`: how, where and how fast, but no number. What is not `display` stands in the manifest of every result.
 */
export type OptionRole = "scenario" | "setting" | "display";

/** One option of the command line, declared once: commander, the manifest and the types of what is given derive from it. */
export interface OptionRow<Kind extends OptionKind = OptionKind> {
  /** As commander reads them: `-o, --output <file>`. */
  readonly flags: string;
  readonly description: string;
  readonly kind: Kind;
  readonly role: OptionRole;
  readonly choices?: readonly string[];
  readonly default?: string;
  /** Each value is `[key=]value`, and of several for one key the last counts. */
  readonly isKeyed?: true;
  /** Where else it would do nothing: given without all of this it is refused. Such an option has no default. */
  readonly appliesTo?: readonly Condition[];
}

/** What an option needs to do anything. Options and arguments are named as in `OptionRows`. */
export type Condition =
  /** Another option or argument, of one of these values if there are some. */
  | { readonly with: string; readonly of?: readonly string[] }
  /** That another is absent, and why. */
  | { readonly without: string; readonly reason: string }
  /** That the answer is told in one of these formats, on stdout or in a file. */
  | { readonly formats: readonly FormatId[] };

/** `texts` may be repeated. Every option but a flag takes exactly one argument: none may swallow what comes after it. */
type OptionKind = "text" | "texts" | "flag";

/** Rows by the name under which commander gives their values. */
export type OptionRows = Readonly<Record<string, OptionRow>>;

type ValueOf<Row extends OptionRow> = Row["kind"] extends "flag"
  ? boolean
  : Row["kind"] extends "texts"
    ? readonly string[]
    : Row extends { readonly choices: readonly (infer Choice)[] }
      ? Choice
      : string;

/** What is given for rows: those with a default are always there. */
export type Given<Rows extends OptionRows> = {
  readonly [Key in keyof Rows as Rows[Key] extends { readonly default: string } ? Key : never]: ValueOf<Rows[Key]>;
} & {
  readonly [Key in keyof Rows as Rows[Key] extends { readonly default: string } ? never : Key]?: ValueOf<Rows[Key]>;
};

type Details = Partial<Pick<OptionRow, "choices" | "default" | "isKeyed" | "appliesTo">>;

const row =
  <Kind extends OptionKind>(kind: Kind) =>
  <const Extra extends Details = object>(role: OptionRole, flags: string, description: string, extra?: Extra) =>
    ({ flags, description, kind, role, ...extra }) as OptionRow<Kind> & Extra;

export const text = row("text");
export const texts = row("texts");
export const flag = row("flag");

/** Rows that do nothing unless these conditions hold, beside their own. */
export const under = <Rows extends OptionRows>(rows: Rows, ...conditions: readonly Condition[]): Rows => {
  const changed = Object.entries(rows).map(([name, one]) => [
    name,
    { ...one, appliesTo: [...(one.appliesTo ?? []), ...conditions] },
  ]);
  return Object.fromEntries(changed) as Rows;
};

/** `--store` of `--store <folder>`. */
export const longFlag = ({ flags }: Pick<OptionRow, "flags">): string => /--[a-z-]+/u.exec(flags)?.[0] ?? flags;
