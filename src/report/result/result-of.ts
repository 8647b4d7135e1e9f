import { lazyUnion } from "../../foundation/lazily.js";
import { MODEL_VERSION } from "../../funnel/model-version.js";
import type { Problem } from "../../foundation/problem.js";
import type { Scenario } from "../../scenario/scenario.js";
import { resolvedScenario } from "../../scenario/resolved.js";
import { message } from "../messages/message.js";
import type { Manifest, Overrides } from "./manifest.js";
import type { FailedRecord, ProblemRecord } from "./result-file.js";
import { RESULT_SCHEMA_VERSION } from "./schema-version.js";
import type { ScenarioHeader } from "./scenario-header.js";

/** What a call knows that its scenarios do not. */
export interface Call extends Pick<Manifest, "version" | "settings" | "jobs" | "baseline" | "startedAt" | "elapsedMs"> {
  readonly question: string;
  readonly overrides: Overrides;
}

interface Parts {
  readonly headers: readonly ScenarioHeader[];
  /** The scenarios that the manifest is about; default: those. */
  readonly about?: readonly ScenarioHeader[];
  readonly scenarios: readonly { readonly scenario: Scenario; readonly figures: object }[];
  readonly rest: object;
  readonly failed: readonly FailedRecord[];
  readonly partial: boolean;
}

/** The result file of a call. */
export function resultOf(call: Call, { headers, about = headers, scenarios, rest, failed, partial }: Parts): object {
  return {
    schemaVersion: RESULT_SCHEMA_VERSION,
    question: call.question,
    // Tables do without it, and a hash of every scenario takes its time.
    get manifest() {
      return manifestOf(call, about, partial);
    },
    failed,
    scenarios: scenarios.map(({ scenario, figures }, place) =>
      lazyUnion(lazyUnion(headers[place], figures), {
        // Made for each as it is written: those of hundreds of files need not be there at once.
        get resolved() {
          return resolvedScenario(scenario);
        },
      }),
    ),
    ...rest,
  };
}

function manifestOf(call: Call, headers: readonly ScenarioHeader[], partial: boolean): Manifest {
  return {
    tool: "orgfunnel",
    version: call.version,
    model: MODEL_VERSION,
    ...sharedSettings(headers),
    overrides: call.overrides,
    settings: call.settings,
    jobs: call.jobs,
    ...(call.baseline && { baseline: call.baseline }),
    partial,
    startedAt: call.startedAt,
    elapsedMs: call.elapsedMs,
  };
}

/** What a manifest says of all scenarios of a call. */
export function sharedSettings(headers: readonly ScenarioHeader[]) {
  const common = <Key extends keyof ScenarioHeader>(key: Key) => shared(headers.map((header) => header[key]));
  return {
    seed: common("seed"),
    trials: common("trials"),
    replicates: common("replicates"),
    horizonMonths: common("horizonMonths"),
    effects: common("effects"),
    objective: common("objectiveLabel"),
    reference: common("reference"),
    scenarioHash: common("scenarioHash"),
  };
}

/** The value all have; null where they differ or there are none. */
function shared<Value>(values: readonly Value[]): Value | null {
  return values.length > 0 && values.every((value) => value === values[0]) ? values[0] : null;
}

/** Problems of a file as the result file tells them. */
export function failedRecord(file: string, problems: readonly Problem[]): FailedRecord {
  return { file, problems: problems.map(problemRecord) };
}

export function problemRecord(problem: Problem): ProblemRecord {
  const { code, severity, position, keyPath } = problem;
  return {
    code,
    severity,
    message: message(problem),
    ...position,
    ...(keyPath !== undefined && keyPath !== "" && { keyPath }),
  };
}
