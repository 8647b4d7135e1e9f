import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

interface Threads {
  readonly isThreadExpected: (argv: readonly string[], processors: number) => boolean;
  readonly beginThread: (file: string) => void;
  readonly newThread: (file: string) => Worker;
}

const { isThreadExpected, beginThread, newThread } = createRequire(import.meta.url)("../../bin/threads.js") as Threads;

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));

describe("a thread begins before the program", () => {
  const expected = (call: string, processors = 2): boolean =>
    isThreadExpected(["node", "orgfunnel", ...call.split(" ")], processors);

  it.each(["run a.yaml", "check a.yaml", "why a.yaml x y", "drivers a.yaml --json", "sweep a.yaml --set x=1,2"])(
    "for %s",
    (call) => {
      expect(expected(call)).toBe(true);
    },
  );

  it.each([
    "validate a.yaml",
    "--version",
    "run",
    "run --help",
    "run a.yaml -h",
    "run a.yaml -j 1",
    "run a.yaml -j1",
    "run a.yaml --jobs=1",
    "run a.yaml --trials 10",
    "sweep a.yaml --store kept",
    "run a.yaml --redis redis://there",
  ])("but not for %s", (call) => {
    expect(expected(call)).toBe(false);
  });

  it("nor on one processor", () => {
    expect(expected("run a.yaml", 1)).toBe(false);
  });
});

describe("who asks for a thread", () => {
  let folder: string;
  let own: Worker[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "orgfunnel-threads-"));
    own = [];
  });
  afterEach(async () => {
    await Promise.all(own.map((thread) => thread.terminate()));
    rmSync(folder, { recursive: true });
  });

  const program = (text: string): string => {
    const file = join(folder, "program.cjs");
    writeFileSync(file, text);
    return file;
  };
  const asked = (file: string): Worker => {
    const thread = newThread(file);
    own.push(thread);
    return thread;
  };
  const answer = (thread: Worker): Promise<unknown> =>
    new Promise((resolve, reject) => {
      thread.once("message", resolve).once("error", reject).postMessage("who");
    });

  it("has the one that was begun first, others then", async () => {
    const file = program(`const{parentPort,threadId}=require("node:worker_threads");
      parentPort.on("message",()=>parentPort.postMessage(threadId))`);
    beginThread(file);
    const [first, second] = [asked(file), asked(file)];
    expect(await Promise.all([answer(first), answer(second)])).toEqual([first.threadId, second.threadId]);
    expect(second.threadId).toBe(first.threadId + 1);
  });

  it("has another where the first has failed, and hears of what that one comes to", async () => {
    const file = program(`throw new Error("no luck")`);
    beginThread(file);
    await new Promise((end) => setTimeout(end, 500));
    await expect(answer(asked(file))).rejects.toThrow("no luck");
    program(`require("node:worker_threads").parentPort.postMessage("here")`);
    expect(await answer(asked(file))).toBe("here");
  });
});

it("where a thread cannot be begun, the program says so", () => {
  expect(() => {
    beginThread(join(tmpdir(), "no such program"));
  }).not.toThrow();
  expect(() => newThread(join(tmpdir(), "no such program"))).toThrow(/ENOENT/);
});

/** Of Node 20; others have another option. */
it.runIf(process.versions.node.startsWith("20."))("where there are to be none, one does it all", () => {
  const call = (...options: string[]): string => {
    const args = [...options, bin, "run", "scenarios/five-structures.yaml", "--format", "csv"];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
    expect(status).toBe(0);
    return stdout;
  };
  expect(call("--experimental-permission", "--allow-fs-read=*")).toBe(call());
});

it("a call that has nothing to simulate ends without the thread that was begun for it", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, "run", "nowhere.yaml"], { encoding: "utf8" });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain('There is no file "nowhere.yaml".');
});
