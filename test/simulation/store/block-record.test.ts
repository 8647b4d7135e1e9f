import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../src/simulation/block.js";
import { createMachine } from "../../../src/simulation/machine.js";
import { decodeBlock, encodeBlock } from "../../../src/simulation/store/block-record.js";
import { planKey } from "../../../src/simulation/store/plan-key.js";
import { encodeRecord } from "../../../src/simulation/store/record.js";
import { neutral, plan } from "../../support/plans.js";

const PLAN = plan([neutral("a"), neutral("b")], { horizonMonths: 2, replicates: 2 });
const KEY = planKey(PLAN, "1.0.0");
const MOST = 1e6;
const block = createMachine(PLAN).simulate(40, 6, { inputs: true, tallies: true });

const bits = (array: Float64Array | undefined) => array && Buffer.from(array.buffer).toString("base64");
const asText = ({ outcomes, inputs, tallies, ...rest }: Block) => ({
  ...rest,
  numbers: [outcomes, inputs, tallies].map(bits),
});
const read = (bytes: Uint8Array, key = KEY) => decodeBlock(bytes, key, MOST);

describe("a block as bytes", () => {
  it("comes back bit by bit, with what it holds, odd numbers too", () => {
    const odd = Float64Array.from(block.outcomes);
    odd.set([NaN, -0, 5e-324, Infinity, 1e308]);
    for (const one of [block, { ...block, outcomes: odd, inputs: undefined }, { ...block, tallies: undefined }]) {
      const given = Object.fromEntries(
        Object.entries(one).filter(([, value]) => value !== undefined),
      ) as never as Block;
      const found = read(encodeBlock(KEY, given));
      expect(typeof found === "object" && asText(found.block)).toEqual(asText(given));
    }
  });

  it("is a line of JSON and the gzip of doubles, and stands beside others without a gap", () => {
    const one = encodeBlock(KEY, block);
    const header = JSON.parse(Buffer.from(one.subarray(0, one.indexOf(10))).toString()) as Record<string, unknown>;
    expect(header).toMatchObject({ format: "orgfunnel-block", version: 1, plan: KEY, firstTrial: 40, trials: 6 });
    expect(header).toMatchObject({ structures: 2, replicates: 2, holds: ["inputs", "tallies"] });
    const two = Buffer.concat([one, one]);
    const first = read(two);
    expect(typeof first === "object" && first.end).toBe(one.length);
    expect(decodeBlock(two, KEY, MOST, one.length)).toMatchObject({ end: two.length });
  });

  it("stands as it is where nobody keeps it, and comes back with some outcomes alone", () => {
    const outcomeIds = ["profit", "wins"] as const;
    const some = createMachine(PLAN).simulate(40, 6, { inputs: true, tallies: false, outcomes: outcomeIds });
    const bytes = encodeBlock(KEY, some, "none");
    const header = JSON.parse(Buffer.from(bytes.subarray(0, bytes.indexOf(10))).toString()) as { bytes: number };
    expect(header).toMatchObject({
      outcomes: outcomeIds,
      packing: "none",
      bytes: 8 * (2 * 2 * 12 + 6 * PLAN.inputs.length),
    });
    const found = decodeBlock(bytes, KEY, MOST, 0, outcomeIds);
    expect(typeof found === "object" && asText(found.block)).toEqual(asText(some));
    expect(read(bytes)).toBe("foreign");
    expect(decodeBlock(encodeBlock(KEY, block), KEY, MOST, 0, outcomeIds)).toBe("foreign");
  });

  it.each([1, "none"] as const)("is refused with any byte changed, and cut anywhere: packing %s", (packing) => {
    const bytes = encodeBlock(KEY, { ...block, tallies: new Float64Array(4) }, packing);
    const place = fc.integer({ min: 0, max: bytes.length - 1 });
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Uint8Array.from(bytes);
        changed[at] ^= by;
        expect(["damaged", "truncated"]).toContain(read(changed));
        expect(["damaged", "truncated"]).toContain(read(bytes.subarray(0, at)));
      }),
    );
  });

  it("is refused if it is another plan's, another format's, or larger than it may be", () => {
    const bytes = encodeBlock(KEY, block);
    expect(read(bytes, planKey(PLAN, "1.0.1"))).toBe("foreign");
    expect(read(encodeRecord({ format: "orgfunnel-block", version: 2 }))).toBe("foreign");
    expect(decodeBlock(bytes, KEY, 100)).toBe("damaged");
  });
});

describe("the key of a plan", () => {
  it("changes with the plan and the program, and not by way of JSON", () => {
    expect(planKey(JSON.parse(JSON.stringify(PLAN)) as typeof PLAN, "1.0.0")).toBe(KEY);
    expect(planKey({ ...PLAN, seed: "other" }, "1.0.0")).not.toBe(KEY);
    expect(planKey(PLAN, "1.0.1")).not.toBe(KEY);
    expect(KEY).toMatch(/^[0-9a-f]{64}$/u);
  });
});
