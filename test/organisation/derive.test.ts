import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InvalidInput } from "../../src/foundation/problem.js";
import { defaultMandate, deriveOrganisation } from "../../src/organisation/derive.js";
import {
  RELATIONS,
  type Background,
  type OrgChart,
  type Relation,
  type Role,
} from "../../src/organisation/structure.js";
import { anyChart, chart } from "./charts.js";

type Given = Record<string, { role?: Role; background?: Background }>;

describe("the relation and the deciding manager's background", () => {
  it.each<[string, Record<string, string>, Given, Relation, Background, string]>([
    ["both to the CEO", { marketing: "ceo", sales: "ceo" }, {}, "shared_executive", "general", "ceo"],
    ["marketing to sales", { marketing: "sales", sales: "ceo" }, {}, "marketing_under_sales", "sales", "sales"],
    [
      "sales to marketing",
      { sales: "marketing", marketing: "ceo" },
      {},
      "sales_under_marketing",
      "marketing",
      "marketing",
    ],
    ["sales at the top of all", { marketing: "sales" }, {}, "marketing_under_sales", "sales", "sales"],
    [
      "a head of sales with background both",
      { marketing: "sales", sales: "ceo" },
      { sales: { background: "both" } },
      "marketing_under_sales",
      "both",
      "sales",
    ],
    [
      "a head of sales & marketing",
      { marketing: "head", sales: "head", head: "ceo" },
      {},
      "shared_head",
      "general",
      "head",
    ],
    [
      "a head who comes from sales",
      { marketing: "head", sales: "head", head: "ceo" },
      { head: { background: "sales" } },
      "shared_head",
      "sales",
      "head",
    ],
    [
      "a leader who understands both",
      { marketing: "leader", sales: "leader", leader: "ceo" },
      { leader: { background: "both" } },
      "shared_bilingual_leader",
      "both",
      "leader",
    ],
    [
      "a COO below the CEO, given as an executive",
      { marketing: "coo", sales: "coo", coo: "ceo" },
      { coo: { role: "executive" } },
      "shared_executive",
      "general",
      "coo",
    ],
    [
      "an executive who understands both is an executive all the same",
      { marketing: "ceo", sales: "ceo" },
      { ceo: { background: "both" } },
      "shared_executive",
      "both",
      "ceo",
    ],
    [
      "a root given as a head",
      { marketing: "head", sales: "head" },
      { head: { role: "head" } },
      "shared_head",
      "general",
      "head",
    ],
    [
      "marketing three levels below sales",
      { marketing: "cmo", cmo: "programmes", programmes: "sales", sales: "ceo" },
      { cmo: { background: "both" } },
      "marketing_under_sales",
      "sales",
      "sales",
    ],
    [
      "branches of different depth that meet below the CEO",
      { marketing: "cmo", cmo: "vp", vp: "cro", sales: "cro", cro: "ceo", finance: "ceo" },
      {},
      "shared_head",
      "general",
      "cro",
    ],
    [
      "branches that meet at the CEO only",
      { marketing: "cmo", cmo: "ceo", sales: "cso", cso: "cro", cro: "ceo" },
      {},
      "shared_executive",
      "general",
      "ceo",
    ],
  ])("%s", (_, reportsTo, given, relation, background, decidingManager) => {
    expect(deriveOrganisation(chart(reportsTo, given))).toMatchObject({ relation, background, decidingManager });
  });

  it("come with their reasons", () => {
    expect(deriveOrganisation(chart({ marketing: "sales", sales: "ceo" })).reasons).toEqual([
      "sales is above marketing, so the relation is marketing_under_sales",
      "the head of sales has background sales (default of a team's own head)",
    ]);
    const leader = { leader: { role: "head", background: "both" } } as const;
    expect(deriveOrganisation(chart({ marketing: "leader", sales: "leader" }, leader)).reasons).toEqual([
      "the lowest manager above both teams is leader, with role head (as given), so the relation is shared_bilingual_leader",
      "leader has background both (as given)",
    ]);
    expect(deriveOrganisation(chart({ marketing: "ceo", sales: "ceo" })).reasons).toEqual([
      "the lowest manager above both teams is ceo, with role executive (default of the root), so the relation is shared_executive",
      "ceo has background general (default of a manager)",
    ]);
  });

  it("are refused for a chart that is not one tree", () => {
    expect(() => deriveOrganisation(chart({ marketing: "sales", sales: "marketing" }))).toThrow(InvalidInput);
    expect(() => deriveOrganisation(chart({ marketing: "a", sales: "b" }))).toThrow(InvalidInput);
  });
});

