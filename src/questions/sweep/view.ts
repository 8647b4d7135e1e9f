import type { Body } from "../question.js";
import type { View } from "../../report/view.js";
import type { SweepFigures, SweepRest } from "./record.js";

/** A view for each scenario, and for several what is about all of them. */
export function sweepViews(body: Body<SweepFigures, SweepRest>): View[] {
  return body.scenarios.map(({ name, variants }) => ({
    title: name,
    blocks: [
      {
        kind: "table",
        columns: [
          { header: "what-if", align: "left", priority: 1 },
          { header: "best", align: "left", priority: 1 },
        ],
        rows: variants.map(({ variant, winner = "" }) => [{ text: variant }, { text: winner }]),
      },
    ],
    captions: [],
    warnings: [],
  }));
}
