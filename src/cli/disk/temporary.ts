import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

const folders = new Set<string>();

/** A new folder inside `place`, removed at the latest when the process ends in whatever way lets it. */
export function temporaryFolder(place: string): string {
  if (folders.size === 0) process.once("exit", removeAllTemporary);
  const folder = mkdtempSync(join(place, ".orgfunnel-"));
  folders.add(folder);
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
