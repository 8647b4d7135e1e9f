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
}

/** `texts` may be repeated; `perhaps` takes a text or stands alone. */
type OptionKind = "text" | "texts" | "flag" | "perhaps";

/** Rows by the name under which commander gives their values. */
export type OptionRows = Readonly<Record<string, OptionRow>>;

type ValueOf<Row extends OptionRow> = Row["kind"] extends "flag"
  ? boolean
  : Row["kind"] extends "texts"
    ? readonly string[]
    : Row["kind"] extends "perhaps"
      ? string | true
      : Row extends { readonly choices: readonly (infer Choice)[] }
        ? Choice
        : string;

/** What is given for rows: those with a default are always there. */
export type Given<Rows extends OptionRows> = {
  readonly [Key in keyof Rows as Rows[Key] extends { readonly default: string } ? Key : never]: ValueOf<Rows[Key]>;
} & {
  readonly [Key in keyof Rows as Rows[Key] extends { readonly default: string } ? never : Key]?: ValueOf<Rows[Key]>;
};

type Details = Partial<Pick<OptionRow, "choices" | "default">>;

const row =
  <Kind extends OptionKind>(kind: Kind) =>
  <const Extra extends Details = object>(role: OptionRole, flags: string, description: string, extra?: Extra) =>
    ({ flags, description, kind, role, ...extra }) as OptionRow<Kind> & Extra;

export const text = row("text");
export const texts = row("texts");
export const flag = row("flag");
export const perhaps = row("perhaps");
