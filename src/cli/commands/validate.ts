import { renderJson } from "../../report/json.js";
import { renderMarkdown } from "../../report/markdown.js";
import { renderTable } from "../../report/table/render.js";
import { isValid, validationData, validationView, type Validation } from "../../report/validation.js";
import { EXIT, stdoutStyle, type Io } from "../io.js";
import { printProblems, tryScenario, type ScenarioOptions } from "../scenarios.js";

export interface ValidateOptions extends ScenarioOptions {
  readonly format: "table" | "md" | "json";
}

/** Reads every file and says whether it is right and plausible. Any invalid one makes the exit code 2. */
export function validateCommand(files: readonly string[], options: ValidateOptions, io: Io): void {
  const validations = files.map((file) => validate(file, options));
  if (options.format === "json") io.stdout(renderJson(validationData(validations)));
  else {
    for (const { problems } of validations) printProblems(problems, options, io);
    const view = validationView(validations);
    io.stdout(options.format === "md" ? renderMarkdown(view) : renderTable(view, stdoutStyle(io, options.color)));
  }
  io.setExitCode(validations.every(isValid) ? EXIT.ok : EXIT.invalidInput);
}

function validate(file: string, options: ValidateOptions): Validation {
  const read = tryScenario(file, options);
  if ("problems" in read) return { file, problems: read.problems };
  const { name, structures, warnings } = read.scenario;
  return { file, name, structures: structures.length, problems: warnings };
}
