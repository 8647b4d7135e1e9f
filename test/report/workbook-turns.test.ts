import { expect, test, vi } from "vitest";
import { workbook } from "../../src/report/formats/xlsx/workbook.js";

const library = vi.hoisted(() => ({ made: (): unknown => undefined, compressed: 0 }));
vi.mock("write-excel-file/node", () => ({
  default: () => {
    library.made();
    return {
      toBuffer: () => {
        library.compressed++;
        return Promise.resolve(new Uint8Array(1));
      },
    };
  },
}));

const telling = {
  result: {
    question: "run",
    manifest: { version: "0", startedAt: "2026-01-31", partial: false, files: [] },
    scenarios: [],
  },
  views: () => [],
  rows: () => [],
  failed: [],
};

test("between the library's two steps an interrupt is heard, and the second is not begun", async () => {
  await workbook(telling, undefined);
  expect(library.compressed).toBe(1);
  const stop = new AbortController();
  library.made = () =>
    setImmediate(() => {
      stop.abort();
    });
  await expect(workbook(telling, undefined, stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  expect(library.compressed).toBe(1);
});
