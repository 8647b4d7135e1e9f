import { InvalidInput } from "../../foundation/problem.js";
import { resolvedScenario } from "../../scenario/resolved.js";
import { headerOf } from "../../report/result/header-of.js";
import type { ScenarioAnswer } from "../question.js";
import type { Answering, OpenFiles } from "../surroundings.js";
import type { KnownScenario } from "./page/page-scenario.js";
import type { ReportFigures } from "./record.js";

/** The charts of a page as files of their own. */
export interface SvgFiles {
  /** Writes those that the scenario has, of the question that was answered about it. */
  readonly write: (question: string, scenario: KnownScenario, answering: Answering) => Promise<void>;
  readonly discard: () => void;
}

/** Of structures there may be more than one chart; the others are one each. */
const SINGLE = ["comparison", "difference", "best", "months", "bridge", "drivers", "choices"];
const PER_STRUCTURE = ["org-chart", "funnel", "months"];

/** Claims the files of a folder before anything runs. @throws InvalidInput if they cannot be written */
export function openSvgFiles(folder: string | undefined, structures: number, openFiles: OpenFiles): SvgFiles {
  if (folder === undefined) return { write: () => Promise.resolve(), discard: () => undefined };
  const numbers = Array.from({ length: structures }, (_, at) => at + 1);
  const names = [...SINGLE, ...PER_STRUCTURE.flatMap((kind) => numbers.map((number) => `${kind}-${number}`))];
  const files = names.map((name) => `${folder.replace(/[/\\]+$/u, "")}/${name}.svg`);
  const drafts = opened(files, openFiles).map(({ draft }, at) => ({
    name: names[at],
    file: files[at],
    draft,
  }));
  return {
    write: async (question, scenario, answering) => {
      const { pageScenarioOf } = await import("./page/page-of.js");
      const { chartFiles } = await import("../../report/page/drawn.js");
      const charts = chartFiles(pageScenarioOf(question, scenario));
      for (const { name, file, draft } of drafts) {
        const chart = charts.get(name);
        if (chart === undefined) continue;
        draft.write(chart);
        await answering.attempt(file, () => draft.keep(false, answering.signal));
      }
    },
    discard: () => {
      for (const { draft } of drafts) draft.discard();
    },
  };
}

/** What is wrong with the folder is wrong with each of its files: it is told once. */
function opened(files: readonly string[], openFiles: OpenFiles): ReturnType<OpenFiles> {
  try {
    return openFiles(files, { ".svg": "svg" });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const { problems } = error;
    throw new InvalidInput(problems.filter(({ code }, at) => problems.findIndex((one) => one.code === code) === at));
  }
}

/** A scenario with what was found of it, as its result will carry it. */
export const knownScenario = ({
  scenario,
  trials,
  partial,
  figures,
}: ScenarioAnswer<ReportFigures>): KnownScenario => ({
  ...headerOf(scenario, trials, partial),
  ...figures,
  resolved: resolvedScenario(scenario),
});
