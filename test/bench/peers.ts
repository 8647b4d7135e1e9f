import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the independent programs of the model in peers/ print. */
export interface PeerResult {
  readonly structureMonthsPerSecond: number;
  readonly structures: readonly {
    readonly id: string;
    readonly outcomes: Readonly<
      Record<string, { readonly mean: number | null; readonly standardError: number | null }>
    >;
  }[];
}

/** From the top of the project, where npm runs its scripts. */
const PEERS = join("test", "bench", "peers");

const C_COMPILER = process.env.CC ?? "gcc";

export const hasGcc = runs(C_COMPILER, ["--version"]);
export const hasNumpy = runs("python3", ["-c", "import numpy"]);

function runs(program: string, given: readonly string[]): boolean {
  try {
    execFileSync(program, given, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface CompiledPeer {
  readonly run: (trials: number, horizonMonths?: number) => PeerResult;
  readonly remove: () => void;
}

/** The C program, built with these options. */
export function compilePeer(options: readonly string[] = ["-O2"]): CompiledPeer {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-peer-"));
  const program = join(folder, "model");
  execFileSync(C_COMPILER, [...options, "-o", program, join(PEERS, "model.c"), "-lm"]);
  return {
    run: (trials, horizonMonths = 24) => parse(execFileSync(program, [String(trials), String(horizonMonths)])),
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** The NumPy program on the same comparison. */
export function runNumpy(trials: number): PeerResult {
  const given = [join(PEERS, "model.py"), join(PEERS, "reference.json"), "--trials", String(trials)];
  return parse(execFileSync("python3", given, { maxBuffer: 1e8 }));
}

function parse(output: Uint8Array): PeerResult {
  return JSON.parse(new TextDecoder().decode(output)) as PeerResult;
}
