import { objectiveCurrency } from "../../report/outcome-text.js";
import type { ResultComparison } from "./record.js";

/** What amounts of the objective are in; nothing where it differs, is no money, or is not told. */
export const comparedCurrency = ({ objective = "", currency }: ResultComparison): string | undefined =>
  objectiveCurrency({ objective, ...(currency !== undefined && { currency }) });
