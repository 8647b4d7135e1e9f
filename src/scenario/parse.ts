import { allWarnings, assemble } from "./assemble.js";
import { readChecks } from "./checks/read-checks.js";
import { collector, throwErrors, type Collector, type Report } from "./problems.js";
import { readChain, reportFault } from "./extends.js";
import { merge } from "./merge.js";
import { flagsOverlay, reportSetTwice, setOverlay, type Overlays } from "./overlays.js";
import { readNothing, type ReadFile, type ReadText } from "./read-file.js";
import type { readStructures } from "./read-structures.js";
import { resolve } from "./resolve.js";
import type { Scenario } from "./scenario.js";
import { shape } from "./shape.js";
import { shorten } from "../foundation/shorten.js";
import type { LocatedMap } from "./located-tree.js";
import { structuresReader } from "./structures-reader.js";
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
  return prepareOpened({ file, identity: file, text }, options).scenario;
}

/** A scenario, and what it becomes with other values; its files are read once. */
export interface PreparedScenario {
  readonly scenario: Scenario;
  /**
   * With these arguments, each as `--set path=value` takes it, laid over the others of `--set` and under the named flags.
   * @param without what is not asked for and not read, then
   * @throws InvalidInput with every problem found
   */
  readonly withSet: (set: readonly string[], without?: Without) => Scenario;
}

/** What of a scenario is left out. */
export interface Without {
  readonly checks?: boolean;
  readonly warnings?: boolean;
}

/** As `parseScenario`, for a file that is already read, and to be read again with other values. */
export function prepareOpened(opened: ReadText, { read = readNothing, ...overlays }: ParseOptions): PreparedScenario {
  const { report, problems } = collector();
  const tree = readChain(opened, read, report);
  const layers = overlayTrees(overlays, read, report);
  const flags = flagsOverlay(overlays.flags ?? {});
  if (tree === undefined || layers.includes(undefined)) throwErrors(problems, opened.file);
  const below = layers.reduce<LocatedMap | undefined>((under, layer) => under && layer && merge(under, layer), tree);
  const known = [...problems];
  const structuresOf = structuresReader();
  const withSet: PreparedScenario["withSet"] = (set, without = {}) => {
    const found = collector(known);
    const above = set.map((argument) => setOverlay(argument, found.report));
    if (below === undefined || above.includes(undefined)) throwErrors(found.problems, opened.file);
    const merged = [...above, flags].reduce<LocatedMap | undefined>(
      (under, layer) => under && layer && merge(under, layer),
      below,
    );
    return readMerged(
      merged && tree && { ...merged, at: tree.at },
      opened.file,
      { read, ...found, structuresOf },
      without,
    );
  };
  return { scenario: withSet([]), withSet };
}

/** What a tree is read with. */
interface Reading extends Collector {
  readonly read: ReadFile;
  readonly structuresOf: typeof readStructures;
}

/** Reads the tree of a file with everything laid over it. */
function readMerged(
  tree: LocatedMap | undefined,
  file: string,
  { read, report, problems, structuresOf }: Reading,
  without: Without,
): Scenario {
  const resolved = tree && resolve(shape(tree, report), { read, report }, structuresOf);
  const isSound = problems.every(({ severity }) => severity !== "error");
  if (resolved !== undefined && isSound) checkTrialWork(resolved.plan, resolved.shaped.tree, report);
  const checks = resolved === undefined || without.checks ? [] : readChecks(resolved, isSound, { read, report });
  throwErrors(problems, file);
  if (resolved === undefined) throw new Error("A scenario without problems could not be resolved.");
  return assemble(resolved, checks, without.warnings ? [] : allWarnings(problems, resolved, file), file);
}

/** The layers between the file and the named flags, weakest first; undefined for one that cannot be used. */
function overlayTrees({ params = [], set = [] }: Overlays, read: ReadFile, report: Report): (LocatedMap | undefined)[] {
  reportSetTwice(set, report);
  return [
    ...params.map((reference) => readParams(reference, read, report)),
    ...set.map((argument) => setOverlay(argument, report)),
  ];
}

function readParams(reference: string, read: ReadFile, report: Report): LocatedMap | undefined {
  const opened = read(reference);
  if (!("fault" in opened)) return readChain(opened, read, report);
  const position = { file: "--params", line: 1, column: 10 };
  reportFault(opened, { position, keyPath: "params", line: `--params ${shorten(reference)}` }, report);
  return undefined;
}
