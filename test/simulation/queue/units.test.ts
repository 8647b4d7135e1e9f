import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OUTCOMES_ONLY, type Job } from "../../../src/simulation/runner.js";
import { queueRunner } from "../../../src/simulation/queue/queue-runner.js";
import { unitsOf } from "../../../src/simulation/queue/unit.js";
import { messageOf, readMessage } from "../../../src/simulation/queue/unit-message.js";
import { readUnitResult, simulatedUnit } from "../../../src/simulation/queue/unit-result.js";
import { serialRunner } from "../../../src/simulation/serial-runner.js";
import { blockBytes, structureMonths } from "../../../src/simulation/work.js";
import { FIVE, neutral, plan } from "../../support/plans.js";

const PLANS = [
  plan([neutral("a")], { horizonMonths: 3 }),
  plan(FIVE, { horizonMonths: 120, replicates: 3, sampling: "qmc", seed: "t" }),
];
const jobs = fc.array(
  fc.record({
    plan: fc.constantFrom(...PLANS),
    range: fc
      .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 9000 }))
      .map(([from, trials]) => ({ from, to: from + trials })),
    wants: fc.record({ inputs: fc.boolean(), tallies: fc.boolean(), profits: fc.boolean() }),
    blockTrials: fc.constantFrom(100, 500),
  }),
  { maxLength: 12 },
);

describe("units of a batch", () => {
  it("are all of it, in its order, cut at blocks, none too long or too large", () => {
    fc.assert(
      fc.property(jobs, (batch: readonly Job[]) => {
        const units = [...unitsOf(batch, "1.0.0")];
        const parts = units.flatMap((unit) => unit.parts);
        batch.forEach(({ range }, place) => {
          const own = parts.filter(({ job }) => job === place).map((part) => part.range);
          const edges = own.flatMap(({ from, to }) => [from, to]);
          if (range.from === range.to) expect(own).toEqual([]);
          else expect([edges[0], edges.at(-1)]).toEqual([range.from, range.to]);
          for (let at = 1; at + 1 < edges.length; at += 2) expect(edges[at]).toBe(edges[at + 1]);
        });
        expect(parts.map(({ job }) => job)).toEqual(parts.map(({ job }) => job).toSorted((a, b) => a - b));
        for (const { parts: own } of units) {
          const isOneBlock = own.length === 1 && own[0].range.to - own[0].range.from <= own[0].cut;
          const sum = (of: (part: (typeof own)[number]) => number) => own.reduce((all, part) => all + of(part), 0);
          const most = Math.min(6e6, Math.max(1.5e6, ...own.map(({ job }) => structureMonths(batch[job]) / 32)));
          expect(isOneBlock || (sum(structureMonths) <= most && sum(blockBytes) <= 8e6)).toBe(true);
          expect(own.every(({ range, cut, job }) => (range.from - batch[job].range.from) % cut === 0)).toBe(true);
        }
      }),
    );
  });

  it("of a long job are longer, by the job alone", () => {
    const wants = { ...OUTCOMES_ONLY, outcomes: ["profit", "total_cost"] as const };
    const lengths = [10_000, 100_000, 1_000_000].map((to) => {
      const [{ parts }] = unitsOf(
        [{ plan: plan(FIVE, { horizonMonths: 24 }), range: { from: 0, to }, wants }],
        "1.0.0",
      );
      return parts[0].range.to;
    });
    expect(lengths).toEqual([10_000, 12_500, 31_000]);
  });

  it("have ids by what they are, with no colon and no number", () => {
    const job = { plan: PLANS[0], range: { from: 0, to: 500 }, wants: { inputs: false, tallies: false } };
    const idOf = (changed: Partial<Job>, program = "1.0.0") => [...unitsOf([{ ...job, ...changed }], program)][0].id;
    const others = [
      idOf({ plan: { ...PLANS[0], seed: "u" } }),
      idOf({ range: { from: 0, to: 400 } }),
      idOf({ wants: { inputs: true, tallies: false } }),
      idOf({ wants: { inputs: false, tallies: false, profits: true } }),
      idOf({ wants: { inputs: false, tallies: false, outcomes: ["profit"] } }),
      idOf({ blockTrials: 100 }),
      idOf({}, "1.0.1"),
    ];
    expect(idOf({ plan: { ...PLANS[0] } })).toBe(idOf({}));
    expect(new Set([...others, idOf({})]).size).toBe(8);
    for (const id of others) expect(id).toMatch(/^u[0-9a-f]{40}$/u);
  });
});

