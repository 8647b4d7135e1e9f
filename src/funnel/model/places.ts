import { EFFECT_TARGET_ROWS } from "../../assumptions/effect-targets.js";
import { TEAM_ROWS } from "../../assumptions/teams.js";
import { OUTCOMES } from "../outcomes.js";
import { CARRIED } from "./carried.js";
import { DEAL_DRAWS, DRAWS, START_DRAWS } from "./draws.js";
import { INPUTS } from "./inputs.js";
import { SETUP } from "./setup.js";
import { FLOW_COUNT, TALLIES } from "./tallies.js";
import { TERMS } from "./terms.js";
import { TODAY } from "./today.js";

/*
 * The model's vectors of numbers: where each row has its entry, under the row's id in PascalCase, and how long the vector
 * is (`Size`). The build replaces this file by one of constants with the same values, for the compiled kernel and for
 * the bundles: see simulation/assembly/places.js.
 */

/** The vector of one trial's inputs, in the units of the book. */
export const Input = placesOf(INPUTS);
/** The vector of a structure's effects: ratios, 1 = no effect. */
export const Effect = placesOf(EFFECT_TARGET_ROWS);
/** Posts, staff and the like, wherever a vector has an entry per team. */
export const TeamIndex = placesOf(TEAM_ROWS);
/** The company of today in one trial. */
export const Today = placesOf(TODAY);
/** What a state of a structure is given once. */
export const Setup = placesOf(SETUP);
/** The uniforms of a month. */
export const Draw = placesOf(DRAWS);
/** The uniforms of a start. */
export const StartDraw = placesOf(START_DRAWS);
/** What is recorded of a structure. */
export const Tally = placesOf(TALLIES);
/** What comes out of a tally. */
export const OutcomeIndex = placesOf(OUTCOMES);
/** What a structure carries from month to month beside its tally. */
export const Carried = placesOf(CARRIED);
/** The constants of a state of a structure in one trial. */
export const Term = placesOf(TERMS);

/** The first tally that is a stock; those before it are flows. */
export const FIRST_STOCK: i32 = FLOW_COUNT;
/** Sources of deals: inbound, outbound. */
export const SOURCES: i32 = DEAL_DRAWS.length;

/** `market.leads_per_month` -> `MarketLeadsPerMonth` */
type PlaceName<Id extends string> = Id extends `${infer Head}.${infer Rest}`
  ? `${PlaceName<Head>}${PlaceName<Rest>}`
  : Id extends `${infer Head}_${infer Rest}`
    ? `${Capitalize<Head>}${PlaceName<Rest>}`
    : Capitalize<Id>;

type Places<Id extends string> = Readonly<Record<PlaceName<Id> | "Size", i32>>;

function placesOf<Id extends string>(rows: readonly { readonly id: Id; readonly entries?: number }[]): Places<Id> {
  const places: Record<string, number> = {};
  let size = 0;
  for (const { id, entries = 1 } of rows) {
    places[id.replace(/(?:^|[._])(.)/g, (_, letter: string) => letter.toUpperCase())] = size;
    size += entries;
  }
  return { ...places, Size: size } as Places<Id>;
}
