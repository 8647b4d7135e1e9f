import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What the independent programs of the model in peers/ print. */
export interface PeerResult {
  readonly structureMonthsPerSecond: number;
  /** Of the month loop alone, with the constants of a trial; only the C program tells. */
  readonly monthLoopStructureMonthsPerSecond?: number;
  readonly structures: readonly {
    readonly id: string;
    readonly outcomes: Readonly<
      Record<string, { readonly mean: number | null; readonly standardError: number | null; readonly noData: number }>
    >;
  }[];
}

/** From the top of the project, where npm runs its scripts. */
const PEERS = join("test", "bench", "peers");

const C_COMPILER = process.env.CC ?? "gcc";

export const hasNumpy = runs("python3", ["-c", "import numpy"]);
/** Python writes the cases in the form the C program reads. */
export const hasGcc = runs(C_COMPILER, ["--version"]) && runs("python3", ["--version"]);

function runs(program: string, given: readonly string[]): boolean {
  try {
    execFileSync(program, given, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface CompiledPeer {
  /** @param id of the case */
  readonly run: (id: string, trials: number) => PeerResult;
  readonly remove: () => void;
}

/** The C program, built with these options. */
export function compilePeer(options: readonly string[] = ["-O2"]): CompiledPeer {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-peer-"));
  const program = join(folder, "model");
  execFileSync(C_COMPILER, [...options, "-o", program, join(PEERS, "model.c"), "-lm"]);
  const flattened = new Map<string, Uint8Array>();
  return {
    run: (id, trials) => {
      const input = flattened.get(id) ?? execFileSync("python3", [join(PEERS, "flatten.py"), caseFile(id)]);
      flattened.set(id, input);
      return parse(execFileSync(program, ["-", String(trials)], { input, maxBuffer: 1e8 })) as PeerResult;
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** The NumPy program on a case. */
export const runNumpy = (id: string, trials: number): PeerResult => runNumpyOnAll([id], trials)[0];

/** And on several, in one process: NumPy takes longer to load than a case does. */
export function runNumpyOnAll(ids: readonly string[], trials: number): readonly PeerResult[] {
  const given = [join(PEERS, "model.py"), ...ids.map(caseFile), "--trials", String(trials)];
  return [parse(execFileSync("python3", given, { maxBuffer: 1e8 })) as PeerResult | PeerResult[]].flat();
}

const caseFile = (id: string): string => join(PEERS, "cases", `${id}.json`);

function parse(output: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(output));
}
