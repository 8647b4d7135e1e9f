import type { Declaration } from "../declaration.js";
import { CALIBRATE_FORMATS, CALIBRATE_OPTIONS } from "./options.js";

export const CALIBRATE: Declaration = {
  id: "calibrate",
  summary: "measure assumptions from CRM exports, as an overlay file",
  arguments: [
    {
      name: "export",
      flags: "<export...>",
      description: "exports (CSV, xlsx, Parquet): deals (opportunities), leads, customers, staff, stages of deals",
    },
  ],
  examples: [["orgfunnel calibrate deals.csv -o measured.yaml", "from the deals of a CRM, to an overlay for --params"]],
  options: CALIBRATE_OPTIONS,
  formats: CALIBRATE_FORMATS,
  load: async () => (await import("./question.js")).CALIBRATE_QUESTION,
};
