import type { FlipMap, MapAxis, MapCell } from "../../analysis/flips/map.js";
import { csv } from "../csv.js";
import { plain } from "../format/number.js";
import { harmless } from "../text/harmless.js";
import type { ViewBlock } from "../view.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** A margin below this many standard errors leaves the winner open: half of a 95 % interval. */
const RESOLVED_ERRORS = 1.96;

/** A small map: one letter per cell for the best structure, in lower case where the trials leave it open; y grows upwards. */
export function flipMapBlocks(map: FlipMap): ViewBlock[] {
  const winners = [...new Set(map.cells.flat().map(({ winner }) => winner))].sort((a, b) => (a < b ? -1 : 1));
  const letter = ({ winner, margin, standardError }: MapCell): string => {
    const own = LETTERS.charAt(winners.indexOf(winner) % LETTERS.length);
    return margin > RESOLVED_ERRORS * standardError ? own : own.toLowerCase();
  };
  const labels = map.y.values.map(plain);
  const width = Math.max(...labels.map(({ length }) => length));
  const rows = map.cells.map((row, place) => `${labels[place].padStart(width)} | ${row.map(letter).join(" ")}`);
  return [
    { kind: "facts", heading: "Best structure over two assumptions", facts: axisFacts(map) },
    { kind: "lines", lines: [...rows.reverse(), `${" ".repeat(width)} +${"-".repeat(2 * map.x.values.length)}`] },
    {
      kind: "facts",
      facts: winners.map((name, place) => ({ name: LETTERS.charAt(place % LETTERS.length), text: name })),
    },
  ];
}

function axisFacts({ x, y }: FlipMap): { name: string; text: string }[] {
  const across = x.values.map(plain).join("  ");
  return [
    { name: "across", text: `${idOf(x)}: ${across}` },
    { name: "up", text: idOf(y) },
  ];
}

/** Tidy: one row per cell. */
export function flipMapCsv(map: FlipMap): string {
  const header = [
    `x: ${idOf(map.x)}`,
    `y: ${idOf(map.y)}`,
    "x quantile",
    "y quantile",
    "winner",
    "margin",
    "standardError",
  ];
  const rows = map.cells.flatMap((row, down) =>
    row.map(({ winner, margin, standardError }, across) => [
      map.x.values[across],
      map.y.values[down],
      map.x.quantiles[across],
      map.y.quantiles[down],
      winner,
      margin,
      standardError,
    ]),
  );
  return csv([header, ...rows]);
}

const idOf = ({ inputs }: MapAxis): string => inputs.map(harmless).join(", ");
