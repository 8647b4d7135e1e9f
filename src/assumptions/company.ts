import { CAPACITY } from "./capacity.js";
import { CHANGE } from "./change.js";
import { CUSTOMERS } from "./customers.js";
import { ELASTICITY } from "./elasticity.js";
import { FOCUS } from "./focus.js";
import { FUNNEL } from "./funnel.js";
import { GOODWILL } from "./goodwill.js";
import { MARKET } from "./market.js";
import { MONEY } from "./money.js";
import { PEOPLE } from "./people.js";
import { SDR } from "./sdr.js";
import { START } from "./start.js";
import { SUCCESS } from "./success.js";

/**
 * What describes the company and its market: one number each per trial, read by the equations of every structure. The
 * places of the model's vector of inputs follow from these rows.
 */
export const COMPANY = [
  ...MARKET,
  ...FUNNEL,
  ...CAPACITY,
  ...CUSTOMERS,
  ...PEOPLE,
  ...FOCUS,
  ...GOODWILL,
  ...ELASTICITY,
  ...MONEY,
  ...START,
  ...SDR,
  ...SUCCESS,
  ...CHANGE,
] as const;
