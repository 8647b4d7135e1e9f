import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { leastInTurns, line, timed } from "./report.js";

const BUILT = "dist/cli/main.cjs";

/** The whole command against a bare start of Node. */
export function benchCommand(): void {
  if (!existsSync(BUILT)) {
    line("skipped: not built (npm run build)");
    return;
  }
  const node = (...given: readonly string[]) => timed(() => execFileSync(process.execPath, given));
  const orgfunnel = (...given: readonly string[]) => node("bin/orgfunnel.js", ...given);
  const scenario = "scenarios/five-structures.yaml";
  const least = leastInTurns(
    {
      "node, nothing": () => node("-e", "0"),
      "--version": () => orgfunnel("--version"),
      "--help": () => orgfunnel("--help"),
      validate: () => orgfunnel("validate", scenario),
      "run, 10 trials": () => orgfunnel("run", scenario, "--quiet", "--trials", "10"),
      "run, one thread": () => orgfunnel("run", scenario, "--quiet", "--jobs", "1"),
      "run, all threads": () => orgfunnel("run", scenario, "--quiet"),
    },
    8,
  );
  for (const [name, time] of Object.entries(least)) {
    line(name, `${time.toFixed(0)} ms`, `${(time - least["node, nothing"]).toFixed(0)} ms more`);
  }
}
