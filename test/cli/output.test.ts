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
  };

  test("is left as it was when an interrupt comes between two of them", async () => {
    const { log, io } = noted();
    const writing = writeOutput("x.csv", pieces(), { isPartial: false, patience: interrupt.signal }, io);
    await expect(writing).rejects.toBe(STOPPED);
    expect(log).toEqual(["write a", "discard"]);
  });

  test("is written to its end where it holds little of what an interrupted call had finished", async () => {
    const { log, io } = noted();
    await writeOutput("x.csv", pieces(), { isPartial: true, patience: interrupt.signal }, io);
    expect(log).toEqual(["write a", "write b", "keep as partial", "discard"]);
  });

  test("is given up where it holds so much of it that an interrupt would not be obeyed soon", async () => {
    const { log, io } = noted();
    const much = function* () {
      for (;;) yield "x";
    };
    const late = AbortSignal.abort(STOPPED);
    await expect(writeOutput("x.csv", much(), { isPartial: true, patience: late }, io)).rejects.toBe(STOPPED);
    expect(log).toEqual(["write x", "write x", "discard"]);
  });
});
