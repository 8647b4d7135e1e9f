import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

interface Place {
  readonly folder: string;
  readonly name: string;
  readonly uid: number;
}

interface CacheFile {
  readonly cachePlace: (
    source: string,
    command: string | undefined,
    given: { env: Record<string, string>; platform?: string; uid?: number | undefined },
  ) => Place | undefined;
  readonly readCache: (place: Place) => Uint8Array | undefined;
  readonly writeCache: (place: Place, data: Uint8Array) => void;
}

interface CompileCache {
  readonly runProgram: (file: string, start: { env: Record<string, string>; argv: readonly string[] }) => Promise<void>;
  readonly programOf: (argv: readonly string[]) => string;
}

const load = createRequire(import.meta.url);
const { cachePlace, readCache, writeCache } = load("../../bin/cache-file.js") as CacheFile;
const { runProgram, programOf } = load("../../bin/compile-cache.js") as CompileCache;

const uid = process.getuid?.() ?? -1;
/** There is no cache where files have no owner that can be asked for. */
const hasOwners = uid >= 0;

const PROGRAM = `/*orgfunnel 1.2.3-abc*/(function(exports){
  globalThis.ran=(globalThis.ran??0)+1;exports.ended=Promise.resolve();
})`;
const ran = (): number => (globalThis as { ran?: number }).ran ?? 0;

