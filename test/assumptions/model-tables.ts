/** The tables of the model's design page, typed in again: what the book must hold, no more and no less. */

const MONTHS = "january february march april may june july august september october november december";

/** Section 3: id, value. */
export const REFERENCE_COMPANY: readonly (readonly [string, string])[] = [
  ["market.leads_per_month", "186 to 364"],
  ["market.lead_dispersion", "12"],
  ["market.monthly_growth", "0"],
  ...MONTHS.split(" ").map((month) => [`market.seasonality.${month}`, "1"] as const),
  ["market.referrals_per_customer", "0.003 to 0.0055"],
  ["funnel.qualification", "15% to 31%"],
  ["funnel.acceptance", "42% to 62%"],
  ["funnel.follow_up", "58% to 80%"],
  ["funnel.opportunity", "35% to 55%"],
  ["funnel.win_inbound", "17% to 28%"],
  ["funnel.win_outbound", "15% to 26%"],
  ["funnel.response_elasticity", "0.1 to 0.5"],
  ["funnel.sales_cycle", "2 to 3.2"],
  ["funnel.deal_value", "13000 to 17300"],
  ["funnel.deal_cv", "1.3"],
  ["capacity.leads_per_rep", "10 to 15"],
  ["capacity.open_deals_per_rep", "18 to 34"],
  ["capacity.outbound_per_rep", "4 to 6.2"],
  ["capacity.inbound_time_share", "30% to 70%"],
  ["customers.initial", "400"],
  ["customers.annual_value", "15000"],
  ["customers.monthly_churn", "0.8% to 1.4%"],
  ["customers.expansion", "0.02 to 0.05"],
  ["customers.expansion_size", "0.2 to 0.4"],
  ["people.marketing_attrition", "1.0% to 2.1%"],
  ["people.sales_attrition", "1.8% to 3.7%"],
  ["people.sdr_attrition", "2.2% to 3.7%"],
  ["people.success_attrition", "1.0% to 2.2%"],
  ["people.months_to_refill", "3 to 5.5"],
  ["people.marketing_ramp", "2 to 5"],
  ["people.sales_ramp", "3 to 7"],
  ["people.sdr_ramp", "2 to 4.5"],
  ["people.success_ramp", "2 to 5"],
  ["people.start_productivity", "0.3"],
  ["focus.lead_generation", ".40"],
  ["focus.brand", ".20"],
  ["focus.customer_delight", ".15"],
  ["focus.user_experience", ".15"],
  ["focus.employer_brand", ".10"],
  ["goodwill.brand_half_life", "18 to 50"],
  ["goodwill.employer_half_life", "12 to 27"],
  ["goodwill.delight_half_life", "6 to 13"],
  ["goodwill.ux_half_life", "6 to 13"],
  ["elasticity.focus_to_leads", "0.5 to 0.95"],
  ["elasticity.brand_to_leads", "0.12 to 0.45"],
  ["elasticity.ux_to_qualification", "0.1 to 0.7"],
  ["elasticity.delight_to_churn", "0.12 to 0.7"],
  ["elasticity.delight_to_referrals", "0.2 to 1.2"],
  ["elasticity.employer_brand_to_attrition", "0.15 to 0.7"],
  ["elasticity.programme_to_leads", "0.1 to 0.4"],
  ["elasticity.delight_to_expansion", "0.1 to 0.6"],
  ["elasticity.coverage_to_churn", "0.3 to 0.9"],
  ["elasticity.coverage_to_expansion", "0.2 to 0.8"],
  ["elasticity.leads_to_spend", "30% to 70%"],
  ["elasticity.acceptance_to_quality", "0.15 to 0.6"],
  ["money.marketing_cost", "9000"],
  ["money.sales_cost", "13000"],
  ["money.sdr_cost", "7500"],
  ["money.success_cost", "8500"],
  ["money.manager_cost", "15000 to 28000"],
  ["money.cost_per_hire", "15000 to 35000"],
  ["money.programme_spend", "35000"],
  ["money.gross_margin", "0.8"],
  ["money.discount_rate", "0.10"],
  ["money.customer_life_counted", "36"],
  ["start.steady", "1"],
  ["sdr.leads_per_sdr", "80 to 160"],
  ["sdr.outbound_per_sdr", "3 to 7"],
  ["sdr.inbound_time_share", "0.8"],
  ["sdr.response_time", "0.5 to 0.9"],
  ["sdr.handover", "65 % to 88 %"],
  ["success.customers_per_csm", "40 to 80"],
  ["change.settle_months", "2 to 6"],
  ["change.dip", "5 % to 20 %"],
  ["change.recovery_months", "2 to 6"],
  ["change.attrition_shock", "0.3 to 1.5"],
  ["change.cost_per_head", "1000 to 4000"],
  ["change.severance", "15000 to 35000"],
  ["teams.marketing.headcount", "6"],
  ["teams.sales.headcount", "10"],
  ["teams.sdr.headcount", "0"],
  ["teams.success.headcount", "0"],
];

