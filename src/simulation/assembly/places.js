import { buildSync } from "esbuild";
import { fileURLToPath } from "node:url";

/** The module that has the places of the rows in the model's vectors. */
export const PLACES = "funnel/model/places.ts";

/**
 * That module as constants: a `const enum` for every vector, an `i32` for every number. AssemblyScript cannot read the
 * rows, and a bundler cannot put their places where they are used.
 * @returns {Promise<string>}
 */
export async function placesAsConstants() {
  return Object.entries(await importSource(new URL(`../../${PLACES}`, import.meta.url)))
    .map(constant)
    .join("\n");
}

/**
 * What a source in TypeScript exports, for a build that runs before there is anything built.
 * @param {string | URL} file
 * @returns {Promise<Record<string, unknown>>}
 */
export async function importSource(file) {
  const entryPoints = [file instanceof URL ? fileURLToPath(file) : file];
  const [{ text }] = buildSync({ entryPoints, bundle: true, format: "esm", write: false }).outputFiles;
  return import(`data:text/javascript,${encodeURIComponent(text)}`);
}

function constant([name, value]) {
  if (typeof value === "number") return `export const ${name}: i32 = ${value};`;
  const members = Object.entries(value).map(([place, index]) => `${place} = ${index}`);
  return `export const enum ${name} { ${members.join(", ")} }`;
}

/** For a bundler: the places of the model's vectors become constants where they are used. */
export const placesInlined = {
  name: "places",
  setup: ({ onLoad }) => {
    const filter = new RegExp(`/src/${PLACES}$`);
    onLoad({ filter }, async () => ({ contents: await placesAsConstants(), loader: "ts" }));
  },
};
