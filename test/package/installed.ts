import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const QUIET = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];

/** The packed package, installed in an empty folder, as a user has it. */
export function installedPackage() {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-packed-"));
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder];
  const tarball = join(folder, execFileSync("npm", pack, { encoding: "utf8" }).trim());
  const home = join(folder, "home");
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{ "private": true, "type": "module" }\n');
  if (!npm(home, ["install", tarball])) unpack(tarball, home);
  return {
    home,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}

const npm = (cwd: string, args: readonly string[]): boolean =>
  spawnSync("npm", [...args, ...QUIET], { cwd, stdio: "pipe", timeout: 120_000 }).status === 0;

/** Without a network: what it depends on stands in its bundles. */
function unpack(tarball: string, home: string): void {
  const own = join(home, "node_modules/orgfunnel");
  rmSync(join(home, "node_modules"), { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", tarball, "-C", own, "--strip-components=1"]);
}

/** Another Node, which npm's packages bring; undefined where there is none to be had. */
export function otherNode(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const cache = resolve(`node_modules/.cache/orgfunnel/node-${major}`);
  const program = join(cache, `node_modules/${name}/bin/node`);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, "package.json"), '{ "private": true }\n');
  return npm(cache, ["install", `${name}@${major}`]) && existsSync(program) ? program : undefined;
}
