import { isoDay } from "../../src/calibration/reading/dates.js";
import { DRAW_TIMES, poisson, simulateDeals } from "./histories.js";
import { uniform } from "../statistics/random.js";

/** 2025-01-01 in days since 1970. */
export const FIRST_DAY = 20_089;

/** A deal of a generated export. */
export interface ExportedDeal {
  readonly id: string;
  readonly rep: string;
  readonly account: string;
  readonly stage: "Won" | "Lost" | "Engaging";
  readonly created: number;
  /** NaN for an open one. */
  readonly closed: number;
  readonly amount: number;
}

/** Deals of two years, 30 % won in the end, as an export of their last day has them. */
export function exportedDeals(count: number, key = 1): ExportedDeal[] {
  const history = {
    count,
    days: 700,
    share: 0.3,
    won: { law: DRAW_TIMES.exponential, mean: 80 },
    lost: { law: DRAW_TIMES.exponential, mean: 30 },
  };
  return simulateDeals(history, key).map(({ created, closed, isWon }, place) => ({
    id: `D-${place}`,
    rep: `Rita Rep ${place % 7}`,
    account: `Acme ${place % 50} Ltd`,
    stage: Number.isNaN(closed) ? "Engaging" : isWon ? "Won" : "Lost",
    created: FIRST_DAY + created,
    closed: FIRST_DAY + closed,
    amount: Math.round(2000 + 20_000 * uniform(key + 5, place) ** 2),
  }));
}

export type WriteDay = (day: number) => string;
const parts = (day: number): readonly string[] => isoDay(day).split("-");
export const WRITE_DAYS = {
  iso: isoDay,
  dmy: (day) => {
    const [year, month, date] = parts(day);
    return `${Number(date)}.${Number(month)}.${year}`;
  },
  mdy: (day) => {
    const [year, month, date] = parts(day);
    return `${Number(month)}/${Number(date)}/${year}`;
  },
  serial: (day) => String(day + 25_569),
} as const satisfies Readonly<Record<string, WriteDay>>;

const day = (write: WriteDay, of: number): string => (Number.isNaN(of) ? "" : write(of));

/** The columns of the teaching data. */
export const teachingCsv = (deals: readonly ExportedDeal[], write: WriteDay = WRITE_DAYS.mdy): string =>
  table([
    ["opportunity_id", "sales_agent", "product", "account", "deal_stage", "engage_date", "close_date", "close_value"],
    ...deals.map(({ id, rep, account, stage, created, closed, amount }, place) => [
      id,
      rep,
      place % 2 === 0 ? "GTX" : "MG",
      account,
      stage,
      day(write, created),
      day(write, closed),
      stage === "Won" ? String(amount) : "",
    ]),
  ]);

/** Leads of as many months, a quarter of them qualified after ten days or so. */
export function leadsCsv(months: number, key = 3): string {
  const rows: string[][] = [];
  for (let month = 0; month < months; month++) {
    const count = poisson(60, key, month);
    for (let lead = 0; lead < count; lead++) {
      const place = month * 1000 + lead;
      const created = FIRST_DAY + Math.floor(month * 30.4375 + 30.4375 * uniform(key + 1, place));
      const qualified = created + Math.floor(-10 * Math.log(uniform(key + 2, place)));
      const isQualified = uniform(key + 3, place) < 0.25 && qualified < FIRST_DAY + months * 30.4375;
      rows.push([`L-${place}`, isoDay(created), isQualified ? isoDay(qualified) : ""]);
    }
  }
  return table([["Lead ID", "Created Date", "MQL Date"], ...rows]);
}

export const table = (rows: readonly (readonly string[])[], separator = ","): string =>
  rows.map((cells) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\n`).join("");

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || cell.includes('"') || cell.includes("\n") ? `"${cell.replaceAll('"', '""')}"` : cell;
