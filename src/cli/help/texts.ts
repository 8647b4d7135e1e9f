import calibration from "./topics/calibration.md";
import checks from "./topics/checks.md";
import ci from "./topics/ci.md";
import cluster from "./topics/cluster.md";
import exitCodes from "./topics/exit-codes.md";
import formats from "./topics/formats.md";
import library from "./topics/library.md";
import model from "./topics/model.md";
import scenario from "./topics/scenario.md";
import speed from "./topics/speed.md";
import statistics from "./topics/statistics.md";
import sweeps from "./topics/sweeps.md";
import values from "./topics/values.md";
import type { TopicId } from "./topics.js";

/** The topics in Markdown. */
export const TOPIC_TEXTS: Readonly<Record<TopicId, string>> = {
  model,
  scenario,
  values,
  statistics,
  checks,
  sweeps,
  calibration,
  ci,
  "exit-codes": exitCodes,
  formats,
  cluster,
  library,
  speed,
};
