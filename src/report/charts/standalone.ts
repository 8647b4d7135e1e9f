import { markup, markupText, raw, type Markup } from "../markup.js";
import { wrap } from "../text/wrap.js";
import { INK, PAPER, plainColours, SOFT } from "./colours.js";
import { place } from "./frame.js";
import { styleOf } from "./lines.js";

/** A chart with all that must be said where it stands alone, on a slide or in a mail. */
export interface ChartFile {
  readonly chart: Markup;
  /** What it shows. */
  readonly title: string;
  /** What its marks mean, and what else stands beside it on a page. */
  readonly lines: readonly string[];
  /** What the letters of curves stand for, in their order. */
  readonly legend?: readonly { readonly letter: string; readonly text: string }[];
  /** Of which scenario. */
  readonly scenario: string;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";
/** Pixels around all of it. */
const MARGIN = 16;

interface TextKind {
  readonly size: number;
  /** Pixels from one line to the next. */
  readonly step: number;
  /** Pixels that a character takes, where fonts are wide. */
  readonly character: number;
  readonly attributes: string;
}

const TITLE: TextKind = { size: 16, step: 21, character: 10.4, attributes: ' font-weight="600"' };
const SMALL: TextKind = { size: 12, step: 16, character: 7.2, attributes: ` fill="${SOFT}"` };
const LEGEND: TextKind = { size: 13, step: 19, character: 8, attributes: "" };

/** A file of its own, `width` pixels wide, with plain colours on white, so that dark viewers show it, too. */
export function standalone({ chart, title, lines, legend = [], scenario }: ChartFile, width: number): string {
  const inner = width - 2 * MARGIN;
  const head = textsBelow(title, TITLE, MARGIN, inner);
  const key = stacked(lines, SMALL, head.bottom + 2, inner);
  const drawn = placedChart(chart, key.bottom + 10, inner);
  const names = legend.map(({ letter, text }, at) => legendRow(at, letter, text, drawn.bottom + 12, inner));
  const foot = textsBelow(scenario, SMALL, drawn.bottom + 12 + legend.length * LEGEND.step, inner);
  const height = foot.bottom + MARGIN - 6;
  const text = markup`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${place(height)}" viewBox="0 0 ${width} ${place(height)}" font-family="${raw(FONT)}" font-size="13" fill="${INK}"><title>${title}</title><rect width="100%" height="100%" fill="${PAPER}"/>${head.drawn}${key.drawn}${drawn.drawn}${names}${foot.drawn}</svg>`;
  return `${plainColours(markupText(text))}\n`;
}

interface Block {
  readonly drawn: Markup;
  readonly bottom: number;
}

function textsBelow(text: string, { size, step, character, attributes }: TextKind, top: number, width: number): Block {
  const lines = wrap(text, Math.floor(width / character));
  const drawn = lines.map(
    (one, at) =>
      markup`<text x="${MARGIN}" y="${place(top + size + at * step)}" font-size="${size}"${raw(attributes)}>${one}</text>`,
  );
  return { drawn: markup`${drawn}`, bottom: top + lines.length * step };
}

function stacked(texts: readonly string[], kind: TextKind, top: number, width: number): Block {
  return texts.reduce<Block>(
    (above, text) => {
      const { drawn, bottom } = textsBelow(text, kind, above.bottom, width);
      return { drawn: markup`${above.drawn}${drawn}`, bottom };
    },
    { drawn: raw(""), bottom: top },
  );
}

/** As wide as there is room; one that has a width of its own is made narrower alone, and stands in the middle. */
function placedChart(chart: Markup, top: number, width: number): Block {
  const text = markupText(chart);
  const [begin = "", own = "", high = ""] = /^<svg role="img" width="([^"]*)" height="([^"]*)"/u.exec(text) ?? [];
  const isOwn = !own.endsWith("%");
  const shrink = isOwn ? Math.min(1, width / Number(own)) : 1;
  const [across, down] = [isOwn ? Number(own) * shrink : width, Number(high) * shrink];
  const at = `<svg x="${place(MARGIN + (width - across) / 2)}" y="${place(top)}" width="${place(across)}" height="${place(down)}" overflow="visible"`;
  return { drawn: raw(at + text.slice(begin.length)), bottom: top + down };
}

function legendRow(at: number, letter: string, text: string, top: number, width: number): Markup {
  const { stroke, dash } = styleOf(at);
  const y = top + at * LEGEND.step + LEGEND.size;
  const [name] = wrap(text, Math.floor((width - 70) / LEGEND.character));
  const dashes = dash === undefined ? raw("") : raw(` stroke-dasharray="${dash}"`);
  return markup`<line x1="${MARGIN}" y1="${place(y - 4)}" x2="${MARGIN + 40}" y2="${place(y - 4)}" stroke="${stroke}" stroke-width="2.5"${dashes}/><text x="${MARGIN + 48}" y="${place(y)}"><tspan font-weight="600" fill="${stroke}">${letter}</tspan> ${name}</text>`;
}
