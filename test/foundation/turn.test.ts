import { expect, test } from "vitest";
import { yieldNow } from "../../src/foundation/turn.js";

test("what waits for a turn of the event loop gets it", async () => {
  const seen: string[] = [];
  setImmediate(() => seen.push("waiting"));
  await yieldNow();
  expect(seen).toEqual(["waiting"]);
});

test("an abort during the turn is noticed at its end, one before it at once", async () => {
  const stop = new AbortController();
  const turn = yieldNow(stop.signal);
  stop.abort("stopped");
  await expect(turn).rejects.toBe("stopped");
  await expect(yieldNow(stop.signal)).rejects.toBe("stopped");
});