const BATCH: readonly Job[] = [
  {
    plan: PLANS[0],
    range: { from: 40, to: 90 },
    wants: { inputs: true, tallies: true, profits: true, monthly: ["wins", "revenue"] },
    blockTrials: 20,
  },
  { plan: PLANS[1], range: { from: 0, to: 3 }, wants: { inputs: false, tallies: false } },
  { plan: PLANS[0], range: { from: 0, to: 9 }, wants: { ...OUTCOMES_ONLY, outcomes: ["profit", "total_cost"] } },
];
const [UNIT] = unitsOf(BATCH, "1.0.0");
const sent = (): ReturnType<typeof messageOf> => JSON.parse(JSON.stringify(messageOf(UNIT))) as never;

describe("what comes back", () => {
  it("are the blocks that a runner hands over, bit by bit", async () => {
    const expected: object[] = [];
    await serialRunner(BATCH, (block, job) => expected.push({ job, block }));
    expect(readUnitResult(simulatedUnit(readMessage(sent(), "1.0.0")), UNIT.parts)).toEqual(expected);
  });

  it("is refused when it is anything else", () => {
    const bytes = simulatedUnit(UNIT.parts);
    const [first, ...others] = UNIT.parts;
    expect(readUnitResult(bytes.subarray(0, -1), UNIT.parts)).toBe("truncated");
    expect(readUnitResult(Buffer.concat([bytes, bytes]), UNIT.parts)).toBe("damaged");
    expect(readUnitResult(Buffer.from(bytes).fill(7, 900, 910), UNIT.parts)).toBe("damaged");
    for (const other of [
      { ...first, key: "0".repeat(64) },
      { ...first, range: { from: 41, to: 91 } },
      { ...first, cut: 50 },
      { ...first, wants: { inputs: true, tallies: false } },
      { ...first, wants: { inputs: true, tallies: true } },
      { ...first, wants: { ...first.wants, monthly: ["revenue", "wins"] as const } },
    ])
      expect(["foreign", "damaged"]).toContain(readUnitResult(simulatedUnit([other, ...others]), UNIT.parts));
    const less = { ...others[1], wants: { ...OUTCOMES_ONLY, outcomes: ["wins", "total_cost"] as const } };
    expect(readUnitResult(simulatedUnit([first, others[0], less]), UNIT.parts)).toBe("foreign");
  });
});

describe("a message", () => {
  it("is refused unless it is a unit of this program with plans that are plans", () => {
    const whole = sent();
    const [planned] = whole.plans as [(typeof PLANS)[0]];
    const [part, ...others] = whole.parts;
    const withPlan = (changed: object) => ({ ...whole, plans: [{ ...planned, ...changed }, whole.plans[1]] });
    const refused: readonly (readonly [unknown, string])[] = [
      [undefined, "no unit of work"],
      ["rm -rf", "no unit of work"],
      [{ ...whole, code: "process.exit()" }, "no unit of work"],
      [{ ...whole, version: 1 }, "no unit of work"],
      [{ ...whole, parts: [{ ...part, outcomes: ["luck"] }, ...others] }, "no unit of work"],
      [{ ...whole, parts: [] }, "no unit of work"],
      [{ ...whole, parts: [{ ...part, plan: 2 }, ...others] }, "another build"],
      [{ ...whole, parts: [{ ...part, to: part.from }, ...others] }, "no trials"],
      [{ ...whole, parts: [{ ...part, to: 1e12 }, ...others] }, "larger than any"],
      [withPlan({ seed: "other" }), "another build"],
      [withPlan({ seed: 7 }), "a plan that is none"],
      [withPlan({ more: 7 }), "another build"],
      [withPlan({ replicates: 0 }), "a plan that is none"],
      [withPlan({ inputs: [{ id: "x", stream: "x", distribution: { kind: "code" } }] }), "a plan that is none"],
    ];
    for (const [message, said] of refused) expect(() => readMessage(message, "1.0.0")).toThrow(said);
    expect(() => readMessage(whole, "1.0.1")).toThrow("another build");
    expect(readMessage(whole, "1.0.0")).toHaveLength(3);
  });
});

describe("a batch that stays here", () => {
  it("is told of once for each reason, and what is large enough goes to the queue", async () => {
    const told: unknown[] = [];
    let here = 0;
    const run = queueRunner({
      address: { host: "127.0.0.1", port: 1, db: 0 },
      program: "1.0.0",
      local: () => {
        here++;
        return Promise.resolve();
      },
      warn: ({ arguments: details }) => told.push("reason" in details && details.reason),
    });
    const of = (trials: number, tallies: boolean): Job => ({
      plan: PLANS[1],
      range: { from: 0, to: trials },
      wants: { inputs: false, tallies },
    });
    for (const job of [of(10, false), of(20, false), of(90_000, true), of(90_000, true)])
      await run([job], () => undefined);
    expect([told, here]).toEqual([["small", "monthly"], 4]);
    await expect(run([of(90_000, false)], () => undefined)).rejects.toThrow("queue-unreachable");
  });
});
