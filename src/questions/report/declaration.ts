import type { Declaration } from "../declaration.js";
import { REPORT_FORMATS, REPORT_OPTIONS } from "./options.js";

/** A scenario file is never JSON by its name. */
const isStored = (given: object): boolean => "scenario" in given && /\.json$/iu.test(String(given.scenario));

export const REPORT_PAGE: Declaration = {
  id: "report",
  summary: "one self-contained page to leave behind: verdict, charts, what decides, what is assumed",
  arguments: [
    {
      name: "scenario",
      flags: "<scenario>",
      description: "scenario file (YAML), or a stored result (.json) of run, drivers, why, check or report",
    },
  ],
  examples: [
    ["orgfunnel report scenarios/five-structures.yaml -o page.html", "one page that opens in every browser, offline"],
    ["orgfunnel run scenarios/five-structures.yaml -o result.json", "keeps a result, for the next line"],
    ["orgfunnel report result.json -o page.html", "the page of a stored result, with what it can tell"],
    ["orgfunnel report scenarios/five-structures.yaml -o page.html --svg .", "its charts for slides, too"],
  ],
  options: REPORT_OPTIONS,
  formats: REPORT_FORMATS,
  load: async (given) =>
    isStored(given) ? (await import("./stored.js")).STORED_REPORT : (await import("./question.js")).REPORT_QUESTION,
};
