import type { BandsData } from "../charts/bands.js";
import type { FunnelData } from "../charts/funnel.js";
import type { BridgeData } from "../charts/bridge.js";
import type { IntervalsData } from "../charts/intervals.js";
import type { LinesData } from "../charts/lines.js";
import type { OrgChartData } from "../charts/org-chart.js";
import type { SharesData } from "../charts/shares.js";
import type { TornadoData } from "../charts/tornado.js";
import type { ViewFacts, ViewTable } from "../view.js";
import type { LiveInput } from "./live/input.js";

/** All that a page says, as plain data. Texts may hold names from files: they stay text. */
export interface PageContent {
  readonly title: string;
  /** Of each scenario what is known of it. */
  readonly scenarios: readonly PageScenario[];
  /** Claims and what came of them, of all scenarios together. */
  readonly checks?: ChecksPart;
  /** Why some files have no answer. */
  readonly failures: readonly FailurePart[];
  /** What must be known to read it. */
  readonly reading: ReadingPart;
  /** The day (UTC) the figures were made on, and the program that made them. */
  readonly date: string;
  readonly version: string;
  /** The result that the page tells, as it stands in it for `verify`. */
  readonly result: object;
}

/** One scenario: a part for each section that can be filled. */
export interface PageScenario {
  readonly name: string;
  readonly description?: string;
  readonly verdict?: VerdictPart;
  readonly organisations?: OrganisationsPart;
  readonly comparison?: ComparisonPart;
  readonly months?: MonthsPart;
  readonly funnel?: FunnelPart;
  readonly bridge?: BridgePart;
  readonly drivers?: DriversPart;
  /** What a reader may move. */
  readonly live?: LiveInput;
  readonly assumptions?: AssumptionsPart;
}

export interface VerdictPart {
  /** The answer in plain sentences, the first one first. */
  readonly sentences: readonly string[];
  /** Date, version, seed, trials and whose the assumptions are. */
  readonly facts: readonly { readonly name: string; readonly text: string }[];
  /** What weakens the answer, such as an interrupt. */
  readonly warnings: readonly string[];
  readonly partial?: string;
}

export interface OrganisationsPart {
  readonly charts: readonly OrganisationCard[];
  readonly table: ViewTable;
  /** What the marks mean. */
  readonly caption: string;
}

export interface OrganisationCard {
  readonly name: string;
  readonly chart: OrgChartData;
  /** Such as today's, or ahead. */
  readonly tags: readonly string[];
  /** What the picture does not show, a line each. */
  readonly lines: readonly string[];
}

export interface ComparisonPart {
  readonly levels: IntervalsData;
  readonly differences?: IntervalsData;
  readonly best?: SharesData;
  readonly table: ViewTable;
  readonly tables: readonly ViewTable[];
  readonly facts: readonly ViewFacts[];
  readonly captions: readonly string[];
}

export interface MonthsPart {
  /** What the section answers, where it is not whether a change pays. */
  readonly lead?: string;
  readonly intro: string;
  /** What all pictures show. */
  readonly what: string;
  /** All in one picture, where there are several. */
  readonly together?: Omit<LinesData, "curves"> & { readonly curves: readonly NamedCurve[] };
  readonly panels: BandsData;
  readonly facts: readonly ViewFacts[];
  readonly tables: readonly ViewTable[];
}

type NamedCurve = LinesData["curves"][number] & { readonly name: string; readonly endText: string };

export interface FunnelPart {
  readonly funnels: readonly (FunnelData & { readonly name: string })[];
  readonly intro: string;
  readonly tables: readonly ViewTable[];
}

export interface BridgePart {
  /** Of the section, where it is not about the first that is ahead of the next. */
  readonly heading?: string;
  readonly sentences: readonly string[];
  readonly steps?: BridgeData;
  readonly facts: readonly ViewFacts[];
  readonly tables: readonly ViewTable[];
  readonly captions: readonly string[];
}

export interface DriversPart {
  readonly sentences: readonly string[];
  readonly facts: readonly ViewFacts[];
  /** What is assumed, and what is decided. */
  readonly tornado?: TornadoData;
  readonly choices?: TornadoData;
  readonly tables: readonly ViewTable[];
  readonly captions: readonly string[];
}

export interface AssumptionsPart {
  readonly intro: string;
  /** What the scenario sets, and what decides. */
  readonly told: readonly ViewTable[];
  /** What the effects of each structure come to. */
  readonly effects: readonly ViewTable[];
  readonly book: readonly BookGroup[];
  /** What the numbers behind the book's rows stand for. */
  readonly sources: readonly string[];
}

export interface BookGroup {
  readonly name: string;
  readonly about: string;
  readonly rows: readonly BookRow[];
}

interface BookRow {
  readonly label: string;
  readonly id: string;
  readonly value: string;
  readonly grade: string;
  /** Place among the sources, from 1. */
  readonly source: number;
  readonly own: boolean;
}

export interface ChecksPart {
  readonly summary: string;
  readonly tables: readonly ViewTable[];
}

export interface FailurePart {
  readonly file: string;
  readonly messages: readonly string[];
}

export interface ReadingPart {
  readonly sentences: readonly string[];
  /** The caveat that stands wherever results are shown. */
  readonly caveat: string;
}
