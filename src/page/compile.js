/** Builds what runs in a page: the program of the page itself, and the worker with the model, packed. */
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { compileLanes } from "../simulation/assembly/compile.js";
import { importSource, placesInlined } from "../simulation/assembly/places.js";
import { licenceComment, modulesNoted, packagesOf } from "../../.ci/third-party.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Rows of data of which the model reads what is no words. */
const ROWS =
  /[\\/]src[\\/](?:assumptions[\\/](?:company|effect-targets)|funnel[\\/]model[\\/](?:draws|tallies|terms))\.ts$/;
const OUTCOMES = /[\\/]src[\\/]funnel[\\/]outcomes\.ts$/;
const WORDS = [
  "label",
  "short",
  "meaning",
  "multiplies",
  "source",
  "value",
  "unit",
  "grade",
  "meanOver",
  "bases",
  "parameter",
  "of",
  "stage",
];

/** Such a module with its rows alone: no reader of the worker's program wants the words, and they are a third of it. */
const wordless = {
  name: "wordless",
  setup: ({ onLoad }) => {
    onLoad({ filter: ROWS }, async ({ path }) => {
      const lines = Object.entries(await importSource(path)).map(
        ([name, value]) => `export const ${name} = ${JSON.stringify(value, withoutWords)};`,
      );
      return { contents: lines.join("\n"), loader: "js" };
    });
    // This module has functions, too: its definitions go by the text.
    onLoad({ filter: OUTCOMES }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/definition:\s*"[^"]*",/g, ""),
      loader: "ts",
    }));
  },
};

const withoutWords = (key, value) => (WORDS.includes(key) ? undefined : value);

/** Nobody asks a page's model for months. */
const monthless = {
  name: "monthless",
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]src[\\/]simulation[\\/]months-recorder\.ts$/ }, () => ({
      contents: 'export const createMonthsRecorder = () => () => { throw new Error("no months here"); };',
    }));
  },
};

/** The package has other generators beside the one in this file, and asks Node for more luck: nothing here wants either. */
const oneGenerator = { seedrandom: "seedrandom/seedrandom.js" };

const OPTIONS = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: "browser",
  format: "iife",
  target: "es2023",
  minify: true,
};

/**
 * The worker's program, which is handed the kernel for samples side by side by the page, and what it is made of. It begins with the
 * licences of what is bundled in it.
 * @returns {Promise<{ text: string, modules: string[] }>}
 */
export async function buildWorker() {
  const noted = new Set();
  const { outputFiles, metafile } = await build({
    ...OPTIONS,
    entryPoints: ["src/page/worker.ts"],
    plugins: [placesInlined, wordless, monthless, modulesNoted(noted)],
    alias: oneGenerator,
    define: { COMPILED_LANES: "self.orgfunnelKernel" },
    metafile: true,
    write: false,
  });
  const licences = licenceComment(packagesOf(noted, ROOT));
  return { text: `${licences}${outputFiles[0].text}`, modules: Object.keys(metafile.inputs) };
}

/** @returns {Promise<string>} */
async function programText() {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: ["src/page/what-if.ts"], write: false });
  return outputFiles[0].text;
}

/**
 * Both programs, as a bundler puts them into `report/page/live/programs.ts`. The worker is packed as `unpacked` reads it: the lengths
 * of its text and of text and kernel deflated together, and these in base 85.
 * @returns {Promise<Record<string, string>>}
 */
export async function pagePrograms() {
  const worker = Buffer.from((await buildWorker()).text);
  // Shorter blocks of deflate than usual, each with a code of its own: program and kernel are of several kinds.
  const packed = deflateRawSync(Buffer.concat([worker, Buffer.from(await compileLanes())]), { level: 9, memLevel: 6 });
  const { toBase85 } = await importSource(`${ROOT}src/page/base85.ts`);
  return {
    PAGE_PROGRAM: JSON.stringify(await programText()),
    PAGE_WORKER: JSON.stringify(`${worker.length}.${packed.length}.${toBase85(packed)}`),
  };
}
