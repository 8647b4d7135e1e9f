#!/usr/bin/env python3
"""Writes cases/*.json and cases/book.json from the tables of the page of the model (sections 2, 3, 9 to 16).

Run: python3 make_cases.py
"""

import json
import math
import os

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")

# ---- section 2, 13, 14: the effect rows ----------------------------------------------------------------------------

COLUMNS = [
    ("relation", "marketing_under_sales"), ("relation", "sales_under_marketing"), ("relation", "shared_head"),
    ("relation", "shared_bilingual_leader"), ("relation", "shared_executive"), ("background", "sales"),
    ("background", "marketing"), ("background", "both"), ("mandate", "drive"), ("mandate", "support"),
]
TABLE = """
lead_volume | 1.15*/1.25 | 0.32*/1.30 | 1*/1.15 | 1.32*/1.15 | 1.05*/1.20 | | | 1.10*/1.15 | 1.55*/1.25 | |
acceptance | 2.80*/1.50 | 1.40*/1.40 | 1*/1.20 | 1.60*/1.40 | 1.15*/1.30 | | | 1.25*/1.25 | 1.60*/1.35 | |
follow_up | 1.70*/1.40 | 3.90*/1.60 | 1*/1.20 | 1.60*/1.40 | 1.15*/1.30 | | | 1.25*/1.25 | 1.50*/1.35 | |
response_time | 0.80*/1.40 | 0.60*/1.40 | 1*/1.20 | 0.80*/1.30 | 0.95*/1.30 | | | 0.90*/1.25 | 0.80*/1.30 | |
win_rate | 1.10*/1.15 | 0.88*/1.15 | 1*/1.10 | 1.27*/1.15 | 1.05*/1.15 | | 0.97*/1.08 | 1.12*/1.12 | 1.28*/1.15 | 1.03*/1.08 |
outbound | 1*/1.10 | 0.82*/1.15 | 1*/1.10 | 1.05*/1.10 | 1*/1.10 | | 0.92*/1.10 | | | 1.05*/1.10 |
churn | 0.66*/1.25 | 0.95*/1.20 | 1*/1.10 | 0.84*/1.20 | 0.96*/1.15 | | | 0.90*/1.15 | 0.82*/1.20 | |
attrition | 1.10*/1.20 | 1.10*/1.20 | 1*/1.10 | 0.97*/1.15 | 0.97*/1.15 | | | | | |
focus.lead_generation | 1.2 | 0.8 | | 0.97 | | 1.5 | 0.95 | 0.97 | 1.1 | |
focus.brand | 0.80 | 1.3 | | 1.1 | | 0.58 | 1.15 | 1.1 | | |
focus.customer_delight | 0.85 | 1.1 | | 1.15 | | 0.65 | | 1.15 | | |
focus.user_experience | 0.9 | 1.1 | | 1.08 | | 0.89 | | 1.08 | | |
focus.employer_brand | 0.85 | 1.1 | | 1.08 | | 0.74 | | 1.08 | | |
"""
SDR = """
follow_up | 1*/1.15 | 1.25*/1.30 | 1.05*/1.25
response_time | 1*/1.15 | 0.85*/1.25 | 0.95*/1.20
handover | 1*/1.15 | 0.80*/1.30 | 0.90*/1.25
sdr_outbound | 1*/1.15 | 0.85*/1.25 | 1*/1.20
"""
SUCCESS = """
churn | 1.04*/1.12 | 0.99*/1.10 | 1*/1.08
expansion | 1.12*/1.20 | 0.98*/1.15 | 1*/1.10
"""
PLACES = ["under_sales", "under_marketing", "apart"]


def read_table(text, columns):
    book = {}
    for line in text.strip().splitlines():
        target, *cells = [cell.strip() for cell in line.split("|")]
        for (group, name), cell in zip(columns, cells):
            if cell:
                median, _, factor = cell.partition("*/")
                row = book.setdefault(group, {}).setdefault(name, {})
                row[target] = [float(median), float(factor or 1)]
    return book


def make_book():
    return {
        "effects": {
            **read_table(TABLE, COLUMNS),
            **read_table(SDR, [("sdr", place) for place in PLACES]),
            **read_table(SUCCESS, [("success", place) for place in PLACES]),
        },
        "only": [["background", "both", "relation", "shared_executive"]],
        "weighted": ["drive"],
    }


# ---- sections 3, 9 to 16: the assumptions --------------------------------------------------------------------------

