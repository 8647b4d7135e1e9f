import { ASSUMPTIONS_SECTION } from "./sections/assumptions.js";
import { BRIDGE_SECTION } from "./sections/bridge.js";
import { COMPARISON_SECTION } from "./sections/comparison.js";
import { DRIVERS_SECTION } from "./sections/drivers.js";
import { FUNNEL_SECTION } from "./sections/funnel.js";
import { MONTHS_SECTION } from "./sections/months.js";
import { ORGANISATIONS_SECTION } from "./sections/organisations.js";
import { VERDICT_SECTION } from "./sections/verdict.js";
import type { Section } from "./section.js";

/** The place of the what-if, whose section is made in `live/`. */
export const LIVE = "live";

/** Every section about a scenario, in the order of the page; each shows where the content can fill it. */
export const SECTIONS: readonly (Section | typeof LIVE)[] = [
  VERDICT_SECTION,
  ORGANISATIONS_SECTION,
  COMPARISON_SECTION,
  MONTHS_SECTION,
  FUNNEL_SECTION,
  BRIDGE_SECTION,
  DRIVERS_SECTION,
  LIVE,
  ASSUMPTIONS_SECTION,
];
