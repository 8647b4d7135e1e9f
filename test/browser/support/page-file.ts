import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { orgfunnel } from "../../cli/program.js";

export interface PageFile {
  readonly url: string;
  readonly text: string;
  readonly folder: string;
  readonly remove: () => void;
}

/** The page that the command line makes. */
export async function pageFile(args: readonly string[]): Promise<PageFile> {
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-page-"));
  const path = join(folder, "page.html");
  const { code, stderr } = await orgfunnel([...args, "--quiet", "-o", path]);
  if (code !== 0) throw new Error(stderr);
  return {
    url: pathToFileURL(path).href,
    text: readFileSync(path, "utf8"),
    folder,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
