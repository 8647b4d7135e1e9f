import { describe, expect, test } from "vitest";
import { readLarge } from "../../src/questions/read-large.js";
import type { ReadFile } from "../../src/scenario/read-file.js";

const files =
  (characters: number): (() => ReadFile) =>
  () =>
  (file) => ({ file, identity: file, text: "x".repeat(characters) });

/** Reads two files of so many characters; tells how often reading began, and how often where an interrupt ends it. */
async function readTwo(characters: number) {
  let begun = 0;
  let ended = 0;
  const read = (file: ReadFile) => {
    begun++;
    return [file("a"), file("b", "a")].map((found) => ("text" in found ? found.text.length : -1));
  };
  const found = await readLarge(read, files(characters), async (work) => {
    ended++;
    return Promise.resolve(work());
  });
  return { found, begun, ended };
}

describe("files are read where an interrupt ends the process", () => {
  test("not while they are small: what comes meanwhile is heard a moment later", async () => {
    expect(await readTwo(4000)).toEqual({ found: [4000, 4000], begun: 1, ended: 0 });
  });

  test("once there are more than some thousand characters, from the beginning", async () => {
    expect(await readTwo(4001)).toEqual({ found: [4001, 4001], begun: 2, ended: 1 });
    expect(await readTwo(1_000_000)).toEqual({ found: [1_000_000, 1_000_000], begun: 2, ended: 1 });
  });

  test("what is wrong with them is told by either reading", async () => {
    const failing = () => {
      throw new RangeError("wrong");
    };
    await expect(readLarge(failing, files(1), (work) => Promise.resolve(work()))).rejects.toThrow("wrong");
  });
});
