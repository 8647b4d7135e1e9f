import { InvalidInput, type Problem } from "../../foundation/problem.js";
import { parseStoredJson } from "../../report/result/stored-json.js";
import type { AnyQuestion } from "../pose.js";
import type { Answered, Answering, Asking, Posed } from "../surroundings.js";
import { refuseNoFile } from "./question.js";
import { REPORT_OPTIONS, type ReportGiven } from "./options.js";
import type { PageResult } from "./page/page-result.js";
import { openSvgFiles } from "./svg-files.js";

declare module "../../foundation/problem.js" {
  interface ProblemArguments {
    "report-of-question": { file: string; question: string; allowed: readonly string[] };
  }
}

/** The page of a stored result: nothing is simulated, and what the result does not hold is not on it. */
export const STORED_REPORT: AnyQuestion = {
  id: "report",
  interrupted: "Interrupted: a page is written whole or not at all.",
  schema: async () => {
    const { REPORT_QUESTION } = await import("./question.js");
    return REPORT_QUESTION.schema();
  },
  pose: (given, asking) => pose(given as ReportGiven, asking),
};

async function pose(given: ReportGiven, { readStored, openFiles, resultSchema }: Asking): Promise<Posed> {
  refuseNoFile(given);
  refuseOtherValues(given);
  const file = given.scenario;
  const { text } = readStored(file);
  const result = await readResult(text, file, resultSchema);
  const [first] = result.scenarios;
  const svg = openSvgFiles(given.svg, first.resolved.structures.length, openFiles);
  return {
    work: 0,
    warnings: [],
    answer: async (answering: Answering) => {
      try {
        await svg.write(result.question, first, answering);
      } finally {
        svg.discard();
      }
      return answered(result, JSON.parse(text) as object);
    },
  };
}

/** Throws InvalidInput for every option that would ask for other numbers than those that are stored. */
function refuseOtherValues(given: ReportGiven): void {
  const values = new Map<string, unknown>(Object.entries(given));
  const problems = Object.entries(REPORT_OPTIONS).flatMap(([name, { role, flags }]): Problem[] => {
    const isGiven = ![values.get(name)].flat().every((value) => value === undefined);
    if (role === "display" || !isGiven) return [];
    const options = ["a stored result", flags.split(" ")[0]];
    return [{ code: "options-exclude", severity: "error", arguments: { options, reason: AS_IT_STANDS } }];
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}

const AS_IT_STANDS = "it is told as it stands; ask about its scenario with other values";

const answered = (result: PageResult, stored: object): Answered => ({
  question: result.question,
  scenarios: result.scenarios,
  rest: {},
  exitCode: 0,
  isStreamed: false,
  telling: () => ({
    result: stored,
    views: () => [storedView(result)],
    rows: () => [],
    cases: () => ({
      records: [],
      policy: { failOnWarn: false, allowUndecided: false },
      partial: false,
      several: false,
    }),
    yaml: () => "",
    page: async () => (await import("./page/page-of.js")).pageOf(result, stored),
    failed: [],
    partial: false,
  }),
});

const storedView = ({ question, scenarios, manifest }: PageResult) => ({
  title: `${scenarios.map(({ name }) => name).join(", ")}: what ${question} found on ${manifest.startedAt.slice(0, 10)}`,
  blocks: [],
  captions: [],
  warnings: [],
});

/** A result of a question that has a page. @throws InvalidInput for everything else */
async function readResult(text: string, file: string, resultSchema: Asking["resultSchema"]): Promise<PageResult> {
  const { anyResultSchema, PAGE_QUESTION_IDS } = await import("./page/page-schema.js");
  const { question } = parseStoredJson(anyResultSchema, text, file, "stored");
  const schema = PAGE_QUESTION_IDS.includes(question) ? await resultSchema(question) : undefined;
  if (schema !== undefined) return parseStoredJson(schema, text, file, "stored") as unknown as PageResult;
  const details = { file, question, allowed: PAGE_QUESTION_IDS };
  throw new InvalidInput([{ code: "report-of-question", severity: "error", arguments: details }]);
}