/** All superiors of a node, found another way: by spreading from the node's line until nothing is added. */
function superiors(of: string, { reportsTo }: OrgChart): ReadonlySet<string> {
  const above = new Set<string>();
  for (let round = 0; round < 20; round++)
    for (const [node, superior] of Object.entries(reportsTo)) if (node === of || above.has(node)) above.add(superior);
  return above;
}

describe("any chart", () => {
  it("has exactly one relation, the one whose definition it meets", () => {
    fc.assert(
      fc.property(anyChart, (anyOne) => {
        const { relation, decidingManager } = deriveOrganisation(anyOne);
        expect(RELATIONS).toContain(relation);
        const aboveMarketing = superiors("marketing", anyOne);
        const aboveSales = superiors("sales", anyOne);
        expect(relation === "marketing_under_sales").toBe(aboveMarketing.has("sales"));
        expect(relation === "sales_under_marketing").toBe(aboveSales.has("marketing"));
        if (!relation.startsWith("shared")) return;
        const common = [...aboveMarketing].filter((name) => aboveSales.has(name));
        const lowest = common.filter((name) => !common.some((other) => superiors(other, anyOne).has(name)));
        expect(lowest).toEqual([decidingManager]);
      }),
      { numRuns: 500 },
    );
  });

  it("stays what it is when managers are renamed or listed in another order", () => {
    fc.assert(
      fc.property(anyChart, (anyOne) => {
        const renamed = (name: string): string => (name.startsWith("manager") ? `constructor ${name} ü.1` : name);
        const lines = Object.entries(anyOne.reportsTo).reverse();
        const other: OrgChart = {
          nodes: anyOne.nodes.map((node) => ({ ...node, name: renamed(node.name) })).reverse(),
          reportsTo: Object.fromEntries(lines.map(([node, superior]) => [renamed(node), renamed(superior)])),
        };
        const { relation, background, decidingManager } = deriveOrganisation(anyOne);
        const expected = { relation, background, decidingManager: renamed(decidingManager) };
        expect(deriveOrganisation(other)).toMatchObject(expected);
      }),
      { numRuns: 500 },
    );
  });

  it("turns into its mirror image when the teams change places", () => {
    const mirror: Record<string, string> = {
      marketing: "sales",
      sales: "marketing",
      marketing_under_sales: "sales_under_marketing",
      sales_under_marketing: "marketing_under_sales",
    };
    const mirrored = (text: string): string => mirror[text] ?? text;
    fc.assert(
      fc.property(anyChart, (anyOne) => {
        const swapped: OrgChart = {
          nodes: anyOne.nodes.map((node) => ({ ...node, name: mirrored(node.name) })),
          reportsTo: Object.fromEntries(Object.entries(anyOne.reportsTo).map((line) => line.map(mirrored))) as Record<
            string,
            string
          >,
        };
        expect(deriveOrganisation(swapped).relation).toBe(mirrored(deriveOrganisation(anyOne).relation));
      }),
      { numRuns: 500 },
    );
  });
});

it("drives, supports or asks nothing of marketing by default", () => {
  expect(Object.fromEntries(RELATIONS.map((relation) => [relation, defaultMandate(relation)]))).toEqual({
    marketing_under_sales: "support",
    sales_under_marketing: "none",
    shared_head: "none",
    shared_bilingual_leader: "none",
    shared_executive: "drive",
  });
});
