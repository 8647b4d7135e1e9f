import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { afterAll, describe, expect, test } from "vitest";
import { watchFiles } from "../../src/cli/disk/watch.js";
import { scenarioFolder } from "./program.js";

const { path, write, remove } = scenarioFolder();
afterAll(remove);

const bin = fileURLToPath(new URL("../../bin/orgfunnel.js", import.meta.url));
const built = existsSync(new URL("../../dist/cli/main.cjs", import.meta.url));

const BASE = `horizon: 3
trials: 50
structures:
  a: { reports_to: { sales: ceo, marketing: ceo } }
  b: { reports_to: { sales: ceo, marketing: sales } }
`;

describe.skipIf(!built)("run --watch (skipped where dist/ is not built)", () => {
  test("runs again when a file, what it extends or a table is changed, whatever is wrong, until an interrupt", async () => {
    write("base.yaml", BASE);
    write("deals.csv", "amount\n900\n1100\n1000\n");
    const file = write(
      "watched.yaml",
      'extends: base.yaml\nname: First\nassumptions: { funnel.deal_value: { mean_of: "deals.csv#amount" } }\n',
    );
    const running = execa(process.execPath, [bin, "run", file, "--watch"], { reject: false, buffer: true });
    let shown = "";
    for (const stream of [running.stdout, running.stderr])
      stream.on("data", (piece: Buffer) => (shown += piece.toString()));
    const next = async (part: string): Promise<string> => {
      const until = Date.now() + 40_000;
      // Nothing is done before it waits: a change meanwhile would count, too.
      while (!(shown.includes(part) && shown.trimEnd().endsWith("─") && shown.includes("ctrl-c ends"))) {
        if (Date.now() > until) throw new Error(`No ${part} in: ${shown}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      const all = shown;
      shown = "";
      return all;
    };
    expect(await next("First")).toContain("waiting for a change of 3 files");
    // As an editor does that writes a new file in place of the old one.
    write(
      "new.yaml",
      'extends: base.yaml\nname: Second\nassumptions: { funnel.deal_value: { mean_of: "deals.csv#amount" } }\n',
    );
    renameSync(path("new.yaml"), file);
    await next("Second");
    writeFileSync(path("base.yaml"), BASE.replace("horizon: 3", "horizon: 5"));
    await next("5 months");
    writeFileSync(path("deals.csv"), "amount\n9000\n11000\n10000\n");
    await next("Second");
    writeFileSync(path("base.yaml"), "structures: [");
    await next("not valid YAML");
    rmSync(path("base.yaml"));
    await next("There is no file");
    writeFileSync(path("base.yaml"), BASE);
    await next("Second");
    rmSync(file);
    await next("There is no file");
    write("watched.yaml", `${BASE}name: Third\n`);
    await next("Third");
    const asked = Date.now();
    running.kill("SIGINT");
    const { exitCode } = await running;
    expect(exitCode).toBe(130);
    expect(Date.now() - asked).toBeLessThan(10_000);
  }, 180_000);
});

test("a file in a folder that is not there yet", async () => {
  let changes = 0;
  const stop = watchFiles([path("later/on/one.yaml")], () => (changes += 1));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 400));
  mkdirSync(path("later/on"), { recursive: true });
  await settled();
  changes = 0;
  write("later/on/one.yaml", "a");
  await settled();
  stop();
  expect(changes).toBe(1);
});

test("changes that come together are told of once; none after it has been ended, and none of other files", async () => {
  const file = write("one.yaml", "a");
  let changes = 0;
  const stop = watchFiles([file], () => (changes += 1));
  const settled = () => new Promise((resolve) => setTimeout(resolve, 400));
  write("another.yaml", "b");
  await settled();
  expect(changes).toBe(0);
  write("one.yaml", "b");
  write("one.yaml", "c");
  await settled();
  expect(changes).toBe(1);
  stop();
  write("one.yaml", "d");
  await settled();
  expect(changes).toBe(1);
});