PROBABILITIES = """funnel.qualification funnel.acceptance funnel.follow_up funnel.opportunity funnel.win_inbound
funnel.win_outbound capacity.inbound_time_share sdr.handover sdr.inbound_time_share people.start_productivity
elasticity.leads_to_spend change.dip money.gross_margin start.steady""".split()
BOOK_OF_ASSUMPTIONS = """
market.leads_per_month 186 364
market.lead_dispersion 12
market.monthly_growth 0
market.seasonality 1
market.referrals_per_customer 0.003 0.0055
funnel.qualification 0.15 0.31
funnel.acceptance 0.42 0.62
funnel.follow_up 0.58 0.80
funnel.opportunity 0.35 0.55
funnel.win_inbound 0.17 0.28
funnel.win_outbound 0.15 0.26
funnel.response_elasticity 0.1 0.5
funnel.sales_cycle 2 3.2
funnel.deal_value 13000 17300
funnel.deal_cv 1.3
capacity.leads_per_rep 10 15
capacity.open_deals_per_rep 18 34
capacity.outbound_per_rep 4 6.2
capacity.inbound_time_share 0.30 0.70
customers.initial 400
customers.annual_value 15000
customers.monthly_churn 0.008 0.014
customers.expansion 0.02 0.05
customers.expansion_size 0.2 0.4
people.marketing_attrition 0.010 0.021
people.sales_attrition 0.018 0.037
people.sdr_attrition 0.022 0.037
people.success_attrition 0.010 0.022
people.months_to_refill 3 5.5
people.marketing_ramp 2 5
people.sales_ramp 3 7
people.sdr_ramp 2 4.5
people.success_ramp 2 5
people.start_productivity 0.3
focus.lead_generation 0.40
focus.brand 0.20
focus.customer_delight 0.15
focus.user_experience 0.15
focus.employer_brand 0.10
goodwill.brand_half_life 18 50
goodwill.employer_half_life 12 27
goodwill.delight_half_life 6 13
goodwill.ux_half_life 6 13
elasticity.focus_to_leads 0.5 0.95
elasticity.brand_to_leads 0.12 0.45
elasticity.ux_to_qualification 0.1 0.7
elasticity.delight_to_churn 0.12 0.7
elasticity.delight_to_referrals 0.2 1.2
elasticity.employer_brand_to_attrition 0.15 0.7
elasticity.programme_to_leads 0.1 0.4
elasticity.delight_to_expansion 0.1 0.6
elasticity.coverage_to_churn 0.3 0.9
elasticity.coverage_to_expansion 0.2 0.8
elasticity.leads_to_spend 0.30 0.70
elasticity.acceptance_to_quality 0.15 0.6
money.marketing_cost 9000
money.sales_cost 13000
money.sdr_cost 7500
money.success_cost 8500
money.manager_cost 15000 28000
money.cost_per_hire 15000 35000
money.programme_spend 35000
money.gross_margin 0.8
money.discount_rate 0.10
money.customer_life_counted 36
start.steady 1
sdr.leads_per_sdr 80 160
sdr.outbound_per_sdr 3 7
sdr.inbound_time_share 0.8
sdr.response_time 0.5 0.9
sdr.handover 0.65 0.88
success.customers_per_csm 40 80
change.settle_months 2 6
change.dip 0.05 0.20
change.recovery_months 2 6
change.attrition_shock 0.3 1.5
change.cost_per_head 1000 4000
change.severance 15000 35000
mandate.weight.shared_executive 1
mandate.weight.shared_bilingual_leader 0.5 0.9
mandate.weight.sales_under_marketing 0.3 0.8
mandate.weight.shared_head 0.2 0.6
mandate.weight.marketing_under_sales 0.1 0.5
"""


def spec(name, *values):
    """The assumption as data: its family follows from its domain."""
    if len(values) == 1:
        return {"family": "constant", "median": values[0]}
    low, high = values
    if name == "market.monthly_growth":
        return {"family": "normal", "median": (low + high) / 2, "low5": low, "high95": high}
    if name in PROBABILITIES or name.startswith("mandate.weight."):
        odds = math.sqrt(low / (1 - low) * high / (1 - high))
        return {"family": "logitnormal", "median": odds / (1 + odds), "low5": low, "high95": high}
    return {"family": "lognormal", "median": math.sqrt(low * high), "low5": low, "high95": high}


