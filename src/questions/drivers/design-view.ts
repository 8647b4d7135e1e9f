import type { FactorFigures } from "../../analysis/drivers/screening.js";
import type { ElementaryEffects } from "../../statistics/elementary-effects.js";
import { shareInterval, type Share } from "../../statistics/sobol-indices.js";
import { CALIBRATED, CALIBRATION } from "../../report/calibration.js";
import { figureColumn } from "../run/comparison/objective-table.js";
import { intervalCell, quantityCell, signedQuantityCell } from "../../report/format/cell.js";
import { count } from "../../report/format/number.js";
import { differenceScale, PERCENT, type Scale, scaleFor } from "../../report/format/quantity.js";
import { objectiveHeader, objectiveText } from "../../report/outcome-text.js";
import { assumptionLabels } from "../../report/assumption-label.js";
import { headerLine } from "../../report/header-line.js";
import { nameOf } from "../../report/structure-name.js";
import type { View, ViewCell, ViewColumn, ViewTable } from "../../report/view.js";
import { MORRIS_CAPTIONS, SOBOL_CAPTIONS } from "./captions.js";
import type { DesignResult, MorrisResult, SobolResult } from "./record.js";
import { driverColumn, idCell, idColumn, shareCell } from "./tables.js";
import { weakened } from "../../report/warnings.js";

const MOST_FACTORS = 15;

/** Sobol' indices or a Morris screening. */
export function designView(result: DesignResult, { full }: { readonly full: boolean }): View {
  const { best, second, factors, basePoints, incomplete, runs } = result;
  const shown = full ? factors.length : Math.min(MOST_FACTORS, factors.length);
  const name = result.method === "sobol" ? "Sobol' indices" : "Morris screening";
  return {
    title: `${result.name}: what decides, ${name}`,
    header: headerLine(result),
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: "best", text: nameOf(result, best) },
          { name: "second", text: nameOf(result, second) },
        ],
      },
      result.method === "sobol" ? sobolTable(result, shown) : morrisTable(result, shown),
    ],
    notes: [CALIBRATED],
    captions: [
      `lead: ${objectiveText(result).label} of the best less that of the second best. ${count(shown)} of ${count(factors.length)} assumptions, by what they do to it; ` +
        `${count(basePoints)} base points, ${count(runs)} rows simulated.`,
      ...(result.method === "sobol" ? SOBOL_CAPTIONS : MORRIS_CAPTIONS),
      CALIBRATION,
    ],
    provenance: [`seed ${result.seed}`],
    warnings: [
      ...weakened(result),
      ...(incomplete === 0
        ? []
        : [
            `No ${objectiveText(result).label} (0/0) for some structure in ${count(incomplete)} base points; they are left out.`,
          ]),
    ],
  };
}

function sobolTable(result: SobolResult, shown: number): ViewTable {
  const columns = [
    figureColumn("lead:\nindex", 1),
    figureColumn("\n95 % interval", 3),
    figureColumn("lead:\ntotal", 1),
    figureColumn("\n95 % interval", 2),
    figureColumn(`${objectiveHeader(result)}:\nindex`, 4),
    figureColumn(`${objectiveHeader(result)}:\ntotal`, 4),
  ];
  return table(result, result.factors.slice(0, shown), columns, (figures) => [
    shareCell(figures.difference.first),
    shareIntervalCell(figures.difference.first),
    shareCell(figures.difference.total),
    shareIntervalCell(figures.difference.total),
    shareCell(figures.objective.first),
    shareCell(figures.objective.total),
  ]);
}

function shareIntervalCell(share: Share): ViewCell {
  const [low, high] = shareInterval(share);
  return { ...intervalCell(low, high, share.standardError, PERCENT), tone: "muted" };
}

function morrisTable(result: MorrisResult, shown: number): ViewTable {
  const { unit } = objectiveText(result);
  const scale = scaleFor(
    unit,
    result.factors.flatMap(({ difference: own, objective }) => [own.muStar, objective.muStar]),
  );
  const columns = [
    figureColumn("lead:\nmu*", 1),
    figureColumn("\nmu", 2),
    figureColumn("\nsigma", 1),
    figureColumn(`${objectiveHeader(result)}:\nmu*`, 3),
    figureColumn("\nmu", 4),
    figureColumn("\nsigma", 4),
  ];
  return table(result, result.factors.slice(0, shown), columns, (figures) => [
    ...morrisCells(figures.difference, scale),
    ...morrisCells(figures.objective, scale),
  ]);
}

function morrisCells({ mu, muStar, muStarStandardError, sigma }: ElementaryEffects, scale: Scale): ViewCell[] {
  return [
    quantityCell(muStar, muStarStandardError, scale),
    signedQuantityCell(mu, muStarStandardError, differenceScale(scale)),
    { ...quantityCell(sigma, muStarStandardError, scale), tone: "muted" },
  ];
}

function table<Figures>(
  result: DesignResult,
  factors: readonly FactorFigures<Figures>[],
  columns: readonly ViewColumn[],
  cells: (figures: FactorFigures<Figures>) => readonly ViewCell[],
): ViewTable {
  return {
    kind: "table",
    columns: [driverColumn, ...columns, idColumn],
    rows: factors.map((factor) => [
      { text: assumptionLabels(factor.drivers, (id) => nameOf(result, id)) },
      ...cells(factor),
      idCell(factor.drivers),
    ]),
  };
}
