import { describe, expect, test } from "vitest";
import type { Io } from "../../src/cli/io.js";
import { writeOutput } from "../../src/cli/output.js";

const STOPPED = new Error("stopped");

/** Notes what becomes of the one file. */
function noted() {
  const log: string[] = [];
  const openFile: Io["openFile"] = () => ({
    write: (piece) => void log.push(`write ${piece as string}`),
    keep: (isPartial) => Promise.resolve(void log.push(isPartial ? "keep as partial" : "keep")),
    discard: () => void log.push("discard"),
  });
  return { log, io: { openFile } as unknown as Io };
}

describe("a file that is written in pieces", () => {
  const interrupt = new AbortController();
  const pieces = function* () {
    yield "a";
    setImmediate(() => {
      interrupt.abort(STOPPED);
    });
    yield "b";
    yield "c";
  };

  test("is left as it was when an interrupt comes between two of them", async () => {
    const { log, io } = noted();
    const writing = writeOutput("x.csv", pieces(), { isPartial: false, patience: interrupt.signal }, io);
    await expect(writing).rejects.toBe(STOPPED);
    expect(log).toEqual(["write a", "discard"]);
  });

  test("is written to its end where it holds what an interrupted call had finished", async () => {
    const { log, io } = noted();
    await writeOutput("x.csv", pieces(), { isPartial: true, patience: interrupt.signal }, io);
    expect(log).toEqual(["write a", "write b", "write c", "keep as partial", "discard"]);
  });
});
