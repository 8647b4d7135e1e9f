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
  const entry = fileURLToPath(new URL(`../../${PLACES}`, import.meta.url));
  const [{ text }] = buildSync({ entryPoints: [entry], bundle: true, format: "esm", write: false }).outputFiles;
  const exported = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return Object.entries(exported).map(constant).join("\n");
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
