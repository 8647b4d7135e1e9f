import { ASSUMPTIONS } from "./sections/assumptions.js";
import { BRIDGE } from "./sections/bridge.js";
import { COMPARISON } from "./sections/comparison.js";
import { DRIVERS } from "./sections/drivers.js";
import { FUNNEL } from "./sections/funnel.js";
import { LIVE } from "./sections/live.js";
import { MONTHS } from "./sections/months.js";
import { ORGANISATIONS } from "./sections/organisations.js";
import { VERDICT } from "./sections/verdict.js";
import type { Section } from "./section.js";

/** Every section about a scenario, in the order of the page; each shows where the content can fill it. */
export const SECTIONS: readonly Section[] = [
  VERDICT,
  ORGANISATIONS,
  COMPARISON,
  MONTHS,
  FUNNEL,
  BRIDGE,
  DRIVERS,
  LIVE,
  ASSUMPTIONS,
];