def assumptions(**changed):
    """The reference company; keyword arguments are not ids, so changes come as a dict under `changed`."""
    result = {}
    for line in BOOK_OF_ASSUMPTIONS.strip().splitlines():
        name, *values = line.split()
        result[name] = spec(name, *map(float, values))
    result["market.seasonality"]["median"] = [1.0] * 12
    for name, values in changed.get("changed", {}).items():
        if name not in result:
            raise KeyError(name)
        result[name] = spec(name, *(values if isinstance(values, tuple) else (values,)))
    return result


def levers(**given):
    return {name.replace("__", "."): spec(name.replace("__", "."), *(v if isinstance(v, tuple) else (v,)))
            for name, v in given.items()}


# ---- the structures ------------------------------------------------------------------------------------------------

RELATIONS = {  # relation: background, mandate, managers
    "marketing_under_sales": ("sales", "support", 0),
    "sales_under_marketing": ("marketing", "none", 0),
    "shared_head": ("general", "none", 1),
    "shared_bilingual_leader": ("both", "none", 1),
    "shared_executive": ("general", "drive", 0),
}


def state(relation, posts, background=None, mandate=None, managers=None, cost=0, sdr="apart", success="apart",
          effects=None, levers=None):
    """One complete state of a structure. managers = how many at money.manager_cost; cost = the sum of the others."""
    default = RELATIONS[relation]
    return {
        "relation": relation,
        "background": background or default[0],
        "mandate": mandate or default[1],
        "sdrPlace": sdr,
        "successPlace": success,
        "posts": {"marketing": 0, "sales": 0, "sdr": 0, "success": 0, **posts},
        "managers": {"count": default[2] if managers is None else managers, "cost": cost},
        "effects": {} if effects is None else effects,
        "assumptions": levers or {},
    }


def structure(name, start, *phases, today=False):
    """phases: (after, teams whose superior is another node than in the state before, state)."""
    return {
        "id": name,
        "today": today,
        "start": start,
        "phases": [{"after": after, "superiorChanges": changes, **target} for after, changes, target in phases],
    }


def case(name, structures, posts, horizon=24, start_month=0, changed=None, phases=()):
    return {
        "id": name,
        "horizonMonths": horizon,
        "startMonth": start_month,
        "trials": 10000,
        "seed": 1,
        "book": "book.json",
        "posts": {"marketing": 0, "sales": 0, "sdr": 0, "success": 0, **posts},
        "assumptions": assumptions(changed=changed or {}),
        "phases": [{"after": after, "assumptions": values} for after, values in phases],
        "structures": structures,
    }


SMALL = {"marketing": 6, "sales": 10}


def five(**options):
    return [structure(relation, state(relation, SMALL, **options)) for relation in RELATIONS]


SEASON = [1.1, 1.0, 1.2, 1.1, 1.0, 0.9, 0.7, 0.7, 1.1, 1.2, 1.1, 0.8]

OFF = {
    "people.start_productivity": 1.0, "money.manager_cost": 0.0, "money.cost_per_hire": 0.0,
    "change.severance": 0.0, "change.cost_per_head": 0.0, "elasticity.leads_to_spend": 0.0,
    "elasticity.acceptance_to_quality": 0.0, "start.steady": 0.0, "customers.expansion": 0.0,
}


def sdr_and_success():
    """A company with both teams (no `today`), several places of either, one structure without each."""
    posts = {"marketing": 6, "sales": 8, "sdr": 3, "success": 6}
    return case(
        "sdr-and-success",
        [
            structure("sdr_under_sales", state("shared_executive", posts, sdr="under_sales", success="apart")),
            structure("sdr_under_marketing", state("shared_head", posts, sdr="under_marketing", success="under_sales")),
            structure("all_apart", state("shared_bilingual_leader", posts, success="under_marketing")),
            structure("no_sdr", state("shared_head", {**posts, "sdr": 0, "sales": 11})),
            structure("no_success", state("marketing_under_sales", {**posts, "success": 0}, sdr="under_sales")),
            structure("neutral", state("shared_executive", posts, effects="none")),
            structure("few", state("sales_under_marketing", {**posts, "sdr": 1, "success": 2}, mandate="drive")),
        ],
        posts,
        start_month=3,
        changed={"market.leads_per_month": (380.0, 620.0), "market.monthly_growth": (-0.01, 0.02)},
    )


