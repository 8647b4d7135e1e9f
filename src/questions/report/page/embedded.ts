import { baseName } from "../../../foundation/base-name.js";
import type { Manifest } from "../../../report/result/manifest.js";
import type { PageResult } from "./page-result.js";
import { without } from "./without.js";

/**
 * A result as a page carries it for `verify`: names of files, never paths, and without how long and on how many threads it took,
 * which is no part of it. What a scenario resolves to is left to the scenario's file, which verifying reads.
 */
export function embeddedResult({ manifest, scenarios, failed, ...rest }: PageResult): object {
  return {
    ...rest,
    manifest: embeddedManifest(manifest),
    failed: failed.map((one) => ({ ...one, file: baseName(one.file) })),
    scenarios: scenarios.map((one) => ({ ...without(one, "resolved"), file: baseName(one.file) })),
  };
}

function embeddedManifest({ overrides, settings, ...manifest }: Manifest): Manifest {
  const named = Object.entries(settings).map(([name, value]) => [
    name,
    FILE_SETTINGS.includes(name) && typeof value === "string" ? baseName(value) : value,
  ]);
  return {
    ...manifest,
    overrides: { ...overrides, params: overrides.params.map(baseName) },
    settings: Object.fromEntries(named) as Manifest["settings"],
    jobs: 0,
    elapsedMs: 0,
  };
}

/** Settings that name files. */
const FILE_SETTINGS = ["baseline", "cases"];
