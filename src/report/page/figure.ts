import { breakable } from "./breakable.js";
import { markup, raw, type Markup } from "../markup.js";

/** A chart below its name, and what its marks mean. */
export const chartFigure = (name: string, key: string, chart: Markup, isSingle = false): Markup =>
  markup`<figure class="chart${raw(isSingle ? " single" : "")}"><figcaption><h3>${breakable(name)}</h3>${key === "" ? raw("") : markup`<p class="fine">${key}</p>`}</figcaption>${chart}</figure>`;
