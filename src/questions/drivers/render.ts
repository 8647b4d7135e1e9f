import { csv, type CsvRow } from "../csv.js";
import { mapCells } from "../flips/map.js";
import { renderJson } from "../json.js";
import { renderMarkdown } from "../markdown.js";
import type { ResultFormat } from "../render-result.js";
import { renderTable, type TableOptions } from "../table/render.js";
import type { DriversFile, DriversResult, SamplesResult } from "./result.js";
import { driversView, type DriversOptions } from "./view.js";

/** The answer in any format; CSV and JSON carry everything at full precision. */
export function renderDrivers(file: DriversFile, format: ResultFormat, options: DriversOptions & TableOptions): string {
  switch (format) {
    case "json":
      return renderJson(file);
    case "csv":
      return csv([HEADER, ...rowsOf(file.drivers)]);
    case "md":
      return renderMarkdown(driversView(file.drivers, options));
    case "table":
      return renderTable(driversView(file.drivers, options), options);
  }
}

const HEADER = ["scenario", "objective", "best", "second", "table", "item", "statistic", "value"] as const;

/** Tidy: one row per figure. */
function rowsOf(result: DriversResult): CsvRow[] {
  const rows =
    result.method === "samples"
      ? samplesRows(result)
      : result.factors.flatMap((factor) => figures("factors", factor.drivers.join(" "), factor));
  return rows.map((row) => [result.name, result.objective, result.best, result.second, ...row]);
}

function samplesRows({ structures, drivers, groups, grades, ...result }: SamplesResult): CsvRow[] {
  const { lead, explained, perfectInformation, effectStrength, flips, maps } = result;
  return [
    ...structures.flatMap((structure) => figures("structures", structure.id, structure)),
    ...figures("lead", "best less second", { ...lead, explained }),
    ...drivers.flatMap((driver) => figures("drivers", driver.id, driver)),
    ...groups.flatMap((group) => figures("groups", group.name, group)),
    ...grades.flatMap((grade) => figures("grades", grade.name, grade)),
    ...figures("information", "everything but luck", perfectInformation),
    ...effectStrength.points.flatMap((point) => figures("effects", String(point.strength), point)),
    ...figures("effects", "change", effectStrength.change ?? {}),
    ...flips.flips.flatMap((flip) => figures("flips", flip.stream, flip)),
    ...figures("flips", "joint", flips.joint ?? {}),
    ...maps.flatMap((map) => mapCells(map).flatMap(({ name, ...cell }) => figures("maps", name, cell))),
  ];
}

/** The name of a figure inside another has a dot. */
function figures(table: string, item: string, given: object, prefix = ""): CsvRow[] {
  return Object.entries(given).flatMap(([name, figure]: [string, unknown]): CsvRow[] => {
    if (typeof figure === "number" || typeof figure === "string") return [[table, item, prefix + name, figure]];
    if (typeof figure === "boolean") return [[table, item, prefix + name, Number(figure)]];
    return typeof figure === "object" && figure !== null ? figures(table, item, figure, `${prefix}${name}.`) : [];
  });
}
