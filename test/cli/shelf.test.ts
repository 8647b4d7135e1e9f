import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { openShelf } from "../../src/cli/disk/shelf.js";
import { lazyUnion } from "../../src/foundation/lazily.js";

const DATA = { name: "a", figures: { mean: 1.5, none: NaN, list: [-0, undefined] }, absent: undefined };

test("what is shelved comes back as it was, whatever the order, and only when it is asked for", () => {
  const { shelve, close } = openShelf();
  const kept = Array.from({ length: 30 }, (_, place) => shelve({ ...DATA, place }));
  for (const place of [29, 0, 13, 13]) expect({ ...kept[place] }).toEqual({ ...DATA, place });
  const header = lazyUnion({ file: "a.yaml" }, kept[7]);
  expect(JSON.stringify(header)).toBe(JSON.stringify({ file: "a.yaml", ...DATA, place: 7 }));
  close();
  expect(() => kept[3].place).toThrow("closed");
  expect(Object.keys(header)).toEqual(["file", "name", "figures", "absent", "place"]);
});

test("it leaves nothing behind, and keeps what cannot be written as it is", () => {
  const ours = () => readdirSync(tmpdir()).filter((name) => name.startsWith("orgfunnel-") && !name.includes("test"));
  const { shelve, close } = openShelf();
  const before = ours();
  shelve(DATA);
  const action = { does: () => 1 };
  expect(shelve(action)).toBe(action);
  expect(ours().filter((name) => !before.includes(name))).toEqual([]);
  close();
});
