import { readFileSync } from "node:fs";
import { compileOnce, inBase64 } from "./assemblyscript.js";

const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/**
 * What is done with columns, compiled to WebAssembly.
 * @returns {Promise<Uint8Array>}
 */
export const compileColumns = () => compile("columns");

/**
 * The buckets of order statistics compiled to WebAssembly.
 * @returns {Promise<Uint8Array>}
 */
export const compileBuckets = () => compile("buckets");

/**
 * Both as a bundler puts them into `compiled-columns.ts` and `compiled-buckets.ts`.
 * @returns {Promise<Record<string, string>>}
 */
export async function statisticsInBase64() {
  return {
    COMPILED_COLUMNS: inBase64(await compileColumns()),
    COMPILED_BUCKETS: inBase64(await compileBuckets()),
  };
}

function compile(name) {
  const entry = `${name}.ts`;
  const source = readFileSync(new URL(`${name}.as`, import.meta.url), "utf8");
  return compileOnce(entry, (asked) => (asked === entry ? source : null), OPTIONS);
}
