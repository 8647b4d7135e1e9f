import { existsSync, realpathSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/**
 * Where the package has the scenario that examples call `scenarios/name.yaml`, as seen from the working folder; undefined for any
 * other name, and where it is not to be found.
 */
export function shippedScenario(file: string): string | undefined {
  if (!/^(?:\.\/)?scenarios\/[^/]+$/u.test(file)) return undefined;
  const found = packageFolders()
    .map((folder) => join(folder, file))
    .find((path) => existsSync(path));
  if (found === undefined) return undefined;
  const near = relative(resolve("."), found);
  return near.startsWith("..") ? found : near;
}

/** That of the program that runs, and that beside the program that uses the library. */
function packageFolders(): readonly string[] {
  const program = process.argv.at(1);
  const real = program !== undefined && existsSync(program) ? realpathSync(program) : "";
  const isOurs = /[\\/]bin[\\/]orgfunnel\.js$/u.test(real);
  return [resolve("node_modules/orgfunnel"), ...(isOurs ? [dirname(dirname(real))] : [])];
}
