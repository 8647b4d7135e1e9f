/** The licence texts of everything that is bundled, as MIT, ISC, BSD and Apache ask for. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const FOLDER = "node_modules/";

/** Notes in `modules` what stands in the bundles of a build, without what was left out as unused. */
export const modulesNoted = (modules) => ({
  name: "modules",
  setup: (build) => {
    build.initialOptions.metafile = true;
    build.onEnd(({ metafile }) => {
      for (const { inputs } of Object.values(metafile?.outputs ?? {}))
        for (const [path, { bytesInOutput }] of Object.entries(inputs)) if (bytesInOutput > 0) modules.add(path);
    });
  },
});

/** Their parts are compiled into the kernel, so that no bundler names it. */
export const COMPILED_IN = ["assemblyscript"];

/**
 * The packages that modules come from, by name.
 * @param {Iterable<string>} modules paths, as esbuild's metafile names them
 * @param {readonly string[]} others names of more
 * @returns {Map<string, string>} the folder of each
 */
export function packagesOf(modules, root, others = []) {
  const packages = new Map(others.map((id) => [id, join(root, FOLDER, id)]));
  for (const path of modules) {
    const at = path.lastIndexOf(FOLDER);
    if (at < 0) continue;
    const [scope, name] = path.slice(at + FOLDER.length).split("/");
    const id = scope.startsWith("@") ? `${scope}/${name}` : scope;
    packages.set(id, resolve(root, path.slice(0, at + FOLDER.length), id));
  }
  return new Map([...packages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @returns {string} a section for each package: its name, version and licence, and the text of the licence */
export function licenceTexts(packages) {
  return [...packages].map(([id, folder]) => section(id, folder)).join(`\n${"-".repeat(100)}\n\n`);
}

function section(id, folder) {
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const notice = join(folder, "NOTICE");
  const texts = [licenceText(id, folder), ...(existsSync(notice) ? [readFileSync(notice, "utf8")] : [])];
  return `${id} ${version} (${license})\n\n${texts.map((text) => `${text.trim()}\n`).join("\n")}`;
}

/** Its file, or where there is none the last section of its README. Throws if neither is there. */
function licenceText(id, folder) {
  const files = readdirSync(folder);
  const file = files.find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8");
  const readme = files.find((name) => /^readme/i.test(name));
  const text = readme && /^(?:#+ *)?licen[cs]e\b[^]*/im.exec(readFileSync(join(folder, readme), "utf8"))?.[0];
  if (text) return text;
  throw new Error(`${id} has no licence text in ${folder}: it cannot be bundled.`);
}

/** The same as a comment that stands before a program; minifiers and readers leave it alone. */
export function licenceComment(packages) {
  return `/*! Bundled with this program:\n\n${licenceTexts(packages).replaceAll("*/", "* /")}*/\n`;
}
