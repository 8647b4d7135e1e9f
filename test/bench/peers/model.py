#!/usr/bin/env python3
"""The funnel model in NumPy: an independent reference for the means of every outcome.

Run:    python3 model.py reference.json            (or: ... | python3 model.py -)
        python3 model.py reference.json --trials 2000 --seed 7
Needs:  NumPy 2.

Written from the model's equations alone, it shares no code and no random numbers with the simulator, so the two can
only agree by meaning the same thing. Assumptions and effects are drawn once per trial and shared by all structures;
luck is independent per structure (NumPy's own binomial, Poisson and negative binomial).

Input, one JSON object:
  horizonMonths, startMonth (0 = January), trials, seed
  todayPosts    {"marketing": 6, "sales": 10}
  assumptions   {id: {"family": "constant|normal|lognormal|logitnormal", "median": x, "low5": a, "high95": b}}
                "constant" reads the median (twelve numbers for market.seasonality), the others the 90 % interval
  structures    [{"id", "posts": {...}, "effects": {target: [[effectId, median, factor], ...]}}]
                an effect is log-normal, its 90 % interval is median/factor to median*factor (factor 1 = certain);
                effects of one target multiply; equal effectIds share one draw per trial

Output, one JSON object: for each structure and outcome the mean, its standard error, p5, p50, p95 and noData (the
trials in which a ratio was 0/0, left out of the other figures), and the speed in structure-months per second.
"""

import argparse
import json
import os
import sys
import time
import zlib

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy as np

Z95 = 1.6448536269514722  # standard normal quantile at 0.95
BLOCK = 2000  # trials simulated at once: small enough for the arrays of a month to stay in cache
GOODWILL_FLOOR = 0.01
MONTHS_PER_YEAR = 12
FOCUS = ("lead_generation", "brand", "customer_delight", "user_experience", "employer_brand")
GOODWILL = {  # goodwill index: (focus weight that feeds it, half-life)
    "brand": ("brand", "goodwill.brand_half_life"),
    "delight": ("customer_delight", "goodwill.delight_half_life"),
    "ux": ("user_experience", "goodwill.ux_half_life"),
    "employer": ("employer_brand", "goodwill.employer_half_life"),
}
TEAMS = ("marketing", "sales")
SOURCES = ("inbound", "outbound")


def logit(p):
    return np.log(p) - np.log1p(-np.asarray(p))


def sigma(x):
    return 1.0 / (1.0 + np.exp(-x))


def generator(seed, block, name):
    """A random stream keyed by name, so that adding a structure changes no other number."""
    return np.random.default_rng([seed, block, zlib.crc32(name.encode())])


def draw_assumption(spec, rng, trials):
    family = spec["family"]
    if family == "constant":
        return spec["median"]
    to_real, from_real = {
        "normal": (lambda x: x, lambda x: x),
        "lognormal": (np.log, np.exp),
        "logitnormal": (logit, sigma),
    }[family]
    low, high = to_real(spec["low5"]), to_real(spec["high95"])
    return from_real((low + high) / 2 + (high - low) / (2 * Z95) * rng.standard_normal(trials))


class Effects:
    """Product of the effects of a structure per target; every effect id is drawn once per trial."""

    def __init__(self, structure, draw):
        self.products = {
            target: np.prod([draw(*effect) for effect in effects], axis=0)
            for target, effects in structure["effects"].items()
        }

    def __getitem__(self, target):
        return self.products.get(target, 1.0)

    def log(self, target):
        return np.log(self[target])


def focus_weights(a, effects):
    today = {activity: a[f"focus.{activity}"] for activity in FOCUS}
    weighted = {activity: today[activity] * effects[f"focus.{activity}"] for activity in FOCUS}
    today_sum, sum_ = sum(today.values()), sum(weighted.values())
    return {activity: (weighted[activity] / sum_) / (today[activity] / today_sum) for activity in FOCUS}


