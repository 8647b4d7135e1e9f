import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { line, mediansInTurns, timed } from "./report.js";

const BUILT = "dist/cli/main.cjs";
const ROUNDS = 7;

/** Whole commands from the keystroke on: medians of some processes, and how many bare starts of Node they take. */
export function benchCommands(): void {
  if (!existsSync(BUILT)) {
    line("skipped: not built (npm run build)");
    return;
  }
  const cache = mkdtempSync(join(tmpdir(), "orgfunnel-bench-"));
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  const node = (...given: readonly string[]) =>
    timed(() => execFileSync(process.execPath, given, { env, stdio: "ignore" }));
  const orgfunnel = (...given: readonly string[]) => node("bin/orgfunnel.js", ...given);
  const scenario = "scenarios/five-structures.yaml";
  const candidates = {
    "node, nothing": () => node("-e", "0"),
    "--version": () => orgfunnel("--version"),
    "--help": () => orgfunnel("--help"),
    validate: () => orgfunnel("validate", scenario),
    "run, 10 trials": () => orgfunnel("run", scenario, "--quiet", "--trials", "10"),
    "run, one thread": () => orgfunnel("run", scenario, "--quiet", "--jobs", "1"),
    "run, all threads": () => orgfunnel("run", scenario, "--quiet"),
    "check claims.yaml": () => orgfunnel("check", "scenarios/claims.yaml", "--quiet"),
    why: () => orgfunnel("why", scenario, "both-to-the-ceo", "head-of-sales-and-marketing", "--quiet"),
    drivers: () => orgfunnel("drivers", scenario, "--quiet"),
  };
  // What the first start of each compiles, the others find.
  for (const start of Object.values(candidates)) start();
  const medians = mediansInTurns(candidates, ROUNDS);
  const bare = medians["node, nothing"];
  for (const [name, time] of Object.entries(medians)) {
    line(name, `${time.toFixed(0)} ms`, `${(time - bare).toFixed(0)} ms more`, `${(time / bare).toFixed(1)} starts`);
  }
  rmSync(cache, { recursive: true });
}
