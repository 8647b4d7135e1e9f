import { TEAMS } from "../../organisation/structure.js";
import type { Answers } from "./answers.js";
import { CHARTS, type ChartId } from "./charts.js";

/** The scenario that the answers come to, as a file to go on from. */
export function scenarioText({ name, posts, today, asked, leads, customers, compared }: Answers): string {
  const teams = TEAMS.filter((team) => posts[team] > 0 || team === "marketing" || team === "sales");
  const mandate = asked ? "" : "    mandate: none # nobody asks marketing for revenue\n";
  return `# yaml-language-server: $schema=./scenario.schema.json
#
# Change next: the assumptions that you know better. Anything you leave out keeps its built-in value:
# orgfunnel explain shows which, with source and grade; orgfunnel drivers tells which are worth measuring.
name: ${scalar(name)}
horizon: 24 # months
today: ${today} # the structure you have now: your numbers were measured under it
transition: { after: 3 } # months until the others replace it

teams:
${teams.map((team) => `  ${team}: { headcount: ${String(posts[team])} }\n`).join("")}
assumptions:
  market.leads_per_month: ${value(leads)} # \`a to b\`: you are 90 % sure that it lies between
  customers.initial: ${value(customers)}
  # funnel.acceptance: { value: 48% to 55%, source: "CRM, last year", grade: measured }
  # funnel.deal_value: 13000 to 17000
  # money.sales_cost: 10000 # per head and month

structures:
${structure(today, teams)}${mandate}${compared
    .filter((chart) => chart !== today)
    .map((chart) => structure(chart, teams))
    .join("")}`;
}

function structure(id: ChartId, teams: readonly string[]): string {
  const chart = CHARTS.find((one) => one.id === id) ?? CHARTS[0];
  const lines = [`marketing: ${chart.marketing}`, `sales: ${chart.sales}`];
  if (teams.includes("sdr")) lines.push("sdr: sales");
  if (teams.includes("success")) lines.push("success: ceo");
  const managers = "managers" in chart ? `    managers: ${chart.managers}\n` : "";
  return `  ${id}: # ${chart.label}\n${managers}    reports_to: { ${lines.join(", ")} }\n`;
}

/** Several plain words are a text as they are; anything else is one in quotes, as in JSON, which is YAML too. */
const scalar = (text: string): string => (/^\w+( [\w.%]+)+$/u.test(text) ? text : JSON.stringify(text));

/** A whole number needs no quotes to be read as it is written; other numbers keep theirs. */
const value = (text: string): string => (/^[1-9]\d*$/u.test(text) ? text : scalar(text));
