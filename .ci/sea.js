/**
 * One executable with Node inside, for machines without it: nodejs.org/api/single-executable-applications.html. It is of the platform and
 * the Node that build it, and about 100 MB.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWholeProgram } from "./build.js";

const FOLDER = fileURLToPath(new URL("../node_modules/.cache/orgfunnel/sea", import.meta.url));
/** What Node looks for in itself. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";
const IS_MAC = process.platform === "darwin";

const inFolder = (name) => join(FOLDER, name);
const run = (program, ...args) => execFileSync(program, args, { stdio: "inherit" });

mkdirSync(FOLDER, { recursive: true });
await buildWholeProgram(inFolder("main.cjs"));
const config = { main: inFolder("main.cjs"), output: inFolder("program.blob"), disableExperimentalSEAWarning: true };
writeFileSync(inFolder("config.json"), JSON.stringify(config));
run(process.execPath, "--experimental-sea-config", inFolder("config.json"));

const executable = inFolder(process.platform === "win32" ? "orgfunnel.exe" : "orgfunnel");
copyFileSync(process.execPath, executable);
chmodSync(executable, 0o755);
if (IS_MAC) run("codesign", "--remove-signature", executable);
const segment = IS_MAC ? ["--macho-segment-name", "NODE_SEA"] : [];
const inject = [executable, "NODE_SEA_BLOB", inFolder("program.blob"), "--sentinel-fuse", FUSE, ...segment];
run("npx", "--yes", "postject@1.0.0-alpha.6", ...inject);
if (IS_MAC) run("codesign", "--sign", "-", executable);
console.log(executable);
