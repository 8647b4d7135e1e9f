"use strict";

/**
 * Files with what the engine compiled, in a folder of the user's own, named by version, build and engine; nobody else may be able to
 * write there, since whoever can decides what runs. Where that is not so, or with ORGFUNNEL_NO_CACHE, there are none, without a word.
 */

const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

/** Written as the first line of the program by the build. */
const IDENTITY = /^\/\*(orgfunnel [\w.-]+)\*\//u;
/** A file is what the engine compiled after its SHA-256. */
const SUM_BYTES = 32;
const sumOf = (data) => createHash("sha256").update(data).digest();
/** Folders of other builds and engines that are left. */
const KEPT_FOLDERS = 3;

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

/** Nobody waits for a pipe that lies there. */
const READ_FLAGS = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;

/** What was compiled before; undefined if there is nothing, or nothing to be trusted. */
function readCache({ folder, name, uid }) {
  let handle;
  try {
    if (!isOwnFolder(folder, uid)) return undefined;
    handle = fs.openSync(path.join(folder, name), READ_FLAGS);
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
  const draft = path.join(folder, `.${name}-${process.pid}`);
  try {
    makeFolder(folder);
    if (!isOwnFolder(folder, uid)) return;
    removeForgotten(folder);
    try {
      fs.writeFileSync(draft, Buffer.concat([sumOf(data), data]), { mode: 0o600, flag: "wx" });
      fs.renameSync(draft, path.join(folder, name));
    } catch {
      fs.rmSync(draft, { force: true });
    }
    removeOldest(path.dirname(folder), folder);
  } catch {
    // Next time, then.
  }
}

/** Nobody is still writing what he began so long ago. */
const FORGOTTEN_MS = 3_600_000;

/** Of a process that was killed while it wrote something stays. */
function removeForgotten(folder) {
  const drafts = fs.readdirSync(folder).filter((name) => name.startsWith("."));
  for (const file of drafts.map((name) => path.join(folder, name)))
    if (Date.now() - fs.lstatSync(file).mtimeMs > FORGOTTEN_MS) fs.rmSync(file, { force: true });
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

module.exports = { cachePlace, readCache, writeCache };
