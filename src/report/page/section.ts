import type { Markup } from "../markup.js";
import type { PageScenario } from "./content.js";

/** What a section is drawn in. */
export interface SectionPlace {
  /** To begin ids of elements with, different for every scenario of a page. */
  readonly id: string;
}

/** A part of a page about one scenario. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  /** In a line: what question it answers. */
  readonly lead?: string;
  /** Undefined where the scenario's content cannot fill it. */
  readonly render: (scenario: PageScenario, place: SectionPlace) => Markup | undefined;
}
