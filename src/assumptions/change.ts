import type { Assumption } from "./assumption.js";
import { DOWNSIZING_TURNOVER, OWN_CHOICE, REORGANISATION_PRODUCTIVITY } from "./sources.js";

/** What it takes to get from one structure to another. */
export const CHANGE = [
  {
    id: "change.settle_months",
    label: "time for a change to take effect",
    value: "2 to 6",
    unit: "months",
    domain: "positive",
    meaning: "How long the effects of a new structure take to set in: two thirds are there after this time.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "change.dip",
    label: "dip after a change",
    value: "5% to 20%",
    unit: "fraction",
    domain: "probability",
    meaning: "Productivity lost at first by a team that gets a new superior.",
    source: {
      ...REORGANISATION_PRODUCTIVITY,
      finding: "20 to 40 % lost for six months; here lines change and jobs stay",
    },
    grade: "assumption",
  },
  {
    id: "change.recovery_months",
    label: "time to recover from a change",
    value: "2 to 6",
    unit: "months",
    domain: "positive",
    meaning: "How long a team with a new superior takes to recover: two thirds are made up after this time.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "change.attrition_shock",
    label: "extra leaving after a change",
    value: "0.3 to 1.5",
    unit: "fraction of the hazard",
    domain: "non-negative",
    meaning: "How much more often people leave at first when their team gets a new superior.",
    source: { ...DOWNSIZING_TURNOVER, finding: "turnover a quarter higher in firms that cut 0.5 % of their staff" },
    grade: "assumption",
  },
  {
    id: "change.cost_per_head",
    label: "cost of a change per post",
    value: "1000 to 4000",
    unit: "currency/post",
    domain: "non-negative",
    meaning: "What a new superior costs once for every post of the team: time, moves, systems.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "change.severance",
    label: "cost of cutting a post",
    value: "15000 to 35000",
    unit: "currency/post",
    domain: "non-negative",
    meaning: "What it costs once to cut a post that is filled.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
