import { expect, test } from "vitest";
import { packed } from "../../src/report/formats/xlsx/packed.js";

test("between the library's two steps an interrupt is heard, and the second is not begun", async () => {
  const done: string[] = [];
  const stop = new AbortController();
  const library = (isInterrupted: boolean) => () => {
    done.push("texts");
    if (isInterrupted)
      setImmediate(() => {
        stop.abort();
      });
    const toBuffer = (): Promise<Uint8Array> => {
      done.push("compressed");
      return Promise.resolve(new Uint8Array(1));
    };
    return { toBuffer };
  };
  expect(await packed([], stop.signal, library(false))).toHaveLength(1);
  await expect(packed([], stop.signal, library(true))).rejects.toMatchObject({ name: "AbortError" });
  expect(done).toEqual(["texts", "compressed", "texts"]);
});
