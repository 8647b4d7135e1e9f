/** A key of a scenario file, and its value as `--set` takes it. */
export interface Setting {
  readonly key: string;
  readonly value: string;
  /** Line of the table of cases that it is from. */
  readonly line?: number;
}

/** As an argument of `--set`. */
export const assignment = ({ key, value }: Pick<Setting, "key" | "value">): string => `${key}=${value}`;

/** Stands for every structure in a key: `structures.*.headcount.sales`. */
const EVERY = /^\s*structures\s*\.\s*\*\s*\./u;

/** As arguments of `--set`: one, or one for each of the structures if the key is of all of them. */
export const assignments = ({ key, value }: Setting, structures: readonly string[]): readonly string[] =>
  EVERY.test(key)
    ? structures.map((id) => assignment({ key: key.replace(EVERY, `structures."${id}".`), value }))
    : [assignment({ key, value })];

/** `market.leads_per_month=150, funnel.win_inbound=12%`. */
export const settingsText = (settings: readonly Setting[]): string => settings.map(assignment).join(", ");
