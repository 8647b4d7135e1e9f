import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { removeLeftBehind, temporaryPrefix } from "./left-behind.js";

const folders = new Set<string>();

/**
 * A new folder inside `place`, removed at the latest when the process ends in whatever way lets it. What processes that were killed
 * have left there goes.
 */
export function temporaryFolder(place: string): string {
  if (folders.size === 0) process.once("exit", removeAllTemporary);
  const folder = mkdtempSync(join(place, temporaryPrefix()));
  folders.add(folder);
  removeLeftBehind(place);
  return folder;
}

/** Whether something would be left behind by an end without warning. */
export const hasTemporary = (): boolean => folders.size > 0;

export function removeTemporary(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  folders.delete(folder);
  if (folders.size === 0) process.off("exit", removeAllTemporary);
}

function removeAllTemporary(): void {
  for (const folder of folders) removeTemporary(folder);
}
