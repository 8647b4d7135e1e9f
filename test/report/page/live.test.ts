import { describe, expect, it } from "vitest";
import { movedPlan } from "../../../src/analysis/what-if/moves.js";
import { chooseControls } from "../../../src/report/page/live/choose-controls.js";
import { compacted, expanded } from "../../../src/report/page/live/compact.js";
import type { Control, ControlPositions } from "../../../src/report/page/live/controls.js";
import { movablePlan } from "../../../src/report/page/live/movable.js";
import { whatIfOverlay } from "../../../src/report/page/live/overlay.js";
import { linkText, movesAt, positionOf, readLink } from "../../../src/report/page/live/positions.js";
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
  return { movable, controls: chooseControls({ scenario: resolved }, movable) };
}

/** A position of each control that is none of rest. */
function everyMove(controls: readonly Control[], movable: ReturnType<typeof movablePlan>): ControlPositions {
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
    const plan = movedPlan(movable, movesAt(controls, positions));
    const text = whatIfOverlay(controls, positions, subject);
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

describe("positions in a link", () => {
  const { controls, movable } = liveOf(loadScenario("scenarios/software-firm.yaml"));

  const isPlace = (id: string) => ["", "assumptions"].includes(id);

  it("lead back to where they were", () => {
    const positions = everyMove(controls, movable);
    expect(readLink(controls, `#${linkText(controls, positions)}`, isPlace)).toEqual({ positions, refused: [] });
    expect(linkText(controls, new Map())).toBe("");
  });

  it("that are nonsense move nothing, nor do those beyond the ends, and they are told", () => {
    const link = "#assumptions&&x=1&%E0%A4%A=2&effects=&effects=-1&structures.cro-from-sales.mandate=driv&effects";
    const { positions, refused } = readLink(controls, link, isPlace);
    expect(positions.size).toBe(0);
    expect(refused).toEqual([
      "x=1",
      "%E0%A4%A=2",
      "effects=",
      "effects=-1",
      "structures.cro-from-sales.mandate=driv",
      "effects",
    ]);
    for (const control of controls) {
      expect([control.key, positionOf(control, "nobody")]).toEqual([control.key, undefined]);
      if (control.kind === "mandate") continue;
      const ends = ["-1e300", "1e300"].map((written) => positionOf(control, written));
      expect([control.key, ends]).toEqual([control.key, [undefined, undefined]]);
      if (control.kind === "posts") {
        const { rest, most } = control;
        const written = ["", "-3", "0", "1e1", "2.5", String(most + 1), String(rest)];
        expect(written.map((one) => positionOf(control, one))).toEqual(written.map(() => undefined));
        expect(positionOf(control, ` ${String(most)}`)).toBe(most);
      } else expect(positionOf(control, String(stepValue(control.steps, control.steps.first)))).toBeDefined();
    }
  });

  it("have no control for today's structure, nor for one with phases of its own", () => {
    const structures = new Set(controls.flatMap((control) => ("structure" in control ? [control.structure] : [])));
    expect([...structures]).toEqual([
      "sdrs-to-marketing",
      "success-to-sales",
      "ceo-asks-marketing-for-revenue",
      "cro-from-sales",
      "cro-who-understands-both",
    ]);
  });
});

describe("the steps of a slider", () => {
  it("are short decimals within the ends", () => {
    for (const [low, high] of [
      [0.4123, 0.6789],
      [13_001.7, 18_998],
      [-0.0312, 0.00087],
      [0.000123, 0.000789],
    ]) {
      const steps = stepsBetween(low, high);
      expect(stepValue(steps, steps.first)).toBeGreaterThanOrEqual(low);
      expect(stepValue(steps, steps.last)).toBeLessThanOrEqual(high);
      expect(steps.last - steps.first).toBeGreaterThan(90);
      for (let step = steps.first; step <= steps.last; step++) {
        const value = stepValue(steps, step);
        expect(value).toBe(Number(value.toPrecision(12)));
        expect(nearestStep(steps, value)).toBe(step);
      }
    }
    expect(stepsBetween(2.2, 9.8, true)).toEqual({ first: 3, last: 9, mantissa: 1, exponent: 0 });
  });
});
