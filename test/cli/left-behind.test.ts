import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, expect, test } from "vitest";
import { draftFile } from "../../src/cli/disk/draft.js";
import { temporaryPrefix } from "../../src/cli/disk/left-behind.js";

const place = mkdtempSync(join(tmpdir(), "orgfunnel-left-"));
afterAll(() => {
  rmSync(place, { recursive: true });
});

test("what a killed process has left goes with the next file that is written there, and nothing else does", async () => {
  const gone = (await execa(process.execPath, ["-p", "process.pid"])).stdout;
  const of = (pid: string | number): string => temporaryPrefix().replace(`-${process.pid}-`, `-${pid}-`);
  const elsewhere = ".orgfunnel-00000000-1-";
  const make = (name: string, days = 0, file = "draft"): string => {
    mkdirSync(join(place, name));
    writeFileSync(join(place, name, file), "");
    const then = Date.now() / 1000 - days * 86_400;
    utimesSync(join(place, name), then, then);
    return name;
  };
  const left = [make(`${of(gone)}abcdef`), make(`${elsewhere}abcdef`, 8), make(".orgfunnel-abcdef", 8)];
  const others = [
    make(`${of(process.ppid)}abcdef`, 8),
    make(`${elsewhere}ABCDEF`, 6),
    make(".orgfunnel-ABCDEF"),
    make(`${of(gone)}ABCDEF`, 0, "mine"),
    make(".orgfunnel-my-notes", 8),
    make("elsewhere"),
  ];
  const link = `${of(gone)}linked`;
  symlinkSync("elsewhere", join(place, link));
  const draft = draftFile(join(place, "result.json"));
  draft.write("{}");
  await draft.keep(false);
  expect(left.filter((name) => existsSync(join(place, name)))).toEqual([]);
  expect(readdirSync(place).toSorted()).toEqual([...others, link, "result.json"].toSorted());
  expect(readdirSync(join(place, "elsewhere"))).toEqual(["draft"]);
});
