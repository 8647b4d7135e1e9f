import { readChain } from "../../scenario/extends.js";
import { child, entriesOf } from "../../scenario/located-tree.js";
import { nodeFiles } from "../../scenario/node-files.js";

/** Names of the structures in a scenario file and what it extends, as far as it can be read: it may be half written. */
export function structuresNamedIn(file: string): readonly string[] {
  const read = nodeFiles(true);
  const opened = read(file);
  if ("fault" in opened) return [];
  const tree = readChain(opened, read, () => undefined);
  return entriesOf(child(tree, "structures")).map(({ key }) => key);
}
