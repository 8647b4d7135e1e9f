import { InvalidInput } from "../../foundation/problem.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "export-stage-pipelines": { file: string; stage: string; pipelines: readonly string[] };
  }
}

/** A column with the day on which a deal entered a stage, as HubSpot exports one for each stage of each pipeline. */
export interface StageColumn {
  readonly place: number;
  readonly stage: string;
  /** Empty where the heading names none. */
  readonly pipeline: string;
}

/** `Date entered "SQL (Sales Pipeline)"`, `Date entered 'SQL' (Sales Pipeline)`, and the name of the property behind it. */
const HEADING = /^date entered ["'“”](.+?)(?: \(([^()]+)\))?["'“”](?: \(([^()]+)\))?$/iu;
const PROPERTY = /^(?:property_)?hs_(?:v2_)?date_entered_(.+)$/iu;

export const stageColumnsOf = (headings: readonly string[]): StageColumn[] =>
  headings.flatMap((heading, place): StageColumn[] => {
    const match = HEADING.exec(heading) ?? PROPERTY.exec(heading);
    if (match === null) return [];
    const [stage, ...pipelines] = match.slice(1).filter((text: string | undefined) => text !== undefined);
    return [{ place, stage, pipeline: pipelines[0] ?? "" }];
  });

/**
 * The column of one of these stages, of the pipelines that are wanted where some are named. Undefined where there is none, and where one pipeline
 * has several such stages. @throws InvalidInput where several pipelines have one
 */
export function stageColumn(
  file: string,
  columns: readonly StageColumn[],
  isMeant: (stage: string) => boolean,
  wanted: readonly string[],
): number | undefined {
  const meant = columns.filter(
    ({ stage, pipeline }) => isMeant(stage) && (wanted.length === 0 || pipeline === "" || wanted.includes(pipeline)),
  );
  const pipelines = [...new Set(meant.map(({ pipeline }) => pipeline))];
  if (pipelines.length > 1 && wanted.length !== 1) {
    const details = { file, stage: meant[0].stage, pipelines };
    throw new InvalidInput([{ code: "export-stage-pipelines", severity: "error", arguments: details }]);
  }
  return meant.length === 1 ? meant[0].place : undefined;
}