let folder: string;
let place: Place;
const path = (): string => join(place.folder, place.name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgfunnel-cache-"));
  place = { folder: join(folder, "own"), name: "run", uid };
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe.runIf(hasOwners)("what was compiled", () => {
  const data = Buffer.from("compiled");

  it("is kept for the user alone, and found again", () => {
    writeCache(place, data);
    expect(readCache(place)).toEqual(data);
    expect([place.folder, path()].map((name) => statSync(name).mode & 0o777)).toEqual([0o700, 0o600]);
    expect(readdirSync(place.folder)).toEqual([place.name]);
  });

  it.each([0o750, 0o705, 0o777, 0o720])("is neither read from nor written to a folder of mode %o", (mode) => {
    writeCache(place, data);
    chmodSync(place.folder, mode);
    expect(readCache(place)).toBeUndefined();
    writeCache({ ...place, name: "why" }, data);
    expect(readdirSync(place.folder)).toEqual([place.name]);
  });

  it("is neither read from nor written to the folder of somebody else", () => {
    writeCache(place, data);
    expect(readCache({ ...place, uid: uid + 1 })).toBeUndefined();
    writeCache({ ...place, name: "why", uid: uid + 1 }, data);
    expect(readdirSync(place.folder)).toEqual([place.name]);
  });

  it.runIf(uid === 0)("is not read from a file of somebody else", () => {
    writeCache(place, data);
    chownSync(path(), 12345, 12345);
    expect(readCache(place)).toBeUndefined();
  });

  it.each([0o620, 0o602, 0o666])("is not read from a file of mode %o", (mode) => {
    writeCache(place, data);
    chmodSync(path(), mode);
    expect(readCache(place)).toBeUndefined();
  });

  it("is not read through links, nor from what is no file", () => {
    writeCache(place, data);
    linkSync(path(), join(folder, "second name"));
    expect(readCache(place)).toBeUndefined();
    rmSync(path());
    symlinkSync(join(folder, "second name"), path());
    expect(readCache(place)).toBeUndefined();
    rmSync(path());
    mkdirSync(path());
    expect(readCache(place)).toBeUndefined();
    renameSync(place.folder, join(folder, "elsewhere"));
    rmSync(path(), { force: true });
    writeCache({ ...place, folder: join(folder, "elsewhere"), name: "why" }, data);
    symlinkSync(join(folder, "elsewhere"), place.folder);
    expect(readCache({ ...place, name: "why" })).toBeUndefined();
  });

  it("is not waited for in a pipe", () => {
    writeCache({ ...place, name: "why" }, data);
    execFileSync("mkfifo", ["-m", "600", path()]);
    expect(readCache(place)).toBeUndefined();
    writeCache(place, data);
    expect(readCache(place)).toEqual(data);
  });

  it("leaves nothing half-written where it cannot be put in its place", () => {
    mkdirSync(path(), { recursive: true, mode: 0o700 });
    writeCache(place, data);
    expect(readdirSync(place.folder)).toEqual([place.name]);
  });

  it("is rid of what was left half-written, but for what somebody may be at", () => {
    writeCache(place, data);
    const [old, recent] = [join(place.folder, ".run-1"), join(place.folder, ".why-2")];
    for (const file of [old, recent]) writeFileSync(file, "");
    const before = new Date(Date.now() - 2 * 3_600_000);
    utimesSync(old, before, before);
    writeCache(place, data);
    expect(readdirSync(place.folder)).toEqual([".why-2", place.name]);
  });

  it("is not read when it is damaged or cut short", () => {
    writeCache(place, data);
    const whole = readFileSync(path());
    for (let at = 0; at < whole.length; at++) {
      writeFileSync(path(), whole.with(at, whole[at] ^ 4));
      expect(readCache(place)).toBeUndefined();
    }
    for (let length = 0; length < whole.length; length++) {
      writeFileSync(path(), whole.subarray(0, length));
      expect(readCache(place)).toBeUndefined();
    }
  });

  it("of old builds goes, but for the last ones", () => {
    for (let build = 0; build < 9; build++)
      writeCache({ ...place, folder: join(folder, "all", `build ${build}`) }, data);
    expect(readdirSync(join(folder, "all"))).toHaveLength(4);
  });
});

describe("where it is kept", () => {
  const at = (env: Record<string, string>, more: object = {}) =>
    cachePlace(PROGRAM, "why", { env, platform: "linux", uid: 7, ...more });

  it("is a folder of the user's, named by version, build and engine", () => {
    const engine = `v8-${process.versions.v8}-${process.arch}`;
    const own = `orgfunnel-1.2.3-abc-${engine}`;
    expect(at({ HOME: "/home/me" })).toEqual({ folder: `/home/me/.cache/orgfunnel/${own}`, name: "why", uid: 7 });
    expect(at({ HOME: "/home/me", XDG_CACHE_HOME: "/caches" })?.folder).toBe(`/caches/orgfunnel/${own}`);
    expect(at({ HOME: "/Users/me" }, { platform: "darwin" })?.folder).toBe(`/Users/me/Library/Caches/orgfunnel/${own}`);
  });

  it("is nowhere if it is not wanted or not safe", () => {
    expect(at({ HOME: "/home/me", ORGFUNNEL_NO_CACHE: "1" })).toBeUndefined();
    expect(at({})).toBeUndefined();
    expect(at({ HOME: "here" })).toBeUndefined();
    expect(at({ HOME: "/home/me" }, { platform: "win32" })).toBeUndefined();
    expect(cachePlace("no first line", "run", { env: { HOME: "/home/me" }, uid: 7 })).toBeUndefined();
  });

  it("has no names but commands", () => {
    for (const name of ["../../x", "-V", "", undefined, "a".repeat(99)]) {
      expect(cachePlace(PROGRAM, name, { env: { HOME: "/h" }, platform: "linux", uid: 7 })?.name).toBe("start");
    }
  });
});

it("without the rest is what is asked most often; help is of all", () => {
  const of = (...args: string[]): string => programOf(["node", "orgfunnel", ...args]);
  expect([of("run", "a.yaml"), of("validate", "a.yaml")]).toEqual(["everyday.cjs", "everyday.cjs"]);
  const others = [of(), of("sweep", "a.yaml"), of("--ascii", "run", "a.yaml"), of("run", "--help"), of("init")];
  expect(new Set(others)).toEqual(new Set(["main.cjs"]));
});

describe.runIf(hasOwners)("the program", () => {
  const start = async (more: Record<string, string> = {}): Promise<void> => {
    const file = join(folder, "program.cjs");
    writeFileSync(file, PROGRAM);
    const before = ran();
    await runProgram(file, { env: { XDG_CACHE_HOME: join(folder, "cache"), ...more }, argv: ["node", "x", "run"] });
    expect(ran()).toBe(before + 1);
  };
  const files = (): string[] =>
    existsSync(join(folder, "cache")) ? readdirSync(join(folder, "cache", "orgfunnel")) : [];

  it("is kept after its first run and runs from then on, damaged or not", async () => {
    await start();
    const [name] = files();
    const kept = { folder: join(folder, "cache", "orgfunnel", name), name: "run", uid };
    const file = join(kept.folder, kept.name);
    const first = readFileSync(file);
    expect(readCache(kept)?.length).toBeGreaterThan(0);
    await start();
    expect(readFileSync(file)).toEqual(first);
    writeFileSync(file, "nonsense");
    expect(readCache(kept)).toBeUndefined();
    await start();
    expect(readCache(kept)?.length).toBeGreaterThan(0);
  });

  it.each(["--help", "-h"])("keeps nothing under a command's name of a call for its help by %s", async (help) => {
    const file = join(folder, "program.cjs");
    writeFileSync(file, PROGRAM);
    await runProgram(file, { env: { XDG_CACHE_HOME: join(folder, "cache") }, argv: ["node", "x", "run", help] });
    expect(readdirSync(join(folder, "cache", "orgfunnel", files()[0]))).toEqual(["start"]);
  });

  it("keeps what a long call compiled at its start, too", () => {
    const starts = Array.from({ length: 200 }, (_, at) => `function f${at}(x){return [x,${at},"f${at}"].map(String)}`);
    const calls = Array.from({ length: 200 }, (_, at) => `f${at}(1);`).join("");
    const file = join(folder, "long.cjs");
    const bytesAfter = (collections: number): number => {
      // Another text each time has another cache.
      writeFileSync(
        file,
        `/*orgfunnel 1.2.${collections}-abc*/(function(exports){${starts.join("\n")};${calls}
        const pause=(ms)=>new Promise((end)=>setTimeout(end,ms));
        exports.ended=pause(1100).then(async()=>{
          // Memory that is never used makes the engine collect what is not.
          let held;
          for(let n=0;n<${collections};n++){held=[new ArrayBuffer(2**26),new ArrayBuffer(2**26)];await pause(1)}
        });
        })`,
      );
      const main = `require(${JSON.stringify(join(process.cwd(), "bin/compile-cache.js"))}).runProgram(${JSON.stringify(file)})`;
      const env = { ...process.env, XDG_CACHE_HOME: join(folder, "cache"), ORGFUNNEL_NO_CACHE: "" };
      const call = (): void => {
        execFileSync(process.execPath, ["-e", main, "run"], { env });
      };
      call();
      const name = files().find((one) => one.includes(`1.2.${collections}-`)) ?? "";
      const [kept] = readdirSync(join(folder, "cache", "orgfunnel", name));
      const { size, ino } = statSync(join(folder, "cache", "orgfunnel", name, kept));
      call();
      // What the engine did not take would have been written anew.
      expect(statSync(join(folder, "cache", "orgfunnel", name, kept)).ino).toBe(ino);
      return size;
    };
    expect(bytesAfter(20)).toBeGreaterThan(0.9 * bytesAfter(0));
  });

  it("leaves nothing behind where it is not to, or cannot", async () => {
    await start({ ORGFUNNEL_NO_CACHE: "1" });
    expect(files()).toEqual([]);
    writeFileSync(join(folder, "file"), "");
    await start({ XDG_CACHE_HOME: join(folder, "file") });
  });
});