def today_and_transition():
    """Every structure but today's begins as today's and changes after month 3."""
    posts = {"marketing": 6, "sales": 9, "sdr": 2, "success": 5}
    now = state("shared_head", posts, sdr="under_sales", success="under_sales",
                effects={"win_rate": [["own.habit.win_rate", 0.95, 1.10]]})
    return case(
        "today-and-transition",
        [
            structure("now", now, today=True),
            structure("executive", now, (3, ["marketing", "sales"],
                      state("shared_executive", posts, sdr="under_sales", success="apart"))),
            structure("sdr_to_marketing", now, (3, ["sdr", "marketing"],
                      state("shared_bilingual_leader", posts, sdr="under_marketing", success="under_sales",
                            effects={"win_rate": [["own.habit.win_rate", 0.95, 1.10]],
                                     "focus.brand": [["own.brand.focus.brand", 1.2, 1.1]]}))),
            structure("no_sdr", now, (3, ["sdr"],
                      state("shared_head", {**posts, "sdr": 0}, success="under_sales"))),
            structure("same_without_effects", now, (3, [], state("shared_head", posts, effects="none"))),
            structure("at_once", state("marketing_under_sales", posts, background="both", sdr="under_sales",
                                       success="under_marketing")),
        ],
        posts,
        horizon=36,
        start_month=8,
        changed={"market.leads_per_month": (250.0, 420.0)},
    )


def introducing_teams():
    """Today has neither team; structures introduce them, at once and by a transition in month 0."""
    now = state("marketing_under_sales", SMALL)
    with_sdr = {**SMALL, "sdr": 3}
    with_both = {"marketing": 5, "sales": 9, "sdr": 2, "success": 4}
    return case(
        "introducing-teams",
        [
            structure("now", now, today=True),
            structure("sdr_after_0", now, (0, [], state("marketing_under_sales", with_sdr, sdr="under_marketing"))),
            structure("both_after_0", now, (0, ["marketing", "sales", "sdr"],
                      state("shared_executive", with_both, sdr="apart", success="apart", cost=9000))),
            structure("both_at_once", state("shared_executive", with_both, sdr="under_sales", success="under_sales")),
        ],
        SMALL,
    )


def with_levers():
    """Structures that override assumptions, some of them uncertain, without `today`."""
    posts = {"marketing": 6, "sales": 9, "sdr": 2, "success": 3}
    return case(
        "levers",
        [
            structure("base", state("shared_executive", posts)),
            structure("budget_up", state("shared_executive", posts, levers=levers(money__programme_spend=52500.0))),
            structure("cheaper", state("shared_head", posts, levers=levers(
                funnel__deal_value=(11000.0, 15000.0), funnel__win_inbound=(0.20, 0.33),
                money__gross_margin=0.77, funnel__acceptance=(0.55, 0.75)))),
            structure("training", state("shared_bilingual_leader", posts, levers=levers(
                people__start_productivity=(0.4, 0.7), people__sales_ramp=(2.0, 4.0), people__months_to_refill=2.5,
                money__cost_per_hire=(20000.0, 40000.0), money__manager_cost=20000.0,
                capacity__inbound_time_share=0.4))),
            structure("care", state("shared_executive", posts, levers=levers(
                focus__customer_delight=0.30, success__customers_per_csm=(80.0, 120.0),
                customers__monthly_churn=(0.007, 0.012), goodwill__delight_half_life=12.0,
                sdr__handover=(0.75, 0.92), sdr__response_time=0.5, customers__expansion_size=0.35))),
            structure("grow", state("shared_head", {**posts, "sdr": 0}, levers=levers(
                market__monthly_growth=(0.0, 0.03), market__leads_per_month=(200.0, 390.0),
                elasticity__leads_to_spend=0.4, funnel__opportunity=(0.4, 0.6), people__sales_attrition=0.02))),
        ],
        posts,
        start_month=10,
        changed={"money.discount_rate": (0.05, 0.30)},
    )


def with_levers_today():
    """Overrides of both teams' assumptions under `today`, so that h0, cov0 and k keep the scenario's values."""
    posts = {"marketing": 6, "sales": 9, "sdr": 2, "success": 4}
    now = state("shared_head", posts, sdr="under_sales", success="under_sales")
    better = levers(sdr__handover=(0.78, 0.94), sdr__response_time=(0.4, 0.7), success__customers_per_csm=95.0,
                    people__sdr_attrition=0.02, people__marketing_ramp=2.0, money__programme_spend=20000.0)
    return case(
        "levers-today",
        [
            structure("now", now, today=True),
            structure("tools", state("shared_head", posts, sdr="under_sales", success="under_sales", levers=better)),
            structure("tools_later", now, (4, [], state("shared_head", posts, sdr="under_sales",
                                                         success="under_sales", levers=better))),
        ],
        posts,
        changed={"money.discount_rate": 0.4},
    )


