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
    'Did you mean "market.leads_per_month" or "market.lead_dispersion"? In the group "market" there are',
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
