import { RESOLVED_ERRORS } from "../../../report/format/told.js";
import type { FlipMap, MapAxis, MapCell } from "../../../analysis/flips/flip-map.js";
import { findAssumption } from "../../../assumptions/book.js";
import { rateText } from "../../../report/format/rate.js";
import { count, fixed } from "../../../report/format/number.js";
import { quantity, PERCENT, scaleFor, type Scale } from "../../../report/format/quantity.js";
import { objectiveText } from "../../../report/outcome-text.js";
import { assumptionLabels } from "../../../report/assumption-label.js";
import { nameOf } from "../../../report/structure-name.js";
import type { ViewBlock, ViewGrid } from "../../../report/view.js";
import type { FlipsContext } from "./view.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** Of a margin: three digits and a point or a zero before it. */
const FIGURE_WIDTH = 5;
/** Nine cells, their quantile and a label of this width are as wide as the narrowest terminal of note, 80 columns. */
const LABEL_WIDTH = 9;

/**
 * A letter per cell for the best structure, in lower case where the trials leave it open, and its lead over the next best;
 * y grows upwards.
 */
export function flipMapBlocks(map: FlipMap, context: FlipsContext): ViewBlock[] {
  const winners = winnersOf(map);
  const scale = marginScale(map, context);
  return [
    {
      kind: "facts",
      heading: "Best structure over two assumptions",
      facts: [
        { name: "across", text: axisText(map.x, context) },
        { name: "up", text: axisText(map.y, context) },
        { name: "figures", text: `lead over the next best${scale.suffix === "" ? "" : `, in${scale.suffix}`}` },
      ],
    },
    mapGrid(map, (cell) => cellText(cell, winners, scale)),
    {
      kind: "facts",
      facts: winners.map((name, place) => ({
        name: letterOf(place),
        text: `${nameOf(context, name)}, ${shareText(name, map)}`,
      })),
    },
  ];
}

/** A label, and what `--map` takes. */
const axisText = ({ inputs }: MapAxis, context: FlipsContext): string =>
  `${assumptionLabels(inputs, (id) => nameOf(context, id))} (${inputs.join(", ")})`;

/** What the maps show; nothing without a map. */
export function flipMapCaptions(maps: readonly FlipMap[], context: FlipsContext): string[] {
  if (maps.length === 0) return [];
  return [
    `Best structure over two assumptions: that with the best mean ${objectiveText(context).label} where both are held at the value and quantile in the margin, all others as uncertain as stated, ` +
      "and its lead. A small letter marks a lead whose 95 % interval of sampling error includes zero: these trials leave open which structure is best there. " +
      `Every cell is a run of the same ${count(maps[0].trials)} trials.`,
  ];
}

/** Every cell with its place: `name` tells the axes and the quantiles, x first. */
export function mapCells({ x, y, cells }: FlipMap): ({ readonly name: string } & MapCell)[] {
  const at = ({ quantiles }: MapAxis, step: number): string => fixed(quantiles[step], 2);
  return cells.flatMap((row, down) =>
    row.map((cell, across) => ({
      name: `${x.stream} ${at(x, across)} ${y.stream} ${at(y, down)}`,
      x: x.values[across],
      y: y.values[down],
      xQuantile: x.quantiles[across],
      yQuantile: y.quantiles[down],
      ...cell,
    })),
  );
}

const winnersOf = ({ cells }: FlipMap): string[] =>
  [...new Set(cells.flat().map(({ winner }) => winner))].sort((a, b) => (a < b ? -1 : 1));

/** So that every figure fits its cell, also large counts and mixed objectives are written in k or M. */
function marginScale({ cells }: FlipMap, context: FlipsContext): Scale {
  const { unit } = objectiveText(context);
  const margins = cells.flat().map(({ margin }) => margin);
  const scale = scaleFor(unit.startsWith("fraction") || unit === "index" ? unit : "currency", margins);
  return { ...scale, digits: 3, decimals: Math.min(3, scale.decimals ?? 3) };
}

function shareText(name: string, { cells }: FlipMap): string {
  const all = cells.flat();
  const own = all.filter(({ winner }) => winner === name);
  const open = own.filter(isOpen).length;
  return `best in ${count(own.length)} of ${count(all.length)} cells${open === 0 ? "" : `, ${count(open)} of them open`}`;
}

/** A margin not told from zero leaves the winner open. */
const isOpen = ({ margin, standardError }: MapCell): boolean => margin <= RESOLVED_ERRORS * standardError;

const letterOf = (place: number): string => LETTERS.charAt(place % LETTERS.length);

function cellText(cell: MapCell, winners: readonly string[], scale: Scale): string {
  const letter = letterOf(winners.indexOf(cell.winner));
  const figure = quantity(Math.max(0, cell.margin), cell.standardError, { ...scale, suffix: "" });
  return `${isOpen(cell) ? letter.toLowerCase() : letter}${figure.padStart(FIGURE_WIDTH)}`;
}

function mapGrid({ x, y, cells }: FlipMap, text: (cell: MapCell) => string): ViewGrid {
  return {
    kind: "grid",
    across: steps(x),
    up: steps(y),
    cells: cells.map((row) => row.map((cell) => ({ text: text(cell), value: cell.margin }))),
  };
}

function steps(axis: MapAxis): ViewGrid["across"] {
  const values = labels(axis);
  return axis.values.map((_, step) => ({ value: values[step], quantile: quantileText(axis, step) }));
}

function labels({ inputs: [first], values }: MapAxis): string[] {
  const unit = findAssumption(first)?.unit ?? "";
  const texts = values.map((value) => rateText(value, unit));
  if (texts.every(({ length }) => length <= LABEL_WIDTH)) return texts;
  const scale = scaleFor("currency", values);
  return values.map((value) => quantity(value, 0, scale));
}

const quantileText = ({ quantiles }: MapAxis, step: number): string => quantity(quantiles[step], 0.01, PERCENT);