def with_phases():
    """Own phases without `today`, and scenario-level phases that change assumptions only."""
    first = state("sales_under_marketing", SMALL)
    second = state("shared_head", {"marketing": 7, "sales": 10})
    third = state("shared_executive", {"marketing": 7, "sales": 9, "sdr": 2, "success": 3}, sdr="under_sales",
                  success="under_sales", levers=levers(capacity__outbound_per_rep=(4.5, 7.0)))
    return case(
        "phases",
        [
            structure("steps", first, (4, ["sales", "marketing"], second), (12, ["marketing", "sales"], third)),
            structure("quick_steps", first, (2, ["sales"], second), (3, ["sales"], third)),
            structure("steady", first),
            structure("mandate_only", state("shared_executive", SMALL, mandate="none"),
                      (6, [], state("shared_executive", SMALL))),
        ],
        SMALL,
        horizon=30,
        start_month=1,
        phases=[
            (6, levers(money__programme_spend=50000.0)),
            (15, levers(market__monthly_growth=0.01, funnel__win_inbound=(0.15, 0.25), people__months_to_refill=6.0)),
        ],
    )


def headcounts():
    """Cuts and hires under a transition, and as if they had always been so."""
    now = state("shared_head", SMALL)
    less = {"marketing": 3, "sales": 7}
    more = {"marketing": 9, "sales": 14}
    tiny = {"marketing": 1, "sales": 1}
    return case(
        "headcounts",
        [
            structure("now", now, today=True),
            structure("cut", now, (2, [], state("shared_head", less))),
            structure("hire", now, (0, [], state("shared_head", more))),
            structure("swap", now, (5, ["marketing"], state("shared_executive", {"marketing": 10, "sales": 6}))),
            structure("no_marketing", now, (1, [], state("shared_head", {"marketing": 0, "sales": 10}))),
            structure("no_sales", now, (6, [], state("shared_head", {"marketing": 6, "sales": 0}))),
            structure("always_less", state("shared_head", less)),
            structure("always_more", state("shared_bilingual_leader", more)),
            structure("tiny", state("shared_head", tiny, effects="none")),
            structure("cut_to_two", now, (0, [], state("shared_head", tiny))),
            structure("cut_then_hire", now, (2, ["sales"], state("shared_head", less)),
                      (8, ["sales"], state("shared_head", more))),
        ],
        SMALL,
    )


def small_company():
    """Few customers, leads and posts: the corners of ratios, seasons, an uncertain start and lead dispersion."""
    posts = {"marketing": 1, "sales": 1, "success": 1}
    result = case(
        "small-company",
        [
            structure("one", state("shared_executive", posts)),
            structure("two", state("marketing_under_sales", {"marketing": 1, "sales": 2}, background="both",
                                   mandate="drive")),
            structure("three", state("shared_executive", {"marketing": 2, "sales": 1, "sdr": 1}, background="both")),
        ],
        posts,
        horizon=12,
        start_month=6,
        changed={"market.leads_per_month": (8.0, 20.0), "customers.initial": (8.0, 30.0),
                 "customers.monthly_churn": (0.02, 0.05), "start.steady": (0.4, 0.9), "money.discount_rate": 0.0,
                 "people.start_productivity": (0.2, 0.5)},
    )
    season = [value / (sum(SEASON) / 12) for value in SEASON]
    result["assumptions"]["market.seasonality"]["median"] = season
    return result


def main():
    os.makedirs(HERE, exist_ok=True)
    cases = [
        case("reference-24", five(), SMALL),
        case("reference-60", five(), SMALL, horizon=60),
        case("everything-off", five(), SMALL, changed=OFF),
        sdr_and_success(),
        today_and_transition(),
        introducing_teams(),
        with_levers(),
        with_levers_today(),
        with_phases(),
        headcounts(),
        small_company(),
    ]
    for name, content in [("book", make_book())] + [(c["id"], c) for c in cases]:
        with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as file:
            json.dump(content, file, indent=1)
            file.write("\n")


if __name__ == "__main__":
    main()
