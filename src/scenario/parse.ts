import { assemble } from "./assemble.js";
import { readChecks } from "./checks/read-checks.js";
import { collector, throwErrors, type Report } from "./problems.js";
import { readChain, reportFault } from "./extends.js";
import { merge } from "./merge.js";
import { flagsOverlay, setOverlay, type Overlays } from "./overlays.js";
import { readNothing, type ReadFile, type ReadText } from "./read-file.js";
import { resolve } from "./resolve.js";
import type { Scenario } from "./scenario.js";
import { shape } from "./shape.js";
import { shorten, type LocatedMap } from "./located-tree.js";
import { checkTrialWork } from "./trial-limit.js";

export interface ParseOptions extends Overlays {
  /** Reads the other files that the scenario names (`extends`, CSV files) and the `--params` files; default: there are none. */
  readonly read?: ReadFile;
}

/**
 * The scenario that the YAML `text` stands for. Pure: `file` only names the text in positions. What overrides what:
 * the book's defaults < `extends` < the file < `--params` files < `--set` < named flags.
 * @throws InvalidInput with every problem found, sorted by position
 */
export function parseScenario(text: string, file: string, options: ParseOptions = {}): Scenario {
  return parseOpened({ file, identity: file, text }, options);
}

/** As `parseScenario`, for a file that is already read. */
export function parseOpened(opened: ReadText, { read = readNothing, ...overlays }: ParseOptions): Scenario {
  const { report, problems } = collector();
  const tree = readChain(opened, read, report);
  const layers = overlayTrees(overlays, read, report);
  if (tree === undefined || layers.includes(undefined)) throwErrors(problems, opened.file);
  const merged = layers.reduce<LocatedMap | undefined>((below, layer) => below && layer && merge(below, layer), tree);
  const resolved = tree && merged && resolve(shape({ ...merged, at: tree.at }, report), { read, report });
  const isSound = problems.every(({ severity }) => severity !== "error");
  if (resolved !== undefined && isSound) checkTrialWork(resolved.plan, resolved.shaped.tree, report);
  const checks = resolved === undefined ? [] : readChecks(resolved, isSound, { read, report });
  throwErrors(problems, opened.file);
  if (resolved === undefined) throw new Error("A scenario without problems could not be resolved.");
  return assemble(resolved, checks, problems, opened.file);
}

/** The layers above the file, weakest first; undefined for one that cannot be used. */
function overlayTrees(
  { params = [], set = [], flags = {} }: Overlays,
  read: ReadFile,
  report: Report,
): (LocatedMap | undefined)[] {
  return [
    ...params.map((reference) => readParams(reference, read, report)),
    ...set.map((argument) => setOverlay(argument, report)),
    flagsOverlay(flags),
  ];
}

function readParams(reference: string, read: ReadFile, report: Report): LocatedMap | undefined {
  const opened = read(reference);
  if (!("fault" in opened)) return readChain(opened, read, report);
  const position = { file: "--params", line: 1, column: 10 };
  reportFault(opened, { position, keyPath: "params", line: `--params ${shorten(reference)}` }, report);
  return undefined;
}
