import { markup, raw, type Markup } from "../markup.js";
import { wrap } from "../text/wrap.js";
import { ACCENT, INK, NEUTRAL, NEUTRAL_SOFT, PAPER, SOFT } from "./colours.js";
import { place, type ChartWords } from "./frame.js";

export interface OrgChartData extends ChartWords {
  /** The root first, every other one after its superior. */
  readonly nodes: readonly OrgNode[];
}

export interface OrgNode {
  readonly name: string;
  /** Place of the superior among the nodes; absent for the root. */
  readonly superior?: number;
  readonly title: string;
  /** Such as the posts of a team; may be empty. */
  readonly detail: string;
  /** What is not as it is today, such as `new boss`; absent where nothing is. */
  readonly change?: string;
  /** Whether the line to its superior is not there today. */
  readonly isMoved: boolean;
  readonly isTeam: boolean;
}

const WIDTH = 116;
const GAP = 10;
const LINE_HEIGHT = 15;
const LEVEL_GAP = 26;
/** Of a line in a box. */
const CHARACTERS = 14;

/** Boxes from the top down, with lines to whom they report; what is new has a heavy line, and says so. */
export function orgChart({ nodes, title, description }: OrgChartData): Markup {
  const drawn = nodes.map((node) => ({ node, lines: wrap(node.title, CHARACTERS) }));
  const depths = depthsOf(nodes);
  const xs = middles(nodes);
  const boxHeight = drawn.map(({ node, lines }) => 12 + LINE_HEIGHT * (lines.length + detailsOf(node).length));
  const tops = levelTops(depths, boxHeight);
  const width = Math.max(...xs, 0) + WIDTH / 2 + 1;
  const height = Math.max(...nodes.map((_, at) => tops[depths[at]] + boxHeight[at])) + 2;
  const parts = drawn.map(({ node, lines }, at) => {
    const box = { x: xs[at], y: tops[depths[at]], height: boxHeight[at] };
    const above = node.superior;
    const line =
      above === undefined
        ? raw("")
        : connection({ x: xs[above], y: tops[depths[above]] + boxHeight[above] }, box, node.isMoved);
    return markup`${line}${boxOf(node, lines, box)}`;
  });
  return markup`<svg role="img" width="${place(width)}" height="${place(height)}" viewBox="0 0 ${place(width)} ${place(height)}" font-size="12" fill="${INK}" text-anchor="middle"><title>${title}</title><desc>${description}</desc>${parts}</svg>`;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

function connection(from: { readonly x: number; readonly y: number }, { x, y }: Box, isMoved: boolean): Markup {
  const middle = y - LEVEL_GAP / 2;
  const style = isMoved ? `stroke="${ACCENT}" stroke-width="3"` : `stroke="${NEUTRAL}" stroke-width="1.5"`;
  return markup`<path d="M${place(from.x)} ${place(from.y)}V${place(middle)}H${place(x)}V${place(y)}" fill="none" ${raw(style)}/>`;
}

function boxOf(node: OrgNode, lines: readonly string[], { x, y, height }: Box): Markup {
  const { change, isTeam } = node;
  const style =
    change === undefined ? `stroke="${NEUTRAL}"` : `stroke="${ACCENT}" stroke-width="2.5" stroke-dasharray="6 2"`;
  const fill = isTeam ? NEUTRAL_SOFT : PAPER;
  const text = (at: number, what: string, attributes: string): Markup =>
    markup`<text x="${place(x)}" y="${place(y + 17 + at * LINE_HEIGHT)}"${raw(attributes)}>${what}</text>`;
  return markup`<rect x="${place(x - WIDTH / 2 + 1)}" y="${place(y + 1)}" width="${WIDTH - 2}" height="${place(height - 2)}" rx="6" fill="${fill}" ${raw(style)}/>${lines.map((one, at) => text(at, one, ' font-weight="600"'))}${detailsOf(node).map(({ what, attributes }, at) => text(lines.length + at, what, attributes))}`;
}

/** What stands below the title. */
function detailsOf({ detail, change, isTeam }: OrgNode): { readonly what: string; readonly attributes: string }[] {
  return [
    ...(detail === "" ? [] : [{ what: detail, attributes: ` fill="${isTeam ? INK : SOFT}"` }]),
    ...(change === undefined ? [] : [{ what: change, attributes: ` fill="${ACCENT}" font-weight="600"` }]),
  ];
}

function depthsOf(nodes: readonly OrgNode[]): number[] {
  const depths: number[] = [];
  for (const { superior } of nodes) depths.push(superior === undefined ? 0 : depths[superior] + 1);
  return depths;
}

/** Below the highest box of each level comes the next one. */
function levelTops(depths: readonly number[], heights: readonly number[]): number[] {
  const levels = Math.max(...depths, 0) + 1;
  const tops = [0];
  for (let level = 1; level < levels; level++) {
    const above = Math.max(...heights.filter((_, at) => depths[at] === level - 1));
    tops.push(tops[level - 1] + above + LEVEL_GAP);
  }
  return tops;
}

/** Who has no reports stands beside the one before, every other one in the middle of its reports. */
function middles(nodes: readonly OrgNode[]): number[] {
  const reports = nodes.map((_, at) => nodes.flatMap(({ superior }, other) => (superior === at ? [other] : [])));
  const xs: number[] = nodes.map(() => NaN);
  let next = WIDTH / 2;
  const waiting = nodes.length === 0 ? [] : [0];
  while (waiting.length > 0) {
    const at = waiting[waiting.length - 1];
    const open = reports[at].find((one) => Number.isNaN(xs[one]));
    if (open !== undefined) {
      waiting.push(open);
      continue;
    }
    waiting.pop();
    const own = reports[at];
    if (own.length > 0) xs[at] = (xs[own[0]] + xs[own[own.length - 1]]) / 2;
    else {
      xs[at] = next;
      next += WIDTH + GAP;
    }
  }
  return xs;
}
