import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));

const { optimizeLate } = createRequire(import.meta.url)("../../bin/optimize-late.js") as {
  readonly optimizeLate: (version: string, set: (flag: string) => void) => void;
};

function flagsUnder(version: string): string[] {
  const flags: string[] = [];
  optimizeLate(version, (flag) => flags.push(flag));
  return flags;
}

describe("an engine is told to optimize late", () => {
  it("if it is the one that has the flag: others complain of what they do not know", () => {
    expect(flagsUnder("11.3.244.8-node.33")).toEqual([expect.stringMatching(/^--interrupt-budget=\d+$/)]);
    for (const version of ["11.30.1", "12.4.254.21-node.33", "13.6.233.17-node.37", "9.11.3"])
      expect(flagsUnder(version)).toEqual([]);
  });

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "orgfunnel-late-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.skipIf(process.getuid === undefined)("and takes what was compiled at an earlier start all the same", () => {
    const start = (): string => {
      const { status, stderr } = spawnSync(process.execPath, [bin, "validate", "scenarios/five-structures.yaml"], {
        env: { ...process.env, XDG_CACHE_HOME: folder, ORGFUNNEL_NO_CACHE: "" },
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const [place] = readdirSync(join(folder, "orgfunnel"));
      const { ino, mtimeMs } = statSync(join(folder, "orgfunnel", place, "validate"));
      return `${ino} ${mtimeMs}`;
    };
    // What is refused is written anew.
    expect(start()).toBe(start());
  });
});
