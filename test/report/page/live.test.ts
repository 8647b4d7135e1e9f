import { describe, expect, it } from "vitest";
import { movedPlan } from "../../../src/analysis/what-if/moves.js";
import { chooseControls } from "../../../src/report/page/live/choose-controls.js";
import { compacted, expanded } from "../../../src/report/page/live/compact.js";
import type { Control, Positions } from "../../../src/report/page/live/controls.js";
import { movablePlan } from "../../../src/report/page/live/movable.js";
import { overlayText } from "../../../src/report/page/live/overlay.js";
import { linkText, movesOf, positionOf, positionsOf } from "../../../src/report/page/live/positions.js";
import { nearestStep, stepsBetween, stepValue } from "../../../src/report/page/live/steps.js";
import { loadScenario } from "../../../src/scenario/load.js";
import { parseScenario } from "../../../src/scenario/parse.js";
import { resolvedScenario } from "../../../src/scenario/resolved.js";
import type { Scenario } from "../../../src/scenario/scenario.js";
import { nodeFiles } from "../../../src/scenario/node-files.js";

const FILES = [
  "five-structures",
  "software-firm",
  "manufacturer",
  "services-agency",
  "headcounts",
  "reorganise-or-hire-two",
  "crm-measured",
  "claims",
].map((name) => `scenarios/${name}.yaml`);

function liveOf(scenario: Scenario) {
  const resolved = resolvedScenario(scenario);
  const movable = movablePlan(resolved);
  const run = {} as Parameters<typeof chooseControls>[0]["run"];
  return { movable, controls: chooseControls({ scenario: resolved, run }, movable) };
}

/** A position of each control that is none of rest. */
function everyMove(controls: readonly Control[], movable: ReturnType<typeof movablePlan>): Positions {
  return new Map(
    controls.map((control, place): [string, number | "drive" | "support" | "none"] => {
      if (control.kind === "posts") return [control.key, control.rest + 1 + (place % 2)];
      if (control.kind === "mandate") {
        const effects = movable.structures.find(({ id }) => id === control.structure)?.effects ?? {};
        return [control.key, Object.keys(effects)[place % 2] as "drive"];
      }
      const { first, last } = control.steps;
      return [control.key, stepValue(control.steps, Math.round(first + ((last - first) * (1 + (place % 7))) / 9))];
    }),
  );
}

const subject = { scenario: "a\nname", file: "file.yaml", trials: 2000 };
/** Where a column was read from decides no number. */
const bare = (plan: object): unknown =>
  JSON.parse(JSON.stringify(plan, (key, value: unknown) => (key === "data" ? undefined : value)));

describe("what is moved in a page is what the command line reads of its overlay", () => {
  it.each(FILES)("%s: the same plan", (file) => {
    const { movable, controls } = liveOf(loadScenario(file));
    expect(controls.filter(({ kind }) => kind === "slider").length).toBeGreaterThan(3);
    const positions = everyMove(controls, movable);
    const plan = movedPlan(movable, movesOf(controls, positions));
    const text = overlayText(controls, positions, subject);
    const files = nodeFiles(true);
    const read = (name: string, from?: string) =>
      name === "what-if.yaml" ? { file: name, identity: name, text } : files(name, from);
    const opened = files(file);
    if (!("text" in opened)) throw new Error(file);
    const { plan: read2, warnings } = parseScenario(opened.text, file, { read, params: ["what-if.yaml"] });
    expect(bare(plan)).toEqual(bare(read2));
    expect(warnings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(plan).not.toEqual(movable.plan);
  });

  it.each(FILES)("%s: nothing moved is the plan as it is, and a page carries it whole", (file) => {
    const { movable } = liveOf(loadScenario(file));
    expect(JSON.stringify(movedPlan(movable, {}))).toBe(JSON.stringify(movable.plan));
    expect(expanded(JSON.parse(JSON.stringify(compacted(movable))) as ReturnType<typeof compacted>)).toEqual(movable);
  });
});
