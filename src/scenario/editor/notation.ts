/**
 * What a part of a scenario file is written as, where its own reader decides and not the shape of the file. Each has its JSON
 * schema in `notations.ts`; the shape of the file names it as `readAs`.
 */
export type Notation =
  | "assumptions"
  | "overrides"
  | "effects"
  | "objective"
  | "month"
  | "calendarMonth"
  | "assumptionId"
  | "settings"
  | "statistic"
  | "subtrahend"
  | "divisor"
  | "rank"
  | "leastGrade";

/** A JSON Schema, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;
