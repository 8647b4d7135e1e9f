import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { EXIT } from "../../src/questions/exit-codes.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import { exportedDeals, teachingCsv } from "../calibration/exports.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";

export const SMALL = `name: Small
description: As small as can be.
horizon: 1
trials: 4
seed: q
reference: head
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  head:
    managers: { boss: { role: head, background: sales, reports_to: ceo } }
    reports_to: { sales: boss, marketing: boss }
checks:
  - { name: sound, structure: ceo, outcome: mql_acceptance, at_least: 1% }
`;

/** Calls of every question that take a moment, in a folder of their own; `remove` it at the end. `text`: of their scenario, with the same names. */
export function smallCalls(text = SMALL) {
  const { path, write, remove } = scenarioFolder();
  const scenario = write("small.yaml", text);
  const stored = path("stored.json");
  const shard = path("small.0-of-1.shard");
  const deals = write("deals.csv", teachingCsv(exportedDeals(60)));
  const calls: Readonly<Record<string, readonly string[]>> = {
    run: ["run", scenario],
    check: ["check", scenario, "--max-trials", "20"],
    validate: ["validate", scenario],
    explain: ["explain", scenario, "head"],
    why: ["why", scenario, "head", "ceo", "--by", "origin"],
    drivers: ["drivers", scenario, "--method", "morris", "--base-points", "2"],
    sweep: ["sweep", scenario, "-L", "market.leads_per_month=150,250", "-L", "structures.head.headcount.sales=8,9"],
    "sweep-plan": ["sweep", scenario, "-P", "market.leads_per_month=150:250", "--random", "2", "--dry-run"],
    choice: ["sweep", scenario, "-L", "structures.head.headcount.sales=8,9", "--best", "value", "--budget", "1e9"],
    report: ["report", scenario, "--format", "json"],
    verify: ["verify", stored],
    compare: ["compare", stored, stored],
    calibrate: ["calibrate", deals, "--holdout", "0%"],
    "self-test": ["run", scenario, "--self-test"],
    shard: ["shard", scenario, "--index", "0", "--of", "2", "-o", path("shards")],
    merge: ["merge", shard],
    store: ["store", "ls", path("kept")],
    "merge-missing": ["merge", shard, "--missing"],
  };
  return {
    path,
    write,
    remove,
    scenario,
    calls,
    /** Writes the result that `verify` and `compare` are called with, and the shard that `merge` is. */
    store: async () => {
      await orgfunnel(["shard", scenario, "--index", "0", "--of", "1", "-o", path("")]);
      return orgfunnel(["run", scenario, "-o", stored, "--store", path("kept")]);
    },
  };
}

/** What a call writes to a JSON file, whatever it says on stdout. Throws if the call was not in order. */
export async function resultFileOf(args: readonly string[], file: string): Promise<ResultFile<object>> {
  rmSync(file, { force: true });
  // What a shard writes is no result; of itself it tells on stdout alone.
  const isShard = args[0] === "shard";
  const { code, stdout, stderr } = await orgfunnel([...args, ...(isShard ? ["--format", "json"] : ["-o", file])]);
  if (isShard) writeFileSync(file, stdout);
  if (![EXIT.ok, EXIT.checkUndecided, EXIT.checkFailed].some((allowed) => allowed === code)) throw new Error(stderr);
  return JSON.parse(readFileSync(file, "utf8")) as ResultFile<object>;
}
