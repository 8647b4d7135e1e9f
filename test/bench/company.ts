import { createMachine } from "../../src/simulation/machine.js";
import type { Plan, PlannedState } from "../../src/simulation/plan.js";
import { bookInputs, FIVE, OFF, plan, postsOf } from "../support/plans.js";
import { leastInTurns, line, timed } from "./report.js";

const TRIALS = 500;
const ROUNDS = 12;

/** What the parts of the wider company cost: those that are absent, or still to come, should cost nothing. */
export function benchCompany(): void {
  const everybody = postsOf({ sdr: 2, success: 4 });
  const [head] = FIVE[2].states;
  const all = (change: (state: PlannedState) => readonly PlannedState[], settings: Partial<Plan> = {}): Plan =>
    plan(
      FIVE.map(({ id, states }) => ({ id, states: change(states[0]) })),
      settings,
    );
  const after = (from: number) =>
    all((state) => [head, { ...state, from, disrupted: ["marketing"] }], { todayEffects: head.effects });
  const plans: Record<string, Plan> = {
    "two teams": plan(FIVE),
    "two teams, all else off": plan(FIVE, { inputs: bookInputs(OFF) }),
    "four teams": all((state) => [{ ...state, posts: everybody }], { todayPosts: everybody }),
    "a change that never comes": after(99),
    "a change after 3 months": after(3),
  };
  const least = leastInTurns(
    Object.fromEntries(
      Object.entries(plans).map(([name, given]) => {
        const machine = createMachine(given);
        return [name, () => timed(() => machine.simulate(0, TRIALS, { inputs: false, tallies: false }))];
      }),
    ),
    ROUNDS,
  );
  for (const [name, time] of Object.entries(least)) {
    line(name, `${((time / (TRIALS * FIVE.length * plans[name].horizonMonths)) * 1e6).toFixed(0)} ns/month`);
  }
}
