import { expect, it, test } from "vitest";
import { BOOK } from "../../src/assumptions/book.js";
import { message } from "../../src/report/messages/message.js";
import { unknownAssumption } from "../../src/scenario/unknown-assumption.js";
import { problemsOf, STRUCTURES } from "./support.js";

const sentence = (text: string, set: readonly string[] = []) => problemsOf(text, { set }).map(message)[0];

it.each<[string, string]>([
  [
    "funnel.win_rate: 20%",
    'Did you mean "funnel.win_inbound" or "funnel.win_outbound"? In the group "funnel" there are qu',
  ],
  [
    "market.leads: 300",
    'Did you mean "market.leads_per_month"? In the group "market" there are leads_per_month, lead_dispersion, mon',
  ],
  ["win_rate: 20%", 'Did you mean "funnel.win_inbound" or "funnel.win_outbound" or "money.discount_rate"? The groups'],
  ["deal size: 9000", 'Did you mean "funnel.deal_value" or "funnel.deal_cv" or "customers.expansion_size"? The groups'],
  ["salescycle: 3", 'Did you mean "funnel.sales_cycle"? The groups are market,'],
  ["cac: 3", 'There is no assumption "cac". The groups are market,'],
  [
    "money.cost: 300",
    'Did you mean "money.marketing_cost" or "money.sales_cost" or "money.sdr_cost"? In the group "money"',
  ],
  [
    "funnel: 20%",
    '"funnel" is a group of assumptions, not one. In the group "funnel" there are qualification, acceptance,',
  ],
  [
    "headcount.sales: 3",
    'Did you mean "teams.sales.headcount" (under teams, at the top of the file)? The groups are market,',
  ],
  ["customers.churn: 1%", 'Did you mean "customers.monthly_churn"? In the group "customers" there are initial,'],
  ["funel: { acceptance: 20%, deal_cv: 1 }", 'There is no assumption "funel". Did you mean "funnel"? The groups are'],
  ["teams.sales.headcount: 4", "today's posts have their place under teams"],
])("%s: what is meant, by group", (line, expected) => {
  expect(sentence(`assumptions:\n  ${line}\n${STRUCTURES}`)).toContain(expected);
});

test("the same on the command line, in correlations, checks, phases and structures", () => {
  const expected = 'Did you mean "funnel.win_inbound" or "funnel.win_outbound"? In the group "funnel" there are';
  expect(sentence(STRUCTURES, ["funnel.win_rate=20%"])).toContain(expected);
  const correlation = "correlations:\n  - { between: [funnel.win_rate, funnel.acceptance], rank: 0.1 }\n";
  expect(sentence(STRUCTURES + correlation)).toContain(expected);
  expect(sentence(`${STRUCTURES}checks:\n  - { assumption: funnel.win_rate, source: required }\n`)).toContain(expected);
  const set = `${STRUCTURES}checks:\n  - { structure: a, at_least: 0, set: { funnel.win_rate: 20% } }\n`;
  expect(sentence(set)).toContain(expected);
  const phase = `${STRUCTURES}phases:\n  - { after: 3, assumptions: { funnel.win_rate: 20% } }\n`;
  expect(sentence(phase)).toContain(expected);
  expect(sentence(`${STRUCTURES}    assumptions: { funnel.win_rate: 20% }\n`)).toContain(expected);
});

test("whatever is proposed exists, and is not what was asked for", () => {
  const ids = BOOK.map(({ id }) => id);
  for (const id of ids) {
    for (const asked of [`${id}s`, id.slice(0, -2), id.split(".").reverse().join("."), id.replaceAll("_", ".")]) {
      if (ids.includes(asked)) continue;
      const { nearest, alike = [], group, members } = unknownAssumption(asked, ids);
      for (const proposed of [...alike, ...(nearest === undefined ? [] : [nearest])]) expect(ids).toContain(proposed);
      const above = group === undefined ? "" : `${group}.`;
      for (const member of members)
        expect(ids.some((known) => `${known}.`.startsWith(`${above}${member}.`))).toBe(true);
    }
  }
});

test.each([
  ["headcount", "headcount: 3", "teams.marketing.headcount"],
  ["leads", "leads: 3", "market.leads_per_month"],
])("a whole word says more than the beginning of one: %s", (_, line, first) => {
  expect(sentence(`assumptions:\n  ${line}\n${STRUCTURES}`)).toContain(`Did you mean "${first}"`);
});

test("a path into a structure that there is not names the one meant", () => {
  const meant = (set: string): string | undefined => sentence(`today: b\n${STRUCTURES}`.replace("a:", "ceo:"), [set]);
  const missing = (name: string): string => `The structure "${name}" does not say who reports to whom.`;
  expect(meant("structures.today.mandate=none")).toContain(`${missing("today")} Did you mean "b"?`);
  expect(meant("structures.coe.mandate=none")).toContain(`${missing("coe")} Did you mean "ceo"?`);
  expect(meant("structures.another-one.mandate=none")).toContain(`${missing("another-one")} To add a structure`);
});

test("what nobody sees in what was found is written out, whatever is said of it", () => {
  const filler = "\u3164";
  expect(sentence(`${STRUCTURES}    mandate: "drive${filler}"\n`)).toContain(
    'Found drive<U+3164>. Did you mean "drive"?',
  );
  expect(sentence(`assumptions: { funnel.acceptance: "50${filler}%" }\n${STRUCTURES}`)).toContain('"50<U+3164>%"');
  expect(sentence(`extends: "base${filler}.yaml"\n`)).toContain('"base<U+3164>.yaml"');
});
