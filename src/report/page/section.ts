import type { Markup } from "../markup.js";
import type { PageScenario } from "./content.js";

/** A part of a page about one scenario. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  /** In a line: what it answers. */
  readonly lead?: string;
  /** Where the scenario's content asks for other words. */
  readonly words?: (scenario: PageScenario) => { readonly heading?: string; readonly lead?: string } | undefined;
  /** Undefined where the scenario's content cannot fill it. */
  readonly render: (scenario: PageScenario) => Markup | undefined;
}