def simulate_structure(a, effects, today_posts, posts, horizon, start_month, rng, trials):
    """One structure in `trials` worlds: a dict of one array per outcome."""

    def binomial(n, p):
        return rng.binomial(n, np.minimum(p, 1.0))

    # -- constants of the trial --------------------------------------------------------------------------------------
    refill = 1 - np.exp(-1 / a["people.months_to_refill"])
    leave_today = 1 - np.exp(-a["people.marketing_attrition"])
    fill = refill / (refill + leave_today)
    relative_focus = focus_weights(a, effects)
    rho = {g: 0.5 ** (1 / a[half_life]) for g, (_, half_life) in GOODWILL.items()}
    p_accept = sigma(logit(a["funnel.acceptance"]) + effects.log("acceptance"))
    p_follow = sigma(logit(a["funnel.follow_up"]) + effects.log("follow_up"))
    p_open = sigma(
        logit(a["funnel.opportunity"]) - a["funnel.response_elasticity"] * effects.log("response_time")
    )
    p_win = {s: sigma(logit(a[f"funnel.win_{s}"]) + effects.log("win_rate")) for s in SOURCES}
    p_decide = 1 - np.exp(-1 / a["funnel.sales_cycle"])
    deal_variance = np.log1p(np.square(a["funnel.deal_cv"]))
    deal_mu = np.broadcast_to(np.log(a["funnel.deal_value"]) - deal_variance / 2, trials)
    deal_sd = np.broadcast_to(np.sqrt(deal_variance), trials)
    size = a["market.lead_dispersion"]
    season = np.broadcast_to(a["market.seasonality"], MONTHS_PER_YEAR)

    def deals(won):
        """Sum of `won` log-normal deals in each trial."""
        world = np.repeat(np.arange(trials), won)
        values = np.exp(deal_mu[world] + deal_sd[world] * rng.standard_normal(world.size))
        return np.bincount(world, weights=values, minlength=trials)

    # -- state and sums ----------------------------------------------------------------------------------------------
    zeros = lambda: np.zeros(trials, dtype=np.int64)
    staff = {j: np.full(trials, posts[j], dtype=np.int64) for j in TEAMS}
    goodwill = {g: np.zeros(trials) for g in GOODWILL}
    pipeline = {s: zeros() for s in SOURCES}
    customers = np.broadcast_to(np.rint(a["customers.initial"]), trials).astype(np.int64)
    recurring = customers * a["customers.annual_value"] / MONTHS_PER_YEAR
    total = dict.fromkeys(
        "leads mqls accepted worked lost_leads opened_inbound opened_outbound decided won bookings_inbound "
        "bookings_outbound lost_customers customer_months leavers staff_months cost revenue profit".split(),
        0.0,
    )

    for t in range(horizon):
        # 1 people
        for j in TEAMS:
            hazard = (
                a[f"people.{j}_attrition"]
                * effects["attrition"]
                * np.exp(-a["elasticity.employer_brand_to_attrition"] * goodwill["employer"])
            )
            total["staff_months"] += staff[j]
            leave = binomial(staff[j], 1 - np.exp(-hazard))
            join = binomial(posts[j] - staff[j], refill)
            staff[j] = staff[j] + join - leave
            total["leavers"] += leave
        # 2 effort
        effort = staff["marketing"] / (today_posts["marketing"] * fill)
        # 3 goodwill
        for g, (activity, _) in GOODWILL.items():
            push = np.log(np.maximum(effort * relative_focus[activity], GOODWILL_FLOOR))
            goodwill[g] = rho[g] * goodwill[g] + (1 - rho[g]) * push
        # 4 demand
        mean_leads = (
            a["market.leads_per_month"]
            * effects["lead_volume"]
            * season[(start_month + t) % MONTHS_PER_YEAR]
            * (1 + a["market.monthly_growth"]) ** t
            * (effort * relative_focus["lead_generation"]) ** a["elasticity.focus_to_leads"]
            * np.exp(a["elasticity.brand_to_leads"] * goodwill["brand"])
        )
        marketing_leads = rng.negative_binomial(size, size / (size + mean_leads))
        referrals = rng.poisson(
            a["market.referrals_per_customer"]
            * customers
            * np.exp(a["elasticity.delight_to_referrals"] * goodwill["delight"])
        )
        leads = marketing_leads + referrals
        # 5 qualify, 6 accept, 7 follow up
        mqls = binomial(
            leads, sigma(logit(a["funnel.qualification"]) + a["elasticity.ux_to_qualification"] * goodwill["ux"])
        )
        accepted = binomial(mqls, p_accept)
        wanted = binomial(accepted, p_follow)
        capacity = np.floor(staff["sales"] * a["capacity.leads_per_rep"]).astype(np.int64)
        worked = np.minimum(wanted, capacity)
        load = np.where(capacity > 0, worked / np.maximum(capacity, 1), 1.0)
        # 8 open
        opened = {
            "inbound": binomial(worked, p_open),
            "outbound": rng.poisson(
                staff["sales"]
                * a["capacity.outbound_per_rep"]
                * effects["outbound"]
                * (1 - load * a["capacity.inbound_time_share"])
            ),
        }
        # 9 close, 10 book
        for s in SOURCES:
            pipeline[s] = pipeline[s] + opened[s]
        open_deals = pipeline["inbound"] + pipeline["outbound"]
        slack = np.where(
            open_deals > 0,
            np.minimum(1.0, staff["sales"] * a["capacity.open_deals_per_rep"] / np.maximum(open_deals, 1)),
            1.0,
        )
        new_customers, new_bookings = zeros(), 0.0
        for s in SOURCES:
            decided = binomial(pipeline[s], slack * p_decide)
            pipeline[s] = pipeline[s] - decided
            won = binomial(decided, p_win[s])
            booked = deals(won)
            new_customers += won
            new_bookings = new_bookings + booked
            total["decided"] += decided
            total[f"opened_{s}"] += opened[s]
            total[f"bookings_{s}"] += booked
        total["won"] += new_customers
        # 11 keep
        churn = a["customers.monthly_churn"] * effects["churn"]
        lost = binomial(
            customers, 1 - np.exp(-churn * np.exp(-a["elasticity.delight_to_churn"] * goodwill["delight"]))
        )
        kept_share = np.where(customers > 0, 1 - lost / np.maximum(customers, 1), 0.0)
        recurring = recurring * kept_share + new_bookings / MONTHS_PER_YEAR
        total["customer_months"] += customers
        total["lost_customers"] += lost
        customers = customers + new_customers - lost
        # 12 money
        cost = sum(staff[j] * a[f"money.{j}_cost"] for j in TEAMS) + a["money.programme_spend"]
        discount = (1 + a["money.discount_rate"]) ** (-t / MONTHS_PER_YEAR)
        total["profit"] += discount * (a["money.gross_margin"] * recurring - cost)
        total["cost"] += cost
        total["revenue"] += recurring
        total["leads"] += leads
        total["mqls"] += mqls
        total["accepted"] += accepted
        total["worked"] += worked
        total["lost_leads"] += wanted - worked

    with np.errstate(divide="ignore", invalid="ignore"):
        yearly = lambda monthly: 1 - (1 - monthly) ** MONTHS_PER_YEAR
        bookings = total["bookings_inbound"] + total["bookings_outbound"]
        outcomes = {
            "profit": total["profit"],
            "revenue": total["revenue"],
            "bookings": bookings,
            "marketing_bookings": total["bookings_inbound"],
            "marketing_contribution": total["bookings_inbound"] / bookings,
            "closure_rate": total["won"] / total["decided"],
            "mql_acceptance": total["accepted"] / total["mqls"],
            "follow_up_rate": total["worked"] / total["accepted"],
            "leads": total["leads"],
            "mqls": total["mqls"],
            "opportunities": total["opened_inbound"] + total["opened_outbound"],
            "outbound_opportunities": total["opened_outbound"],
            "wins": total["won"],
            "customer_churn": yearly(total["lost_customers"] / total["customer_months"]),
            "customers_end": customers,
            "recurring_revenue_end": recurring,
            **{f"{g}_index": np.exp(goodwill[g]) for g in GOODWILL},
            "staff_turnover": yearly(total["leavers"] / total["staff_months"]),
            "leads_lost_to_capacity": total["lost_leads"],
            "cost_per_win": np.where(total["won"] > 0, total["cost"] / total["won"], np.nan),
        }
    return {name: np.broadcast_to(np.asarray(values, dtype=float), trials) for name, values in outcomes.items()}


