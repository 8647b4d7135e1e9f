"use strict";

/**
 * Starts the program from what the JavaScript engine compiled of it at an earlier start, which saves a third of a short command's
 * time. That lies in a folder of the user's own, named by version, build and engine; nobody else may be able to write there, since
 * whoever can decides what runs. Where that is not so, or with ORGFUNNEL_NO_CACHE, the program is compiled as ever, without a word.
 */

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

/** Written as the first line of the program by the build. */
const IDENTITY = /^\/\*(orgfunnel [\w.-]+)\*\//u;
/** A file is what the engine compiled after its SHA-256. */
const SUM_BYTES = 32;
const sumOf = (data) => createHash("sha256").update(data).digest();
/** Folders of other builds and engines that are left. */
const KEPT_FOLDERS = 3;

/** Questions asked most often: they have a program without the others, which is read sooner. */
const EVERYDAY = ["run", "check", "validate", "explain"];

/** Help is of all questions. */
const isEveryday = (argv) => EVERYDAY.includes(argv[2]) && !isForHelp(argv);

/** Name of the file with the program of a call. */
const programOf = (argv) => (isEveryday(argv) ? "everyday.cjs" : "main.cjs");

/** Runs the program in `file`, which exports when it has ended. */
function runProgram(file, { env = process.env, argv = process.argv } = {}) {
  // The build writes nothing but ASCII.
  const source = fs.readFileSync(file, "latin1");
  const place = cachePlace(source, isForHelp(argv) ? "" : argv[2], { env });
  const cachedData = place && readCache(place);
  const script = new vm.Script(source, { filename: file, cachedData });
  const program = { exports: {} };
  const load = require("node:module").createRequire(file);
  script.runInThisContext().call(program.exports, program.exports, load, program, file, path.dirname(file));
  const isKnown = cachedData !== undefined && !script.cachedDataRejected;
  if (place === undefined) return program.exports.ended;
  keepCompiled();
  if (isKnown) return program.exports.ended;
  return program.exports.ended.then(() => {
    if (isWorthKeeping(process.exitCode)) writeCache(place, compiledOf(script));
  });
}

/** Help of a command compiles next to nothing of it, and would be all that is kept of it. */
const isForHelp = (argv) => argv.includes("--help") || argv.includes("-h");

/**
 * The engine forgets what a long call has not run for a while, so that it would be compiled again at its end, and be missing from what
 * is kept. A short call ends sooner than it is told not to.
 */
function keepCompiled() {
  setTimeout(() => require("node:v8").setFlagsFromString("--no-flush-bytecode"), LONG_CALL_MS).unref();
}

const LONG_CALL_MS = 1000;

/** An engine takes only what was kept under the flags that it has at its start. */
function compiledOf(script) {
  require("node:v8").setFlagsFromString("--flush-bytecode");
  return script.createCachedData();
}

/** Mistyped commands compile next to nothing. */
const isWorthKeeping = (exitCode = 0) => exitCode === 0 || exitCode > 90;

/** Folder and name of the cache of a command; undefined where there is to be none. */
function cachePlace(source, command = "", { env, platform = process.platform, uid = process.getuid?.() }) {
  const identity = IDENTITY.exec(source)?.[1];
  const base = baseFolder(env, platform);
  if (identity === undefined || base === undefined || uid === undefined || env.ORGFUNNEL_NO_CACHE) return undefined;
  const engine = `v8-${process.versions.v8}-${process.arch}`;
  const name = /^[a-z]{1,20}$/u.test(command) ? command : "start";
  return { folder: path.join(base, "orgfunnel", `${identity.replace(" ", "-")}-${engine}`), name, uid };
}

/** Where the system keeps caches of the user. Not on Windows, where nothing here could tell who may write. */
function baseFolder({ XDG_CACHE_HOME: given, HOME: home }, platform) {
  if (platform === "win32") return undefined;
  if (given && path.isAbsolute(given)) return given;
  if (!home || !path.isAbsolute(home)) return undefined;
  return platform === "darwin" ? path.join(home, "Library", "Caches") : path.join(home, ".cache");
}

/** A folder that its owner alone can read and write. */
function isOwnFolder(folder, uid) {
  const status = fs.lstatSync(folder, { throwIfNoEntry: false });
  return status !== undefined && status.isDirectory() && status.uid === uid && (status.mode & 0o077) === 0;
}

/** A plain file with one name, which nobody but its owner can write. */
const isOwnFile = (status, uid) =>
  status.isFile() && status.uid === uid && (status.mode & 0o022) === 0 && status.nlink === 1;

/** What was compiled before; undefined if there is nothing, or nothing to be trusted. */
function readCache({ folder, name, uid }) {
  let handle;
  try {
    if (!isOwnFolder(folder, uid)) return undefined;
    handle = fs.openSync(path.join(folder, name), fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW);
    if (!isOwnFile(fs.fstatSync(handle), uid)) return undefined;
    const bytes = fs.readFileSync(handle);
    const data = bytes.subarray(SUM_BYTES);
    return data.length > 0 && sumOf(data).equals(bytes.subarray(0, SUM_BYTES)) ? data : undefined;
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

/** With those above it, one by one: `recursive` tries for ever where a file system such as /proc makes none. */
function makeFolder(folder) {
  if (fs.existsSync(folder)) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!fs.existsSync(folder)) throw error;
  }
}

/** Writes it under another name first: readers see all of it or nothing. */
function writeCache({ folder, name, uid }, data) {
  try {
    makeFolder(folder);
    if (!isOwnFolder(folder, uid)) return;
    const draft = path.join(folder, `.${name}-${process.pid}`);
    fs.writeFileSync(draft, Buffer.concat([sumOf(data), data]), { mode: 0o600, flag: "wx" });
    fs.renameSync(draft, path.join(folder, name));
    removeOldest(path.dirname(folder), folder);
  } catch {
    // Next time, then.
  }
}

/** Of other builds and engines the last ones stay. */
function removeOldest(parent, own) {
  const others = fs
    .readdirSync(parent)
    .map((name) => path.join(parent, name))
    .filter((folder) => folder !== own);
  const byAge = others
    .map((folder) => ({ folder, time: fs.lstatSync(folder).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { folder } of byAge.slice(KEPT_FOLDERS)) fs.rmSync(folder, { recursive: true, force: true });
}

module.exports = { EVERYDAY, isEveryday, programOf, runProgram, cachePlace, readCache, writeCache };
