import { expect, test } from "vitest";
import { storeView } from "../../src/questions/store/view.js";

test("of a plan with many structures the first are named, and how many more there are", () => {
  const plan = (structures: readonly string[]) => ({
    key: "a".repeat(64),
    structures: [...structures],
    trials: 500,
    files: 1,
    bytes: 5_000_000,
    unfinished: 0,
    days: 0,
    removed: false,
  });
  const many = Array.from({ length: 64 }, (_, place) => `structure ${String(place)}`);
  const plans = [plan(many), plan(["ceo", "sales"]), plan([])];
  const { blocks } = storeView({ folder: "kept", action: "ls", dryRun: false, plans });
  const last = blocks.flatMap((block) => (block.kind === "table" ? block.rows.map((row) => row.at(-1)?.text) : []));
  expect(last).toEqual(["structure 0, structure 1 and 62 more", "ceo and sales", ""]);
});
