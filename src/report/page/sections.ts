import { ASSUMPTIONS } from "./sections/assumptions.js";
import { BRIDGE } from "./sections/bridge.js";
import { COMPARISON } from "./sections/comparison.js";
import { DRIVERS } from "./sections/drivers.js";
import { FUNNEL } from "./sections/funnel.js";
import { MONTHS } from "./sections/months.js";
import { ORGANISATIONS } from "./sections/organisations.js";
import { VERDICT } from "./sections/verdict.js";
import type { Section } from "./section.js";

/** The place of the what-if, whose section is made in `live/`. */
export const LIVE = "live";

/** Every section about a scenario, in the order of the page; each shows where the content can fill it. */
export const SECTIONS: readonly (Section | typeof LIVE)[] = [
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
