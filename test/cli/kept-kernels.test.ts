import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

interface Place {
  readonly folder: string;
  readonly name: string;
  readonly uid: number;
}

type Compiled = object;

interface KeptKernels {
  readonly keepKernelsAt: (place: Place | undefined, version?: string) => void;
  readonly kernelOf: (bytes: Uint8Array, name: string) => Compiled;
  readonly keepKernels: () => void;
}

declare const WebAssembly: {
  readonly Instance: new (module: Compiled) => {
    readonly exports: { readonly sumTo: (end: number) => number; readonly one: () => number };
  };
};

const { keepKernelsAt, kernelOf, keepKernels } = createRequire(import.meta.url)(
  "../../bin/kept-kernels.js",
) as KeptKernels;

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const uid = process.getuid?.() ?? -1;
/** There is no cache where files have no owner, and nothing is kept by other engines. */
const canKeep = uid >= 0 && /^11\.3\./.test(process.versions.v8);

/** Exports `sumTo(end)`, the sum of the whole numbers below `end`, found in a loop, and `one()`. */
// prettier-ignore
const LOOP = Uint8Array.from([
  0, 97, 115, 109, 1, 0, 0, 0,
  1, 10, 2, 96, 1, 127, 1, 127, 96, 0, 1, 127,
  3, 3, 2, 0, 1,
  7, 15, 2, 5, 115, 117, 109, 84, 111, 0, 0, 3, 111, 110, 101, 0, 1,
  10, 40, 2,
  33, 1, 2, 127, 3, 64, 32, 1, 32, 0, 72, 4, 64, 32, 2, 32, 1, 106, 33, 2, 32, 1, 65, 1, 106, 33, 1, 12, 1, 11, 11, 32, 2, 11,
  4, 0, 65, 1, 11,
]);

let folder: string;
let place: Place;
const file = (): string => join(place.folder, "run-loop");
const kept = (): string[] => readdirSync(folder);
const pause = (ms: number): Promise<void> => new Promise((end) => setTimeout(end, ms));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgfunnel-kernels-"));
  place = { folder: join(folder, "own"), name: "run", uid };
});
afterEach(() => {
  keepKernelsAt(undefined);
  rmSync(folder, { recursive: true });
});

/** Uses the module until the engine has optimized it, so that it is kept. */
async function keepWhenOptimized(module: Compiled): Promise<void> {
  const { sumTo } = new WebAssembly.Instance(module).exports;
  for (let tries = 0; kept().length === 0 && tries < 1000; tries++) {
    sumTo(1_000_000);
    await pause(2);
    keepKernels();
  }
}

/** Another module each time, or the engine hands out the one that it has optimized. */
const loopNamed = (name: string): Uint8Array =>
  Uint8Array.from([...LOOP, 0, 1 + name.length, name.length, ...Buffer.from(name)]);

describe.runIf(canKeep)("a kernel", () => {
  it("is kept for the user alone once something of it is optimized, and runs from there", async () => {
    keepKernelsAt(place);
    const module = kernelOf(loopNamed("first"), "loop");
    keepKernels();
    expect(kept()).toEqual([]);
    await keepWhenOptimized(module);
    expect([place.folder, file()].map((name) => statSync(name).mode & 0o777)).toEqual([0o700, 0o600]);

    keepKernelsAt(place);
    const { sumTo } = new WebAssembly.Instance(kernelOf(loopNamed("first"), "loop")).exports;
    expect([sumTo(5), sumTo(1000)]).toEqual([10, 499_500]);
    const { ino } = statSync(file());
    keepKernels();
    expect(statSync(file()).ino).toBe(ino);
  });

  it("that cannot be looked at is no end of the call", () => {
    keepKernelsAt(place);
    // Imports a memory of 32 pages, twice of what is at hand.
    kernelOf(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 2, 8, 1, 1, 109, 1, 109, 2, 0, 32), "loop");
    expect(() => {
      keepKernels();
    }).not.toThrow();
    expect(kept()).toEqual([]);
  });

  it("is compiled as ever where what was kept is damaged, and kept again", async () => {
    keepKernelsAt(place);
    await keepWhenOptimized(kernelOf(loopNamed("second"), "loop"));
    const whole = readFileSync(file());
    for (const damaged of [Buffer.alloc(0), whole.subarray(0, -1), whole.with(whole.length - 1, whole[60] ^ 4)]) {
      writeFileSync(file(), damaged);
      keepKernelsAt(place);
      const { sumTo } = new WebAssembly.Instance(kernelOf(loopNamed("second"), "loop")).exports;
      expect(sumTo(5)).toBe(10);
      keepKernels();
      expect(readFileSync(file())).toEqual(whole);
    }
  });
});

describe("no kernel is kept", () => {
  const expectNothing = async (own: Place | undefined, version: string): Promise<void> => {
    keepKernelsAt(own, version);
    const { sumTo } = new WebAssembly.Instance(kernelOf(loopNamed("third"), "loop")).exports;
    for (let times = 0; times < 50; times++) {
      expect(sumTo(5)).toBe(10);
      sumTo(1_000_000);
      await pause(1);
    }
    keepKernels();
    expect(kept()).toEqual([]);
  };

  it("without a place", () => expectNothing(undefined, process.versions.v8));

  it.each(["11.30.1", "12.4.254.21-node.33", "13.6.233.17-node.37"])("by engine %s", (version) =>
    expectNothing(place, version),
  );

  it("of what is none", () => {
    keepKernelsAt(place);
    expect(() => kernelOf(new Uint8Array(8), "loop")).toThrow(/magic/);
    keepKernels();
    expect(kept()).toEqual([]);
  });
});

describe.runIf(canKeep)("a run", () => {
  const call = (...more: string[]): string => {
    const env = { ...process.env, XDG_CACHE_HOME: folder, ORGFUNNEL_NO_CACHE: "" };
    const args = [bin, "run", "scenarios/five-structures.yaml", "--format", "csv", ...more];
    return execFileSync(process.execPath, args, { env, encoding: "utf8" });
  };
  const keptBytes = (): number => {
    const [own] = readdirSync(join(folder, "orgfunnel"));
    return statSync(join(folder, "orgfunnel", own, "run-lanes"), { throwIfNoEntry: false })?.size ?? 0;
  };

  it("keeps what is optimized of its kernel, keeps more of it after a longer one, and says the same with it", () => {
    const few = call("--trials", "20");
    const little = keptBytes();
    expect(call("--trials", "20")).toBe(few);
    const many = call("--trials", "3000");
    const more = keptBytes();
    expect(more).toBeGreaterThan(Math.max(little, 10_000));
    expect([call("--trials", "3000"), call("--trials", "20")]).toEqual([many, few]);
    expect(keptBytes()).toBeGreaterThanOrEqual(more);
  });
});
