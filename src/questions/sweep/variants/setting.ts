/** A key of a scenario file, and its value as `--set` takes it. */
export interface Setting {
  readonly key: string;
  readonly value: string;
}

/** As an argument of `--set`. */
export const assignment = ({ key, value }: Setting): string => `${key}=${value}`;

/** `market.leads_per_month=150, funnel.win_inbound=12%`. */
export const settingsText = (settings: readonly Setting[]): string => settings.map(assignment).join(", ");
