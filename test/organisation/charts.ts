import fc from "fast-check";
import type { Background, ChartNode, OrgChart, Role } from "../../src/organisation/structure.js";

/** A chart from its reporting lines; the other side of `nodes` gives roles and backgrounds. */
export function chart(
  reportsTo: Record<string, string>,
  given: Record<string, { role?: Role; background?: Background }> = {},
): OrgChart {
  const names = new Set([...Object.keys(reportsTo), ...Object.values(reportsTo), ...Object.keys(given)]);
  return { nodes: [...names].map((name): ChartNode => ({ name, ...given[name] })), reportsTo };
}

/**
 * Random trees that hold both teams: node i reports to some node before it, so there is one root and no circle. The
 * teams sit anywhere, at the root too.
 */
export const anyChart: fc.Arbitrary<OrgChart> = fc
  .record({
    superiors: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    marketing: fc.nat(),
    sales: fc.nat(),
    roles: fc.array(fc.constantFrom<Role | undefined>("executive", "head", undefined), {
      minLength: 13,
      maxLength: 13,
    }),
    backgrounds: fc.array(fc.constantFrom<Background | undefined>("sales", "marketing", "both", "general", undefined), {
      minLength: 13,
      maxLength: 13,
    }),
  })
  .map(({ superiors, marketing, sales, roles, backgrounds }) => {
    const size = superiors.length + 1;
    const marketingAt = marketing % size;
    const salesAt = (marketingAt + 1 + (sales % (size - 1))) % size;
    const nameAt = (i: number): string =>
      i === marketingAt ? "marketing" : i === salesAt ? "sales" : `manager ${String(i)}`;
    const nodes = Array.from({ length: size }, (_, i): ChartNode => {
      const role = roles[i];
      const background = backgrounds[i];
      return { name: nameAt(i), ...(role && { role }), ...(background && { background }) };
    });
    const lines = superiors.map((superior, i) => [nameAt(i + 1), nameAt(superior % (i + 1))] as const);
    return { nodes, reportsTo: Object.fromEntries(lines) };
  });
