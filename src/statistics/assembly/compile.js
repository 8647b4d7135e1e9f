import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("products.as", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/orgfunnel/", import.meta.url));
const OPTIONS = ["-O3", "--noAssert", "--runtime", "stub", "--enable", "simd"];

/**
 * The inner products compiled to WebAssembly by AssemblyScript. Kept under node_modules until the source changes.
 * @returns {Promise<Uint8Array>}
 */
export async function compileProducts() {
  const source = readFileSync(SOURCE, "utf8");
  const kept = join(CACHE, `${createHash("sha256").update(source).update(OPTIONS.join()).digest("hex")}.wasm`);
  if (existsSync(kept)) return readFileSync(kept);
  const bytes = await compile(source);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${kept}.${process.pid}`, bytes);
  renameSync(`${kept}.${process.pid}`, kept);
  return bytes;
}

/**
 * The same as a bundler puts it into `inner-products.ts`.
 * @returns {Promise<Record<string, string>>}
 */
export async function productsInBase64() {
  return { COMPILED_PRODUCTS: JSON.stringify(Buffer.from(await compileProducts()).toString("base64")) };
}

async function compile(source) {
  const { default: asc } = await import("assemblyscript/asc");
  const files = new Map();
  const { error, stderr } = await asc.main(["products.ts", "--outFile", "products.wasm", ...OPTIONS], {
    readFile: (name) => (name === "products.ts" ? source : null),
    writeFile: (name, contents) => files.set(name, contents),
    listFiles: () => [],
  });
  if (error) throw new Error(`The inner products do not compile.\n${stderr.toString()}`, { cause: error });
  return files.get("products.wasm");
}
