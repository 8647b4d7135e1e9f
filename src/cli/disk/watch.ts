import { existsSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname } from "node:path";

/** An editor writes a file in several steps. */
const SETTLED_MS = 100;

/**
 * Calls back when one of the files is changed, replaced, removed or made. Their folders are watched: an editor that writes a new file
 * and renames it leaves the old one as it was. Where there is no folder, the one above it is, until there is.
 */
export function watchFiles(paths: readonly string[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // A folder may have come, or gone.
      end();
      end = watchFolders(paths, changed);
      onChange();
    }, SETTLED_MS);
  };
  let end = watchFolders(paths, changed);
  return () => {
    clearTimeout(timer);
    end();
  };
}

function watchFolders(paths: readonly string[], changed: () => void): () => void {
  const names = new Map<string, Set<string>>();
  for (const path of paths) {
    const [folder, name] = nearestFolder(path);
    names.set(folder, (names.get(folder) ?? new Set()).add(name));
  }
  const watchers = [...names].map(([folder, files]) => watchFolder(folder, files, changed));
  return () => {
    for (const watcher of watchers) watcher.close();
  };
}

/** The folder that there is, and what in it leads to the path. */
function nearestFolder(path: string): readonly [folder: string, name: string] {
  const folder = dirname(path);
  return existsSync(folder) || folder === path ? [folder, basename(path)] : nearestFolder(folder);
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
