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

const TRIALS = 6;

/** Where accepted scenarios are run as a user would run them. */
export function trialRuns() {
  const { write, path, remove } = scenarioFolder();
  return {
    remove,
    /** Runs a scenario in every way that must come to the same. Throws what is not so. */
    run: async (text: string, scenario: Scenario): Promise<void> => {
      const file = write("fuzz.yaml", text);
      const result = path("fuzz.json");
      const given = ["--trials", String(TRIALS), "--jobs", "1"];
      if (!(await answers(["run", file, ...given, "-o", result, "--notes"]))) return;
      await answers(["run", file, ...given, "--format", "md"]);
      await answers(["explain", file]);
      await answers(["validate", file]);
      await answers(["verify", result]);
      const figures = resultOf(await orgfunnel(["run", file, ...given, "--format", "json"]));
      soundFigures(figures);
      oneIsBest(figures);
      await samePieceByPiece(scenario.plan);
      await sameInOtherOrder(text, figures, (turned) => {
        const { reference } = scenario;
        return orgfunnel(["run", write("turned.yaml", turned), ...given, "--reference", reference, "--format", "json"]);
      });
    },
  };
}

/** Whether a call was answered, 0, or refused, 2; anything else is a fault. */
async function answers(args: readonly string[]): Promise<boolean> {
  const { code, stdout, stderr } = await orgfunnel(args);
  const call = args.map((arg) => arg.replace(/^.*\//u, "")).join(" ");
  demand(code === 0 || code === 2, () => `${call} ends with ${code}: ${stderr.slice(0, 2000)}`);
  demand(code === 0 || stderr !== "", () => `${call} ends with 2 and says nothing`);
  plainText(stdout);
  plainText(stderr);
  if (code === 0) noStrayNumber(stdout);
  return code === 0;
}

function resultOf({ stdout }: { readonly stdout: string }): ScenarioResult {
  return (JSON.parse(stdout) as ResultFile<ScenarioResult>).scenarios[0];
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
async function sameInOtherOrder(
  text: string,
  { structures }: ScenarioResult,
  runTurned: (text: string) => ReturnType<typeof orgfunnel>,
): Promise<void> {
  const document = parseDocument(text);
  const map = document.get("structures", true);
  if (!isMap(map) || map.items.length < 2 || /[*&]/u.test(text)) return;
  map.items.reverse();
  const turned = await runTurned(document.toString());
  demand(turned.code === 0, () => `refused when its structures are turned round: ${turned.stderr.slice(0, 500)}`);
  for (const { id, outcomes, probabilityBest } of resultOf(turned).structures) {
    const same = structures.find((structure) => structure.id === id);
    demand(
      JSON.stringify(same?.outcomes) === JSON.stringify(outcomes) && same?.probabilityBest === probabilityBest,
      () => `${id} has other figures when the structures are turned round`,
    );
  }
}
