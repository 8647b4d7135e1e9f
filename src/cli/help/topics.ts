/** What `help` explains beside the commands, in the order of its list; the texts are in `texts.ts`. */
export const TOPICS = [
  { id: "model", summary: "what is simulated, what a structure does, and what that rests on" },
  { id: "scenario", summary: "the scenario file: teams, structures, levers, phases, today" },
  { id: "values", summary: "how a value is written, and where values come from" },
  { id: "statistics", summary: "how structures are compared, how sure that is, what decides" },
  { id: "checks", summary: "claims that a scenario carries, and how they are decided" },
  { id: "sweeps", summary: "what-ifs: grids, lists, samples, tables, and choosing by them" },
  { id: "calibration", summary: "your own numbers from a CRM: what is read, and how it is measured" },
  { id: "ci", summary: "checks in GitHub Actions and GitLab CI, baselines" },
  { id: "exit-codes", summary: "what the process says at its end" },
  { id: "formats", summary: "tables, Markdown, JSON, CSV, xlsx, Parquet, pages, samples, ASCII" },
  { id: "cluster", summary: "a store that goes on after a kill; shards for batch schedulers" },
  { id: "library", summary: "the same from JavaScript and TypeScript" },
  { id: "speed", summary: "how fast it is, and against what" },
] as const;

export type TopicId = (typeof TOPICS)[number]["id"];