/** Section 2, as it stands there: one line per target, one column per cause; a blank is no effect and no row. */
const EFFECTS = `
| effect | relation.marketing_under_sales | relation.sales_under_marketing | relation.shared_head | relation.shared_bilingual_leader | relation.shared_executive | background.sales | background.marketing | background.both | mandate.drive | mandate.support |
| lead_volume | 1.15*/1.25 | 0.32*/1.30 | 1*/1.15 | 1.32*/1.15 | 1.05*/1.20 | | | 1.10*/1.15 | 1.55*/1.25 | |
| acceptance | 2.80*/1.50 | 1.40*/1.40 | 1*/1.20 | 1.60*/1.40 | 1.15*/1.30 | | | 1.25*/1.25 | 1.60*/1.35 | |
| follow_up | 1.70*/1.40 | 3.90*/1.60 | 1*/1.20 | 1.60*/1.40 | 1.15*/1.30 | | | 1.25*/1.25 | 1.50*/1.35 | |
| response_time | 0.80*/1.40 | 0.60*/1.40 | 1*/1.20 | 0.80*/1.30 | 0.95*/1.30 | | | 0.90*/1.25 | 0.80*/1.30 | |
| win_rate | 1.10*/1.15 | 0.88*/1.15 | 1*/1.10 | 1.27*/1.15 | 1.05*/1.15 | | 0.97*/1.08 | 1.12*/1.12 | 1.28*/1.15 | 1.03*/1.08 |
| outbound | 1*/1.10 | 0.82*/1.15 | 1*/1.10 | 1.05*/1.10 | 1*/1.10 | | 0.92*/1.10 | | | 1.05*/1.10 |
| churn | 0.66*/1.25 | 0.95*/1.20 | 1*/1.10 | 0.84*/1.20 | 0.96*/1.15 | | | 0.90*/1.15 | 0.82*/1.20 | |
| attrition | 1.10*/1.20 | 1.10*/1.20 | 1*/1.10 | 0.97*/1.15 | 0.97*/1.15 | | | | | |
| focus.lead_generation | 1.2 | 0.8 | | 0.97 | | 1.5 | 0.95 | 0.97 | 1.1 | |
| focus.brand | 0.80 | 1.3 | | 1.1 | | 0.58 | 1.15 | 1.1 | | |
| focus.customer_delight | 0.85 | 1.1 | | 1.15 | | 0.65 | | 1.15 | | |
| focus.user_experience | 0.9 | 1.1 | | 1.08 | | 0.89 | | 1.08 | | |
| focus.employer_brand | 0.85 | 1.1 | | 1.08 | | 0.74 | | 1.08 | | |
`;

/** Sections 13 and 14: places of teams. */
const PLACES = `
| effect | sdr.under_sales | sdr.under_marketing | sdr.apart | success.under_sales | success.under_marketing | success.apart |
| follow_up | 1*/1.15 | 1.25*/1.30 | 1.05*/1.25 | | | |
| response_time | 1*/1.15 | 0.85*/1.25 | 0.95*/1.20 | | | |
| handover | 1*/1.15 | 0.80*/1.30 | 0.90*/1.25 | | | |
| sdr_outbound | 1*/1.15 | 0.85*/1.25 | 1*/1.20 | | | |
| churn | | | | 1.04*/1.12 | 0.99*/1.10 | 1*/1.08 |
| expansion | | | | 1.12*/1.20 | 0.98*/1.15 | 1*/1.10 |
`;

/** Section 2: what a mandate to drive revenue weighs. */
export const MANDATE_WEIGHT_ROWS: readonly (readonly [string, string])[] = [
  ["mandate.weight.marketing_under_sales", "10% to 50%"],
  ["mandate.weight.sales_under_marketing", "30% to 80%"],
  ["mandate.weight.shared_head", "20% to 60%"],
  ["mandate.weight.shared_bilingual_leader", "50% to 90%"],
  ["mandate.weight.shared_executive", "1"],
];

const cells = (line: string): readonly string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Sections 2, 13 and 14: id, value. */
export const EFFECT_ROWS: readonly (readonly [string, string])[] = [EFFECTS, PLACES].flatMap((table) => {
  const [header = "", ...lines] = table.trim().split("\n");
  const [, ...causes] = cells(header);
  return lines.flatMap((line) => {
    const [target = "", ...values] = cells(line);
    return values.flatMap((value, column) =>
      value === "" ? [] : [[`effect.${causes[column] ?? ""}.${target}`, value] as const],
    );
  });
});
