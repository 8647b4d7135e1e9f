import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TOPIC_TEXTS } from "../../src/cli/help/texts.js";
import { exportedDeals, teachingCsv } from "../calibration/exports.js";
import { orgfunnel } from "../cli/program.js";

/** README and topics, by name. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  README: readFileSync("README.md", "utf8"),
  ...TOPIC_TEXTS,
};

/** Code blocks of a language. */
export const blocksOf = (text: string, language: string): string[] =>
  [...text.matchAll(/```(\w+)\n([^]*?)```/gu)].flatMap(([, of, code]) => (of === language ? [code] : []));

/** A folder of a user's own with the shipped scenarios in it, as the working folder; `leave` it at the end. */
export function userFolder() {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "orgfunnel-user-"));
  cpSync("scenarios", join(folder, "scenarios"), { recursive: true });
  writeFileSync(join(folder, "model.yaml"), "extends: scenarios/claims.yaml\n");
  writeFileSync(join(folder, "deals.csv"), teachingCsv(exportedDeals(60)));
  process.chdir(folder);
  return {
    leave: () => {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Commands that simulate are given few trials: what they print is looked at elsewhere. */
const QUICK: Readonly<Record<string, readonly string[]>> = {
  run: ["--trials", "40"],
  check: ["--max-trials", "200", "--allow-undecided"],
  drivers: ["--method", "morris", "--base-points", "4"],
  why: ["--trials", "10"],
  sweep: ["--trials", "10"],
  report: ["--trials", "40", "--horizon", "12"],
};

const ran = new Map<string, ReturnType<typeof orgfunnel>>();

/** Runs `orgfunnel ...` as a shell does, with `*` of file names; quick ones as they are. A line that stands in several places runs once. */
export function runLine(line: string): ReturnType<typeof orgfunnel> {
  const known = ran.get(line) ?? runAnew(line);
  ran.set(line, known);
  return known;
}

async function runAnew(line: string) {
  // As a shell does: what stands in quotes is one word as it is.
  const [, ...words] = line.replace(/ \\\n\s*/gu, " ").match(/'[^']*'|\S+/gu) ?? [];
  const args = words.flatMap((word) => {
    if (word.startsWith("'")) return [word.slice(1, -1)];
    return word.includes("*") && word.includes("/") ? filesLike(word) : [word];
  });
  const quick = QUICK[args[0]] ?? [];
  const isAsItIs = args.includes("morris") || args[1].endsWith(".json");
  const added = args.includes("--precision") ? ["--max-trials", "1000"] : isAsItIs ? [] : quick;
  return orgfunnel([...args, ...added], { columns: 80 });
}

function filesLike(pattern: string): string[] {
  const [folder, name] = pattern.split("/");
  const files = readdirSync(folder).filter((file) => file.endsWith(name.replace("*", "")));
  return files.map((file) => `${folder}/${file}`);
}
