import { watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";

/** An editor writes a file in several steps. */
const SETTLED_MS = 100;

/**
 * Calls back when one of the files is changed, replaced, removed or made. Their folders are watched: an editor that writes a new file
 * and renames it leaves the old one as it was.
 */
export function watchFiles(paths: readonly string[], onChange: () => void): () => void {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const folder = dirname(path);
    names.set(folder, (names.get(folder) ?? new Set()).add(basename(path)));
  }
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLED_MS);
  };
  const watchers = [...names].map(([folder, files]) => watchFolder(folder, files, changed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

/** Some systems do not say which file it was. */
function watchFolder(folder: string, files: ReadonlySet<string>, changed: () => void): FSWatcher {
  const watcher = watch(folder, (_, name) => {
    if (name === null || files.has(name)) changed();
  });
  // A folder that is removed ends its watcher, on some systems with an error.
  watcher.on("error", changed);
  return watcher;
}
