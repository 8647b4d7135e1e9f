import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readlinkSync, rmdirSync, unlinkSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

/** What a temporary folder has in it, if anything. */
export const DRAFT = "draft";

/** A temporary folder's name begins so, with where the number of its process counts and that number; mkdtemp adds six characters. */
export const temporaryPrefix = (): string => `.orgfunnel-${processSpace()}-${process.pid}-`;

const NAME = /^\.orgfunnel-(?:([0-9a-f]{8})-(\d+)-)?[A-Za-z0-9]{6}$/u;
const SEEN = new Set<string>();
/** A process elsewhere that is still at work is younger than that. */
const ELSEWHERE_GONE_MS = 7 * 86_400_000;

/**
 * Removes the temporary folders in `place` of processes that are gone: of this machine those that do not run any more; of others,
 * such as another node of a cluster with the same disk, those of a week ago. Looks once per place; never fails.
 */
export function removeLeftBehind(place: string): void {
  if (SEEN.has(place)) return;
  SEEN.add(place);
  for (const name of namesIn(place)) {
    const found = NAME.exec(name);
    if (found !== null && isGone(join(place, name), found[1], Number(found[2]))) removeDraft(join(place, name));
  }
}

function isGone(folder: string, owner: string | undefined, pid: number): boolean {
  if (owner === processSpace()) return !isRunning(pid);
  try {
    return Date.now() - lstatSync(folder).mtimeMs > ELSEWHERE_GONE_MS;
  } catch {
    return false;
  }
}

/** A process of somebody else runs too. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

/** Nothing but what we write is removed: a folder with anything else in it stays, and so does what a link leads to. */
function removeDraft(folder: string): void {
  try {
    if (!lstatSync(folder).isDirectory()) return;
    const names = readdirSync(folder);
    if (names.some((name) => name !== DRAFT)) return;
    for (const name of names) unlinkSync(join(folder, name));
    rmdirSync(folder);
  } catch {
    // Somebody else was quicker, or it is not ours.
  }
}

let space: string | undefined;

/** Where the numbers of processes count: this machine, and on Linux this container of it. */
function processSpace(): string {
  space ??= createHash("sha256").update(`${hostname()} ${processNumbers()}`).digest("hex").slice(0, 8);
  return space;
}

function processNumbers(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function namesIn(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}