def simulate(description):
    """All structures in all trials: {structure id: {outcome: array of one value per trial}}."""
    seed, trials = description["seed"], description["trials"]
    parts = {structure["id"]: [] for structure in description["structures"]}
    for block, first in enumerate(range(0, trials, BLOCK)):
        count = min(BLOCK, trials - first)
        a = {
            name: draw_assumption(spec, generator(seed, block, name), count)
            for name, spec in description["assumptions"].items()
        }

        def draw_effect(name, median, factor):
            score = generator(seed, block, name).standard_normal(count)
            return median * np.exp(np.log(factor) / Z95 * score)

        for structure in description["structures"]:
            parts[structure["id"]].append(
                simulate_structure(
                    a,
                    Effects(structure, draw_effect),
                    description["todayPosts"],
                    structure["posts"],
                    description["horizonMonths"],
                    description["startMonth"],
                    generator(seed, block, "luck of " + structure["id"]),
                    count,
                )
            )
    return {
        structure: {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}
        for structure, blocks in parts.items()
    }


def summarise(values):
    known = values[~np.isnan(values)]
    if known.size == 0:
        return {"mean": None, "standardError": None, "p5": None, "p50": None, "p95": None, "noData": values.size}
    p5, p50, p95 = np.quantile(known, [0.05, 0.5, 0.95])
    error = known.std(ddof=1) / np.sqrt(known.size) if known.size > 1 else None
    return {
        "mean": float(known.mean()),
        "standardError": None if error is None else float(error),
        "p5": float(p5),
        "p50": float(p50),
        "p95": float(p95),
        "noData": int(values.size - known.size),
    }


def main():
    parser = argparse.ArgumentParser(description="The funnel model in NumPy.")
    parser.add_argument("input", help="JSON description, - for standard input")
    parser.add_argument("--trials", type=int)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--horizon", type=int)
    arguments = parser.parse_args()
    with sys.stdin if arguments.input == "-" else open(arguments.input, encoding="utf-8") as file:
        description = json.load(file)
    given = {"trials": arguments.trials, "seed": arguments.seed, "horizonMonths": arguments.horizon}
    description.update({key: value for key, value in given.items() if value is not None})

    started = time.perf_counter()
    samples = simulate(description)
    seconds = time.perf_counter() - started
    months = description["trials"] * description["horizonMonths"] * len(description["structures"])
    result = {
        "program": "numpy " + np.__version__,
        "trials": description["trials"],
        "horizonMonths": description["horizonMonths"],
        "seconds": seconds,
        "structureMonthsPerSecond": months / seconds,
        "structures": [
            {"id": name, "outcomes": {outcome: summarise(values) for outcome, values in outcomes.items()}}
            for name, outcomes in samples.items()
        ],
    }
    json.dump(result, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
