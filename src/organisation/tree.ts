import { backgroundOf, isTeam, roleOf, superiorOf } from "./chart.js";
import type { Background, OrgChart, Role } from "./structure.js";

/** A chart as nested data, for drawing. */
export interface ChartTree {
  readonly name: string;
  readonly role: Role;
  readonly background: Background;
  readonly isTeam: boolean;
  /** What to call a manager's post. */
  readonly title?: string;
  /** What a manager costs, currency/month, if not what the book says. */
  readonly costMonthly?: number;
  /** Direct reports, in the chart's order. */
  readonly children: readonly ChartTree[];
}

/**
 * The whole chart from its root down, defaults filled in. The chart must be sound, see `chartFaults`.
 * @throws Error if there is no root
 */
export function orgChartTree(chart: OrgChart): ChartTree {
  const branches = new Map(
    chart.nodes.map((node) => [
      node.name,
      {
        name: node.name,
        role: roleOf(chart, node),
        background: backgroundOf(node),
        isTeam: isTeam(node.name),
        ...(node.title !== undefined && { title: node.title }),
        ...(node.costMonthly !== undefined && { costMonthly: node.costMonthly }),
        children: [] as ChartTree[],
      },
    ]),
  );
  let root: ChartTree | undefined;
  for (const branch of branches.values()) {
    const superior = superiorOf(chart, branch.name);
    if (superior === undefined) root = branch;
    else branches.get(superior)?.children.push(branch);
  }
  if (root === undefined) throw new Error("an org chart without a root");
  return root;
}
