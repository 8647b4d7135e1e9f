import { describe, expect, it } from "vitest";
import { chartedStructures } from "../../src/scenario/charted-structures.js";
import { parseScenario } from "../../src/scenario/parse.js";
import { STRUCTURES } from "./support.js";

const chartedOf = (text: string) =>
  chartedStructures(parseScenario(text, "s.yaml")).map(({ planned, stages, changesFrom }) => ({
    id: planned.id,
    states: planned.states.map(({ from }) => from),
    stages: stages.map(({ from, isChosen }) => [from, isChosen]),
    ...(changesFrom !== undefined && { changesFrom }),
  }));

describe("the charts behind a scenario's structures", () => {
  it("are open to choices from the start where nothing changes on the way", () => {
    expect(chartedOf(STRUCTURES)).toEqual([
      { id: "a", states: [0], stages: [[0, true]] },
      { id: "b", states: [0], stages: [[0, true]] },
    ]);
    expect(chartedOf(`today: a\n${STRUCTURES}`)).toEqual(chartedOf(STRUCTURES));
  });

  it("are today's until the change, and today's structure is open to choices from then on, too", () => {
    expect(chartedOf(`today: a\ntransition: { after: 3 }\n${STRUCTURES}`)).toEqual([
      { id: "a", states: [0], stages: [[0, true]], changesFrom: 3 },
      {
        id: "b",
        states: [0, 3],
        stages: [
          [0, false],
          [3, true],
        ],
      },
    ]);
  });

  it("of a structure with phases and no structure of today are its own from the start", () => {
    const phased = `${STRUCTURES}    phases: [{ after: 5, mandate: drive }]\n`;
    expect(chartedOf(phased)[1]).toEqual({
      id: "b",
      states: [0, 5],
      stages: [
        [0, true],
        [5, true],
      ],
    });
  });
});
