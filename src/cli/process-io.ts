import { closeSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, dirname, join } from "node:path";
import type { DraftFile } from "../questions/surroundings.js";
import { EXIT, type Io } from "./io.js";

/** The program's surroundings: this process. */
export function processIo(): Io {
  endWhenNobodyReads(process.stdout);
  endWhenNobodyReads(process.stderr);
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    columns: process.stdout.isTTY ? process.stdout.columns : undefined,
    stdoutIsTerminal: process.stdout.isTTY,
    stderrIsTerminal: process.stderr.isTTY,
    env: process.env,
    cores: availableParallelism(),
    now: Date.now,
    folderExists: (folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false,
    writeFile: replaceFile,
    openFile: draftFile,
    onInterrupt: (callback) => {
      process.once("SIGINT", callback);
      return () => process.off("SIGINT", callback);
    },
    version,
    setExitCode: (code) => {
      process.exitCode = code;
    },
  };
}

/** `orgfunnel ... | head` closes the pipe: the reader has what it wanted. Anything else that stops the output is told. */
function endWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit();
    if (stream === process.stdout) process.stderr.write(`error: Cannot write to stdout: ${String(error.code)}.\n`);
    process.exit(EXIT.invalidInput);
  });
}

/** Writes the whole file or leaves what was there. */
export function replaceFile(file: string, text: string): void {
  const draft = draftFile(file);
  try {
    draft.write(text);
    draft.keep();
  } finally {
    draft.discard();
  }
}

/** Written into a folder of its own beside the target, then renamed: readers see the old file or the new one, never a part. */
export function draftFile(file: string): DraftFile {
  const folder = mkdtempSync(join(dirname(file), `.${basename(file)}-`));
  const path = join(folder, "draft");
  const handle = openSync(path, "w");
  let isOpen = true;
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  const discard = (): void => {
    close();
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    write: (bytes) => {
      writeFileSync(handle, bytes);
    },
    keep: () => {
      close();
      renameSync(path, file);
      discard();
    },
    discard,
  };
}

/** The version in package.json, which lies two folders up both from src/cli and from dist/cli, and one up from dist. */
function version(): string {
  for (const place of ["../../package.json", "../package.json"]) {
    const file = new URL(place, import.meta.url);
    if (statSync(file, { throwIfNoEntry: false }) === undefined) continue;
    const manifest = JSON.parse(readFileSync(file, "utf8")) as { name: string; version: string };
    if (manifest.name === "orgfunnel") return manifest.version;
  }
  throw new Error("package.json of orgfunnel is missing");
}
