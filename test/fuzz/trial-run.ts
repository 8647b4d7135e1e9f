import { readFileSync } from "node:fs";
import { parseDocument, isMap } from "yaml";
import type { Block } from "../../src/simulation/block.js";
import type { Plan } from "../../src/simulation/plan.js";
import { OUTCOMES_ONLY } from "../../src/simulation/runner.js";
import { serialRunner } from "../../src/simulation/serial-runner.js";
import type { Scenario } from "../../src/scenario/scenario.js";
import type { ResultFile } from "../../src/report/result/result-file.js";
import type { ScenarioResult } from "../../src/questions/run/record.js";
import { orgfunnel, scenarioFolder } from "../cli/program.js";
import { demand, noStrayNumber, oneIsBest, plainText, soundFigures } from "./invariants.js";
import { SHIPPED } from "./origins.js";

const TRIALS = 6;
const GIVEN: readonly string[] = ["--trials", String(TRIALS), "--jobs", "1"];

/** A scenario that was accepted. */
export interface Accepted {
  readonly text: string;
  readonly scenario: Scenario;
  /** Of its case. */
  readonly number: number;
}

/** Where accepted scenarios are run as a user would run them. */
export function trialRuns() {
  const { write, path, remove } = scenarioFolder();
  for (const [name, text] of SHIPPED) write(name, text);
  return {
    remove,
    /** Runs a scenario, and again in so many of the ways that must come to the same. Throws what is not so. */
    run: async ({ text, scenario, number }: Accepted, waysOfEach = WAYS.length): Promise<void> => {
      const file = write("fuzz.yaml", text);
      const result = path("fuzz.json");
      if (!(await answers(text, ["run", file, ...GIVEN, "-o", result, "--notes"]))) return;
      const figures = resultOf(readFileSync(result, "utf8"));
      soundFigures(figures);
      oneIsBest(figures);
      const ran: Run = { text, scenario, file, result, figures, write };
      const ways = Math.min(waysOfEach, WAYS.length);
      for (let way = 0; way < ways; way++) await WAYS[(number * ways + way) % WAYS.length](ran);
    },
  };
}

interface Run {
  readonly text: string;
  readonly scenario: Scenario;
  readonly file: string;
  /** The file of its result. */
  readonly result: string;
  readonly figures: ScenarioResult;
  readonly write: (name: string, text: string) => string;
}

type Way = (run: Run) => Promise<unknown>;

const WAYS: readonly Way[] = [
  ({ text, file }) => answers(text, ["run", file, ...GIVEN, "--format", "md"]),
  ({ text, file }) => answers(text, ["explain", file]),
  ({ text, file }) => answers(text, ["validate", file]),
  ({ text, result }) => answers(text, ["verify", result, "--jobs", "1"]),
  ({ text, file }) => {
    const call = ["check", file, "--allow-no-checks", "--max-trials", "200", "--jobs", "1"];
    return answers(text, call, [0, 2, 98, 99]);
  },
  ({ text, file }) => answers(text, ["drivers", file, "--trials", "50", "--jobs", "1"]),
  ({ text, file, scenario: { plan } }) => {
    const [a, b = a] = plan.structures;
    return answers(text, ["why", file, a.id, b.id, "--trials", "50", "--jobs", "1"]);
  },
  ({ scenario: { plan } }) => samePieceByPiece(plan),
  sameInOtherOrder,
];

/** Whether a call with a scenario of this text was answered, 0, or refused, 2; anything that is not `allowed` is a fault. */
async function answers(text: string, args: readonly string[], allowed: readonly number[] = [0, 2]): Promise<boolean> {
  const { code, stdout, stderr } = await orgfunnel(args);
  const call = args.map((arg) => arg.replace(/^.*\//u, "")).join(" ");
  demand(allowed.includes(code), () => `${call} ends with ${code}: ${stderr.slice(0, 2000)}`);
  demand(code !== 2 || stderr !== "", () => `${call} ends with 2 and says nothing`);
  plainText(stdout);
  plainText(stderr);
  if (code !== 2) noStrayNumber(stdout, text);
  return code === 0;
}

function resultOf(json: string): ScenarioResult {
  return (JSON.parse(json) as ResultFile<ScenarioResult>).scenarios[0];
}

/** Trials in one piece and in two are the same to the bit. */
async function samePieceByPiece(plan: Plan): Promise<void> {
  const outcomesOf = async (...ranges: readonly (readonly [number, number])[]): Promise<Map<string, number>> => {
    const all = new Map<string, number>();
    const jobs = ranges.map(([from, to]) => ({ plan, range: { from, to }, wants: OUTCOMES_ONLY }));
    await serialRunner(jobs, (block) => {
      eachOutcome(block, plan.structures.length, (key, value) => all.set(key, value));
    });
    return all;
  };
  const whole = await outcomesOf([0, TRIALS]);
  const pieces = await outcomesOf([0, 1], [1, TRIALS]);
  for (const [key, value] of whole)
    demand(Object.is(value, pieces.get(key)), () => `${key}: ${value}, piece by piece ${String(pieces.get(key))}`);
}

function eachOutcome(block: Block, structures: number, tell: (key: string, value: number) => void): void {
  const samples = block.trials * block.replicates;
  const rows = block.outcomes.length / samples;
  for (let row = 0; row < rows; row++)
    for (let sample = 0; sample < samples; sample++)
      tell(
        `outcome ${row % (rows / structures)} of structure ${Math.floor(row / (rows / structures))}, sample ${block.firstTrial * block.replicates + sample}`,
        block.outcomes[row * samples + sample],
      );
}

/** What a structure comes to does not depend on its place among the others. */
async function sameInOtherOrder({ text, scenario, figures, write }: Run): Promise<void> {
  const document = parseDocument(text);
  const map = document.get("structures", true);
  if (!isMap(map) || map.items.length < 2 || /[*&]|^extends/mu.test(text)) return;
  map.items.reverse();
  const file = write("turned.yaml", document.toString());
  const turned = await orgfunnel(["run", file, ...GIVEN, "--reference", scenario.reference, "--format", "json"]);
  demand(turned.code === 0, () => `refused when its structures are turned round: ${turned.stderr.slice(0, 500)}`);
  for (const { id, outcomes, probabilityBest } of resultOf(turned.stdout).structures) {
    const same = figures.structures.find((structure) => structure.id === id);
    demand(
      JSON.stringify(same?.outcomes) === JSON.stringify(outcomes) && same?.probabilityBest === probabilityBest,
      () => `${id} has other figures when the structures are turned round`,
    );
  }
}
