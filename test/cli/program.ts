import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Io } from "../../src/cli/io.js";
import { draftFile, tryFile } from "../../src/cli/disk/draft.js";
import { isFile, targetOf } from "../../src/cli/disk/target.js";
import { runProgram } from "../../src/cli/program.js";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program in this process, without a terminal unless `change` says so. */
export async function orgfunnel(args: readonly string[], change: Partial<Io> = {}): Promise<Ran> {
  const ran = { code: 0, stdout: "", stderr: "" };
  let clock = Date.UTC(2026, 0, 2);
  const io: Io = {
    stdout: (text) => (ran.stdout += text),
    stdoutTaken: () => Promise.resolve(),
    stderr: (text) => (ran.stderr += text),
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    stdinIsTerminal: false,
    readStdin: () => Promise.reject(new Error("nothing is to be read from stdin")),
    watchFiles: () => () => undefined,
    env: {},
    cores: 2,
    now: () => (clock += 400),
    isFile,
    targetOf,
    tryFile,
    openFile: draftFile,
    onInterrupt: () => () => undefined,
    endable: (work) => Promise.resolve().then(work),
    end: (code) => {
      throw new Error(`ended with ${code}`);
    },
    version: () => "9.8.7",
    setExitCode: (code) => (ran.code = code),
    ...change,
  };
  await runProgram(args, io);
  return ran;
}

/** Surroundings in which an interrupt comes when everything has been read and nothing answered. */
export function interruptedBeforeAnswer(): Partial<Io> {
  let interrupt: () => void = () => undefined;
  return {
    onInterrupt: (callback) => {
      interrupt = callback;
      return () => undefined;
    },
    version: () => {
      interrupt();
      interrupt = () => undefined;
      return "9.8.7";
    },
  };
}

/** Rows of a table of figures by the names of its columns; throws if lines are not of one length. */
export const csvRecords = (text: string) =>
  parse<Record<string, string>>(text, { columns: true, record_delimiter: "\n" });

/** A folder of its own with scenario files; `remove` it at the end. */
export function scenarioFolder() {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-"));
  const path = (name: string): string => join(folder, name);
  const write = (name: string, text: string): string => {
    writeFileSync(path(name), text);
    return path(name);
  };
  return {
    path,
    good: write("good.yaml", GOOD),
    other: write("other.yaml", GOOD.replace("Small test", "Another test").replace("seed: s", "seed: t")),
    bad: write("bad.yaml", BAD),
    write,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whether a call that writes samples into this folder has simulated some. */
export function hasSamples({ path }: Pick<ReturnType<typeof scenarioFolder>, "path">): boolean {
  const drafts = readdirSync(path(".")).filter((name) => name.startsWith("."));
  return drafts.some((name) => (statSync(path(`${name}/draft`), { throwIfNoEntry: false })?.size ?? 0) > 0);
}

const GOOD = `name: Small test
horizon: 3
trials: 500
seed: s
objective: profit
reference: head
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
  head:
    managers: { boss: { role: head, reports_to: ceo } }
    reports_to: { sales: boss, marketing: boss }
`;

const BAD = `name: Bad test
horizn: 3
assumptions: { funnel.acceptance: 130% }
structures:
  ceo: { reports_to: { sales: ceo, marketing: ceo } }
`;
