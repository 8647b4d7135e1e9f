import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { licenceTexts, packagesOf } from "../../.ci/third-party.js";

interface Manifest {
  readonly dependencies: object;
  readonly devDependencies: object;
  readonly peerDependencies?: object;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional: boolean }>>;
}
const manifest = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;

/** Files that git keeps, and what it says of none. */
const kept = (): string[] => execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n");

describe("what was ordered", () => {
  test("the command line rests on these packages and on no others", () => {
    expect(Object.keys(manifest.dependencies)).toEqual(["chalk", "cli-table3", "commander", "seedrandom"]);
    for (const peer of Object.keys(manifest.peerDependencies ?? {}))
      expect([peer, manifest.peerDependenciesMeta?.[peer]]).toEqual([peer, { optional: true }]);
  });

  test("the names at the top", () => {
    const top = new Set(kept().map((path) => path.split("/")[0]));
    const ordered = ["README.md", "bin", "package.json", "scenarios", "src", "test", "tsconfig.json"];
    const beside = [
      "CHANGELOG.md",
      "CONTRIBUTING.md",
      "LICENSE",
      "eslint.config.js",
      "package-lock.json",
      "vitest.config.ts",
    ];
    expect([...top].filter((name) => !name.startsWith(".")).sort()).toEqual([...ordered, ...beside].sort());
  });
});

test.skipIf(!existsSync("dist/cli/main.cjs"))("the program is ASCII, as it is read byte by byte", () => {
  for (const name of ["main", "everyday"])
    expect(readFileSync(`dist/cli/${name}.cjs`, "utf8").match(/[^\0-\x7f]/u), name).toBeNull();
});

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

/** What sources name that is no file and nothing of Node's. */
function imported(): string[] {
  const names = sources.flatMap((path) => {
    const text = readFileSync(join("src", path), "utf8");
    return [...text.matchAll(/^(?:import|export) (?!type\b)[^;"]*from "([^".][^"]*)";|import\("([^".][^"]*)"\)/gmu)]
      .map(([, fixed, dynamic]: readonly (string | undefined)[]) => fixed ?? dynamic ?? "")
      .filter((name) => !name.startsWith("node:"))
      .map((name) =>
        name
          .split("/")
          .slice(0, name.startsWith("@") ? 2 : 1)
          .join("/"),
      );
  });
  return [...new Set(names)].sort();
}

describe.skipIf(!existsSync("dist/THIRD-PARTY.txt"))("the package (skipped where dist/ is not built)", () => {
  const packed = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8", stdio: "pipe" }),
  ) as readonly [{ readonly size: number; readonly files: readonly { readonly path: string }[] }];
  const [{ size, files }] = packed;
  const paths = files.map(({ path }) => path);

  test("has what runs and what is read, and no maps", () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        "bin/orgfunnel.js",
        "dist/THIRD-PARTY.txt",
        "dist/action/action.yml",
        "dist/cli/everyday.cjs",
        "dist/cli/kernel.wasm",
        "dist/cli/lanes.wasm",
        "dist/cli/main.cjs",
        "dist/cli/page.cjs",
        "dist/cli/parquet-writer.cjs",
        "dist/cli/parquet.cjs",
        "dist/cli/worker.cjs",
        "dist/cli/xlsx-writer.cjs",
        "dist/cli/xlsx.cjs",
        "dist/index.d.ts",
        "dist/index.js",
        "dist/result.schema.json",
        "dist/scenario.schema.json",
        "LICENSE",
        "scenarios/five-structures.yaml",
      ]),
    );
    expect(paths.filter((path) => /\.map$|^src|^test/u.test(path))).toEqual([]);
    expect(size).toBeLessThan(2.5e6);
  });

  test("names every package that is bundled, with its licence", () => {
    const optional = Object.keys(manifest.peerDependencies ?? {});
    const bundled = imported().filter((name) => !optional.includes(name) && name !== "assemblyscript");
    expect(bundled.length).toBeGreaterThan(8);
    const text = readFileSync("dist/THIRD-PARTY.txt", "utf8");
    const named = [...text.matchAll(/^(@?[a-z][\w./-]*) \d+\.\d+\.\d+\S* \(.+\)$/gmu)].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining([...bundled, "assemblyscript"]));
    expect(text.match(/copyright/giu)?.length).toBeGreaterThanOrEqual(named.length - 1);
  });

  test("asks a user for no package of types", () => {
    const types = paths.filter((path) => path.endsWith(".d.ts"));
    expect(types.length).toBeGreaterThan(50);
    const foreign = types.flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/^(?:import|export)[^;]*from "([^."][^"]*)"/gmu)].map(([, name]) => name),
    );
    expect(foreign).toEqual([]);
  });

  test("says what the fields of results mean, where they are spelled out", () => {
    const header = readFileSync("dist/report/result/scenario-header.d.ts", "utf8");
    expect(header).toContain("/** Trials simulated. */\n    trials: number;");
    expect(header).toContain("currency?: string;");
  });
});

test("a package without a licence text is not bundled in silence", () => {
  const packages = packagesOf(["node_modules/yaml/dist/index.js", "src/index.ts"], process.cwd());
  expect([...packages.keys()]).toEqual(["yaml"]);
  expect(licenceTexts(packages)).toMatch(/^yaml \d+\S* \(ISC\)\n\nCopyright/u);
  expect(
    licenceTexts(packagesOf(["x/node_modules/seedrandom/a.js"], ".").set("seedrandom", "node_modules/seedrandom")),
  ).toContain("David Bau");
  expect(() => licenceTexts(new Map([["none", "scenarios"]]))).toThrow();
});
