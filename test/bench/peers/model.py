#!/usr/bin/env python3
"""The funnel model (all sixteen sections) in NumPy: an independent reference for the means of every outcome.

Run:    python3 model.py cases/reference-24.json      (or: ... | python3 model.py -)
        python3 model.py case.json --trials 2000 --seed 7 --months 24 --luck independent
Needs:  NumPy 2.

Written from the page of the model alone, it shares no code and no random numbers with the simulator, so the two can
only agree by meaning the same thing. "Section" and "step" in the comments are those of that page.

Input, one JSON object:
  horizonMonths, startMonth (0 = January), trials, seed
  book          {"effects": {group: {name: {target: [median, factor]}}}, "only", "weighted"}, or the name of a file
                beside the case that holds it; groups are relation, background, mandate, sdr, success
                only: [[group, name, otherGroup, otherName]], that row acts only beside the other one
                weighted: the mandates that act with the exponent mandate.weight.<relation>
  posts         today's posts per team, marketing, sales, sdr, success (section 4's H0)
  assumptions   {id: {"family": "constant|normal|lognormal|logitnormal", "median": x, "low5": a, "high95": b}}
                "constant" reads the median (twelve numbers for market.seasonality), the others the 90 % interval
  phases        [{"after": month, "assumptions": {id: spec}}]: scenario-level, for every structure
  structures    [{"id", "today": true|false, "start": state, "phases": [{"after": month, "superiorChanges": [team],
                ...state}]}]; at most one is today's; a structure under `transition: {after: 3}` starts with today's
                state and has its own as a phase after 3
  state         {"relation", "background", "mandate", "sdrPlace", "successPlace", "posts", "managers": {"count":
                managers at money.manager_cost, "cost": what the others cost a month}, "effects": {target: [[cell id,
                median, factor]]} or "none", "assumptions": {id: spec}}; complete, nothing is carried over from the
                state before. An effect is log-normal, its 90 % interval is median/factor to median*factor (factor 1 =
                certain); equal cell ids share one draw per trial.

Output, one JSON object: for each structure and outcome the mean, its standard error, p5, p50, p95 and noData (the
trials in which a ratio was 0/0, left out of the other figures); payback and probabilityPaidBack (section 15; null
without today's structure or without phases); and the speed in structure-months per second.

Luck is shared by the structures (section 6): every variate is the quantile function of its distribution at a uniform
keyed by (seed, block of trials, month, draw name). `--luck independent` uses NumPy's own binomial and Poisson with a
stream per structure instead: same means, other payback; it checks the quantile functions here.
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
NORMAL_FROM = 12.0  # variance from which Cornish-Fisher replaces inversion from zero
GOODWILL_FLOOR = 0.01
MONTHS_PER_YEAR = 12
TEAMS = ("marketing", "sales", "sdr", "success")
SOURCES = ("inbound", "outbound")
FOCUS = ("lead_generation", "brand", "customer_delight", "user_experience", "employer_brand")
GOODWILL = {  # goodwill index: (focus weight that feeds it, half-life)
    "brand": ("brand", "goodwill.brand_half_life"),
    "delight": ("customer_delight", "goodwill.delight_half_life"),
    "ux": ("user_experience", "goodwill.ux_half_life"),
    "employer": ("employer_brand", "goodwill.employer_half_life"),
}
TARGETS = (
    "lead_volume acceptance follow_up response_time win_rate outbound churn attrition expansion handover sdr_outbound"
).split() + [f"focus.{activity}" for activity in FOCUS]


def logit(p):
    return np.log(p) - np.log1p(-np.asarray(p, dtype=float))


def sigma(x):
    return 1.0 / (1.0 + np.exp(-x))


def monthly(hazard):
    """P(an exponential clock of this hazard rings within the month)."""
    return -np.expm1(-hazard)


def ratio(top, bottom, empty):
    """top / bottom, `empty` where the bottom is 0."""
    bottom = np.asarray(bottom, dtype=float)
    return np.where(bottom > 0, top / np.where(bottom > 0, bottom, 1.0), empty)


# ---- quantile functions --------------------------------------------------------------------------------------------

ACKLAM_A = (
    -3.969683028665376e01, 2.209460984245205e02, -2.759285104469687e02,
    1.383577518672690e02, -3.066479806614716e01, 2.506628277459239e00,
)
ACKLAM_B = (-5.447609879822406e01, 1.615858368580409e02, -1.556989798598866e02, 6.680131188771972e01, -1.328068155288572e01, 1.0)
ACKLAM_C = (
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e00,
    -2.549732539343734e00, 4.374664141464968e00, 2.938163982698783e00,
)
ACKLAM_D = (7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e00, 3.754408661907416e00, 1.0)


def normal_score(u):
    """Standard normal quantile: P. J. Acklam's rational approximation (2000), relative error below 1.2e-9."""
    q = u - 0.5
    r = q * q
    centre = q * np.polyval(ACKLAM_A, r) / np.polyval(ACKLAM_B, r)
    s = np.sqrt(-2 * np.log(np.minimum(u, 1 - u)))
    tail = np.polyval(ACKLAM_C, s) / np.polyval(ACKLAM_D, s)
    return np.where(np.abs(q) <= 0.5 - 0.02425, centre, np.where(q < 0, tail, -tail))


def rounded_cornish_fisher(mean, variance, skew, excess, z):
    """Integer quantile from the first four cumulants (Cornish & Fisher 1938), with Sheppard's correction."""
    sd = np.sqrt(variance - 1 / 12)
    c3, c4 = skew * variance / sd**3, excess * variance / sd**4
    z2 = z * z
    w = z + c3 * (z2 - 1) / 6 + c4 * z * (z2 - 3) / 24 - c3 * c3 * z * (2 * z2 - 5) / 36
    return np.maximum(np.floor(mean + sd * w + 0.5), 0)


def invert_from_zero(u, mass, factor_of):
    """Smallest k whose cumulative mass reaches u; mass(k+1) = mass(k) * factor_of(rows, k)."""
    result = np.zeros(u.size)
    rows = np.flatnonzero(u > mass)
    left, mass, k = (u - mass)[rows], mass[rows], 0
    while rows.size:
        mass = mass * factor_of(rows, k)
        k += 1
        more = (left > mass) & (mass > 0)
        result[rows[~more]] = k
        rows, left, mass = rows[more], (left - mass)[more], mass[more]
    return result


def binomial_quantile(n, p, u, z):
    n = np.asarray(n, dtype=float)
    p = np.broadcast_to(np.asarray(p, dtype=float), n.shape)
    flipped = p > 0.5
    small = np.where(flipped, 1 - p, p)
    u, z = np.where(flipped, 1 - u, u), np.where(flipped, -z, z)
    variance = n * small * (1 - small)
    count = np.zeros(n.shape)
    large = variance >= NORMAL_FROM
    if large.any():
        q, v = small[large], variance[large]
        drawn = rounded_cornish_fisher(n[large] * q, v, 1 - 2 * q, 1 - 6 * q * (1 - q), z[large])
        count[large] = np.minimum(drawn, n[large])
    rest = np.flatnonzero(~large & (variance > 0))
    if rest.size:
        m, odds = n[rest], small[rest] / (1 - small[rest])
        first = np.exp(m * np.log1p(-small[rest]))
        count[rest] = np.minimum(
            invert_from_zero(u[rest], first, lambda rows, k: odds[rows] * np.maximum(m[rows] - k, 0) / (k + 1)), m
        )
    return np.where(flipped, n - count, count).astype(np.int64)


def poisson_quantile(mean, u, z):
    mean = np.broadcast_to(np.asarray(mean, dtype=float), u.shape)
    count = np.zeros(u.shape)
    large = mean >= NORMAL_FROM
    if large.any():
        count[large] = rounded_cornish_fisher(mean[large], mean[large], 1.0, 1.0, z[large])
    rest = np.flatnonzero(~large & (mean > 0))
    if rest.size:
        m = mean[rest]
        count[rest] = invert_from_zero(u[rest], np.exp(-m), lambda rows, k: m[rows] / (k + 1))
    return count.astype(np.int64)


# ---- section 6: luck -----------------------------------------------------------------------------------------------


def generator(seed, block, name):
    """A random stream keyed by name, so that adding a draw or a structure changes no other number."""
    return np.random.default_rng([seed, block, zlib.crc32(name.encode())])


class SharedLuck:
    """The luck of one month: one uniform per trial and draw name, whoever asks."""

    def __init__(self, seed, block, month, count):
        self.key, self.month, self.count, self.cache = (seed, block), month, count, {}

    def stream(self, name):
        return generator(*self.key, f"{self.month} {name}")

    def kept(self, name, make):
        if name not in self.cache:
            self.cache[name] = make(self.stream(name))
        return self.cache[name]

    def uniform(self, name):
        def make(rng):
            u = (rng.integers(0, 2**52, self.count) + 0.5) / 2**52
            return u, normal_score(u)

        return self.kept(name, make)

    def binomial(self, name, n, p):
        return binomial_quantile(n, p, *self.uniform(name))

    def poisson(self, name, mean):
        return poisson_quantile(mean, *self.uniform(name))

    def leads(self, mean, dispersion):
        """Negative binomial: Poisson whose mean carries a gamma variate of mean 1, the same for all structures."""
        gamma = self.kept("gamma", lambda rng: rng.standard_gamma(np.broadcast_to(dispersion, self.count)) / dispersion)
        return self.poisson("leads", mean * gamma)

    def deals(self, source, won, mean, cv):
        """Sum of the first `won` deals: deal number j has one size, in units of the mean, whoever wins it."""
        sd = np.sqrt(np.log1p(np.square(cv)))
        name, wanted = f"deals {source}", int(won.max(initial=0))
        have, sums = self.cache.get(name, (None, None))
        if have is None or sums.shape[0] <= wanted:
            # Drawn in rows of one deal number each, so that a longer table begins with the shorter one.
            have = self.stream(name).standard_normal((max(2 * wanted, 40), self.count))
            sizes = np.exp(sd * have - np.square(sd) / 2)
            sums = np.vstack([np.zeros(self.count), np.cumsum(sizes, axis=0)])
            self.cache[name] = (have, sums)
        return mean * sums[won, np.arange(self.count)]


class IndependentLuck:
    """NumPy's own samplers, a stream per structure."""

    def __init__(self, rng, count):
        self.rng, self.count = rng, count

    def binomial(self, name, n, p):
        return self.rng.binomial(n, np.clip(p, 0.0, 1.0))

    def poisson(self, name, mean):
        return self.rng.poisson(np.broadcast_to(mean, self.count))

    def leads(self, mean, dispersion):
        return self.rng.negative_binomial(dispersion, dispersion / (dispersion + mean))

    def deals(self, source, won, mean, cv):
        sd = np.broadcast_to(np.sqrt(np.log1p(np.square(cv))), self.count)
        trial = np.repeat(np.arange(self.count), won)
        sizes = np.exp(sd[trial] * self.rng.standard_normal(trial.size) - np.square(sd[trial]) / 2)
        return mean * np.bincount(trial, weights=sizes, minlength=self.count)


# ---- what we do not know: assumptions and effects ------------------------------------------------------------------


class Worlds:
    """A block of trials: draws of everything uncertain, keyed by the id of the assumption or effect cell."""

    def __init__(self, case, block, count):
        self.seed, self.block, self.count, self.scores = case["seed"], block, count, {}
        self.base = self.values(case["assumptions"])

    def score(self, name):
        if name not in self.scores:
            self.scores[name] = generator(self.seed, self.block, "world " + name).standard_normal(self.count)
        return self.scores[name]

    def value(self, name, spec):
        """Section 3's families; an override reads the score of the assumption it overrides (section 11)."""
        family = spec["family"]
        if family == "constant":
            value = spec["median"]
            return np.asarray(value, dtype=float) if isinstance(value, list) else float(value)
        to_real, from_real = {
            "normal": (lambda x: x, lambda x: x),
            "lognormal": (np.log, np.exp),
            "logitnormal": (logit, sigma),
        }[family]
        low, high = to_real(spec["low5"]), to_real(spec["high95"])
        return from_real((low + high) / 2 + (high - low) / (2 * Z95) * self.score(name))

    def values(self, specs):
        return {name: self.value(name, spec) for name, spec in specs.items()}

    def log_cell(self, name, median, factor):
        if factor == 1:
            return np.log(median)
        return np.log(median) + np.log(factor) / Z95 * self.score(name)


def present(posts, team):
    return posts.get(team, 0) > 0


def rows_of(state, book):
    """Section 2: the (group, name) pairs that act in a state; place rows only where the team has posts (13)."""
    chosen = {group: state[group] for group in ("relation", "background", "mandate")}
    for team in ("sdr", "success"):
        if present(state["posts"], team):
            chosen[team] = state[team + "Place"]
    for group, name, other, needed in book["only"]:
        if chosen.get(group) == name and chosen.get(other) != needed:
            del chosen[group]
    return chosen.items()


def log_effects(state, book, worlds):
    """Section 2: ln E of a state per target, before today's is taken off; `none` switches all of them off."""
    result = dict.fromkeys(TARGETS, 0.0)
    if state["effects"] == "none":
        return result
    for group, name in rows_of(state, book):
        exponent = 1.0
        if group == "mandate" and name in book["weighted"]:
            exponent = worlds.base["mandate.weight." + state["relation"]]
        for target, (median, factor) in book["effects"].get(group, {}).get(name, {}).items():
            cell = worlds.log_cell(f"effect.{group}.{name}.{target}", median, factor)
            result[target] = result[target] + exponent * cell
    for target, cells in state["effects"].items():
        for cell in cells:
            result[target] = result[target] + worlds.log_cell(*cell)
    return result


# ---- today: sections 4, 8, 9, 10, 13 and 14, from the scenario's values alone ---------------------------------------


class Today:
    def __init__(self, case, worlds):
        a, posts = worlds.base, case["posts"]
        self.a, self.posts, self.count = a, posts, worlds.count
        state = next((s["start"] for s in case["structures"] if s["today"]), None)
        self.log_effects = None if state is None else log_effects(state, case["book"], worlds)
        refill = monthly(1 / a["people.months_to_refill"])
        self.fill, self.ramping, self.share = {}, {}, {}
        for j in TEAMS:
            leave = monthly(a[f"people.{j}_attrition"])
            kept = np.exp(-1 / a[f"people.{j}_ramp"])
            self.fill[j] = refill / (refill + leave)
            self.ramping[j] = leave / (1 - (1 - leave) * kept)
            self.share[j] = self.fill[j] * (1 - (1 - a["people.start_productivity"]) * self.ramping[j])
        self.customers = np.broadcast_to(np.floor(a["customers.initial"] + 0.5), worlds.count).astype(np.int64)
        self.has_sdr = present(posts, "sdr")
        self.handover = a["sdr.handover"] if self.has_sdr else 1.0
        self.log_handover = np.log(a["sdr.handover"]) if self.has_sdr else 0.0
        self.log_response = np.log(a["sdr.response_time"]) if self.has_sdr else 0.0
        self.coverage = np.minimum(
            1.0, ratio(self.productive("success") * a["success.customers_per_csm"], self.customers, 1.0)
        )
        weights = {activity: a["focus." + activity] for activity in FOCUS}
        self.focus = {activity: weights[activity] / sum(weights.values()) for activity in FOCUS}

    def productive(self, team):
        return self.posts.get(team, 0) * self.share[team]

    def relative(self, effects, switched_off):
        """Section 8: effects count relative to today's; `effects: none` is exactly 1 with and without it."""
        if self.log_effects is None or switched_off:
            return effects
        return {target: effects[target] - self.log_effects[target] for target in TARGETS}

    def steady_opportunities(self):
        """Section 10: today's opportunities a month, without effects, season, growth or slack."""
        a = self.a
        wanted = (
            (a["market.leads_per_month"] + a["market.referrals_per_customer"] * self.customers)
            * a["funnel.qualification"] * a["funnel.acceptance"] * a["funnel.follow_up"]
        )
        if self.has_sdr:
            capacity = self.productive("sdr") * a["sdr.leads_per_sdr"]
        else:
            capacity = self.productive("sales") * a["capacity.leads_per_rep"]
        work = np.minimum(wanted, capacity)
        load = ratio(work, capacity, 1.0)
        outbound = self.productive("sales") * a["capacity.outbound_per_rep"]
        if self.has_sdr:
            free = 1 - load * a["sdr.inbound_time_share"]
            outbound = outbound + self.productive("sdr") * a["sdr.outbound_per_sdr"] * free
        else:
            outbound = outbound * (1 - load * a["capacity.inbound_time_share"])
        return {"inbound": work * a["funnel.opportunity"], "outbound": outbound}

    def pipelines(self, luck):
        p = monthly(1 / self.a["funnel.sales_cycle"])
        steady = self.a["start.steady"]
        return {
            s: luck.poisson("start." + s, steady * opened * (1 - p) / p)
            for s, opened in self.steady_opportunities().items()
        }


# ---- one structure -------------------------------------------------------------------------------------------------

TALLIES = (
    "leads mqls accepted worked lost_leads opened_inbound opened_outbound decided won bookings_inbound "
    "bookings_outbound lost_customers customer_months leavers staff_months hires cost reorganisation revenue profit "
    "expansion"
).split()


class Structure:
    def __init__(self, description, case, worlds, today):
        self.case, self.worlds, self.today, self.count = case, worlds, today, worlds.count
        self.description = description
        self.state, self.moving = description["start"], False
        self.target = self.targets(self.state)
        self.log_e = dict(self.target)
        self.disruption = dict.fromkeys(TEAMS, 0.0)
        self.refresh_assumptions(-1)

    # -- the start (section 10) --------------------------------------------------------------------------------------

    def begin(self, luck):
        today, steady = self.today, self.today.a["start.steady"]
        self.staff, self.ramping = {}, {}
        for j in TEAMS:
            posts = np.full(self.count, self.state["posts"].get(j, 0), dtype=np.int64)
            self.staff[j] = luck.binomial("start.staff." + j, posts, 1 - steady * (1 - today.fill[j]))
            self.ramping[j] = steady * today.ramping[j] * self.staff[j]
        self.pipeline = dict(today.pipelines(luck))
        self.goodwill = dict.fromkeys(GOODWILL, np.zeros(self.count))
        self.customers = today.customers
        self.recurring = self.customers * today.a["customers.annual_value"] / MONTHS_PER_YEAR
        self.total = dict.fromkeys(TALLIES, np.zeros(self.count))
        self.retention = np.ones(self.count)
        self.profit_by_month = []

    # -- states and phases (sections 11 and 15) ----------------------------------------------------------------------

    def targets(self, state):
        effects = log_effects(state, self.case["book"], self.worlds)
        return self.today.relative(effects, state["effects"] == "none")

    def refresh_assumptions(self, t):
        """The scenario's values, then scenario-level phases so far, then the structure's own overrides."""
        self.a = dict(self.worlds.base)
        for phase in self.case["phases"]:
            if phase["after"] <= t:
                self.a.update(self.worlds.values(phase["assumptions"]))
        self.a.update(self.worlds.values(self.state["assumptions"]))

    def enter_month(self, t):
        """Section 15 as recursions; returns the cost of the reorganisation so far this month."""
        base, cost = self.worlds.base, 0.0
        decay = np.exp(-1 / base["change.recovery_months"])
        self.disruption = {j: d * decay for j, d in self.disruption.items()}
        for phase in self.description["phases"]:
            if phase["after"] == t:
                cost = self.change(phase)
        if any(phase["after"] == t for phase in self.description["phases"] + self.case["phases"]):
            self.refresh_assumptions(t)
        if self.moving:
            step = monthly(1 / base["change.settle_months"])
            self.log_e = {g: e + (self.target[g] - e) * step for g, e in self.log_e.items()}
        return cost

    def change(self, phase):
        cost = 0.0
        for j in phase["superiorChanges"]:
            if present(self.state["posts"], j) and present(phase["posts"], j):
                self.disruption[j] = 1.0
                cost = cost + phase["posts"][j] * self.worlds.base["change.cost_per_head"]
        self.state, self.moving = phase, True
        self.target = self.targets(phase)
        return cost

    # -- one month (section 4 and what the later sections add to it) --------------------------------------------------

    def month(self, t, luck):
        one_off = self.enter_month(t)
        self.has_sdr = present(self.state["posts"], "sdr")
        joins, cuts = self.people(luck)
        productive = {
            j: (self.staff[j] - (1 - self.a["people.start_productivity"]) * self.ramping[j])
            * (1 - self.worlds.base["change.dip"] * self.disruption[j])
            for j in TEAMS
        }
        focus = self.relative_focus()
        effort = productive["marketing"] / self.today.productive("marketing")  # step 2 and section 9
        self.build_goodwill(effort, focus)
        activity = (
            np.exp(self.log_e["lead_volume"])
            * (effort * focus["lead_generation"]) ** self.a["elasticity.focus_to_leads"]
        )
        leads = self.demand(t, luck, activity)
        worked, load, quality = self.qualify_to_follow_up(luck, leads, productive)
        opened = self.open(luck, worked, load, quality, productive)
        won, bookings = self.close_and_book(luck, opened, productive)
        self.keep(luck, won, bookings, productive)
        one_off = one_off + cuts * self.worlds.base["change.severance"]
        self.money(t, joins, activity, one_off)

    def people(self, luck):
        """Step 1 and section 9: cut, leave, join, ramp."""
        a, joins, cuts = self.a, 0, 0
        refill = monthly(1 / a["people.months_to_refill"])
        calm = np.exp(-a["elasticity.employer_brand_to_attrition"] * self.goodwill["employer"])
        for j in TEAMS:
            posts, before = self.state["posts"].get(j, 0), self.staff[j]
            cut = np.maximum(before - posts, 0)
            after_cut = before - cut
            shock = 1 + self.worlds.base["change.attrition_shock"] * self.disruption[j]
            hazard = a[f"people.{j}_attrition"] * np.exp(self.log_e["attrition"]) * calm * shock
            leave = luck.binomial("leave." + j, after_cut, monthly(hazard))
            join = luck.binomial("join." + j, posts - after_cut, refill)
            self.staff[j] = after_cut + join - leave
            stay = (1 - ratio(cut, before, 0.0)) * (1 - ratio(leave, after_cut, 1.0))
            self.ramping[j] = self.ramping[j] * stay * np.exp(-1 / a[f"people.{j}_ramp"]) + join
            self.add(staff_months=after_cut, leavers=leave, hires=join)
            joins, cuts = joins + join, cuts + cut
        return joins, cuts

    def relative_focus(self):
        """Section 2: w_a / w0_a, the structure's weights (its own base, if it overrides it) against today's."""
        weights = {f: self.a["focus." + f] * np.exp(self.log_e["focus." + f]) for f in FOCUS}
        whole = sum(weights.values())
        return {f: weights[f] / whole / self.today.focus[f] for f in FOCUS}

    def build_goodwill(self, effort, focus):
        """Step 3."""
        for g, (activity, half_life) in GOODWILL.items():
            rho = 0.5 ** (1 / self.a[half_life])
            push = np.log(np.maximum(effort * focus[activity], GOODWILL_FLOOR))
            self.goodwill[g] = rho * self.goodwill[g] + (1 - rho) * push

    def demand(self, t, luck, activity):
        """Step 4, with the budget's elasticity of section 11."""
        a, base = self.a, self.worlds.base
        season = np.broadcast_to(base["market.seasonality"], MONTHS_PER_YEAR)
        mean = (
            a["market.leads_per_month"] * activity
            * (season / season.mean())[(self.case["startMonth"] + t) % MONTHS_PER_YEAR]
            * (1 + a["market.monthly_growth"]) ** t
            * np.exp(a["elasticity.brand_to_leads"] * self.goodwill["brand"])
            * ratio(a["money.programme_spend"], base["money.programme_spend"], 1.0) ** a["elasticity.programme_to_leads"]
        )
        happiness = np.exp(a["elasticity.delight_to_referrals"] * self.goodwill["delight"])
        referrals = luck.poisson("referrals", a["market.referrals_per_customer"] * self.customers * happiness)
        leads = luck.leads(mean, base["market.lead_dispersion"]) + referrals
        self.add(leads=leads)
        return leads

    def qualify_to_follow_up(self, luck, leads, productive):
        """Steps 5 to 7; section 13 (who works the leads); section 16 (what pushing does to quality)."""
        a = self.a
        qualified = sigma(logit(a["funnel.qualification"]) + a["elasticity.ux_to_qualification"] * self.goodwill["ux"])
        mqls = luck.binomial("qualify", leads, qualified)
        p_accept = sigma(logit(a["funnel.acceptance"]) + self.log_e["acceptance"])
        accepted = luck.binomial("accept", mqls, p_accept)
        p_follow = sigma(logit(a["funnel.follow_up"]) + self.log_e["follow_up"])
        wanted = luck.binomial("follow_up", accepted, p_follow)
        if self.has_sdr:
            capacity = np.floor(productive["sdr"] * a["sdr.leads_per_sdr"])
        else:
            capacity = np.floor(productive["sales"] * a["capacity.leads_per_rep"])
        worked = np.minimum(wanted, capacity.astype(np.int64))
        self.add(mqls=mqls, accepted=accepted, worked=worked, lost_leads=wanted - worked)
        quality = a["elasticity.acceptance_to_quality"] * np.log(p_accept / a["funnel.acceptance"])
        return worked, ratio(worked, capacity, 1.0), quality

    def open(self, luck, worked, load, quality, productive):
        """Step 8 as rewritten in section 13."""
        a, e = self.a, self.log_e
        log_response = e["response_time"] - self.today.log_response
        handed_over = 1.0
        if self.has_sdr:
            log_response = log_response + np.log(a["sdr.response_time"])
            handed_over = sigma(logit(a["sdr.handover"]) + e["handover"])
        log_odds = logit(a["funnel.opportunity"]) - a["funnel.response_elasticity"] * log_response - quality
        chance = np.minimum(1.0, sigma(log_odds) * handed_over / self.today.handover)
        outbound = productive["sales"] * a["capacity.outbound_per_rep"] * np.exp(e["outbound"])
        if self.has_sdr:
            per_sdr = a["sdr.outbound_per_sdr"] * np.exp(e["outbound"] + e["sdr_outbound"])
            outbound = outbound + productive["sdr"] * per_sdr * (1 - load * a["sdr.inbound_time_share"])
        else:
            outbound = outbound * (1 - load * a["capacity.inbound_time_share"])
        opened = {"inbound": luck.binomial("open", worked, chance), "outbound": luck.poisson("outbound", outbound)}
        self.add(**{"opened_" + s: opened[s] for s in SOURCES})
        return opened

    def close_and_book(self, luck, opened, productive):
        """Steps 9 and 10; section 13: what a hand-over screens out would mostly have been lost."""
        a = self.a
        pipeline = {s: self.pipeline[s] + opened[s] for s in SOURCES}
        movable = productive["sales"] * a["capacity.open_deals_per_rep"]
        slack = np.minimum(1.0, ratio(movable, sum(pipeline.values()), 1.0))
        screened = self.today.log_handover - (np.log(a["sdr.handover"]) if self.has_sdr else 0.0)
        new_customers, bookings = 0, 0.0
        for s in SOURCES:
            decided = luck.binomial("decide." + s, pipeline[s], slack * monthly(1 / a["funnel.sales_cycle"]))
            self.pipeline[s] = pipeline[s] - decided
            gain = self.log_e["win_rate"] + (screened if s == "inbound" else 0.0)
            won = luck.binomial("win." + s, decided, sigma(logit(a["funnel.win_" + s]) + gain))
            booked = luck.deals(s, won, a["funnel.deal_value"], self.worlds.base["funnel.deal_cv"])
            self.add(decided=decided, won=won, **{"bookings_" + s: booked})
            new_customers, bookings = new_customers + won, bookings + booked
        return new_customers, bookings

    def keep(self, luck, won, bookings, productive):
        """Step 11, expansion (section 12) and coverage (section 14)."""
        a, customers, delight = self.a, self.customers, self.goodwill["delight"]
        lift = 0.0
        if present(self.today.posts, "success") or present(self.state["posts"], "success"):
            covered = productive["success"] * a["success.customers_per_csm"]
            lift = np.minimum(1.0, ratio(covered, customers, 1.0)) - self.today.coverage
        self.churn_hazard = (
            a["customers.monthly_churn"] * np.exp(self.log_e["churn"])
            * np.exp(-a["elasticity.delight_to_churn"] * delight - a["elasticity.coverage_to_churn"] * lift)
        )
        lost = luck.binomial("churn", customers, monthly(self.churn_hazard))
        expansion_hazard = (
            a["customers.expansion"] * np.exp(self.log_e["expansion"])
            * np.exp(a["elasticity.delight_to_expansion"] * delight + a["elasticity.coverage_to_expansion"] * lift)
        )
        grown = luck.binomial("expand", customers - lost, monthly(expansion_hazard))
        kept = self.recurring * ratio(customers - lost, customers, 0.0)
        gained = grown * a["customers.expansion_size"] * ratio(kept, customers - lost, 0.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            self.retention = self.retention * np.where(self.recurring > 0, (kept + gained) / self.recurring, np.nan)
        self.recurring = kept + gained + bookings / MONTHS_PER_YEAR
        self.customers = customers + won - lost
        self.add(customer_months=customers, lost_customers=lost, expansion=MONTHS_PER_YEAR * gained)

    def money(self, t, joins, activity, one_off):
        """Step 12 in full (section 16)."""
        a = self.a
        managers = self.state["managers"]
        cost = (
            sum(self.staff[j] * a[f"money.{j}_cost"] for j in TEAMS)
            + joins * a["money.cost_per_hire"]
            + managers["count"] * a["money.manager_cost"] + managers["cost"]
            + a["money.programme_spend"] * (1 + a["elasticity.leads_to_spend"] * (activity - 1))
            + one_off
        )
        discount = (1 + self.worlds.base["money.discount_rate"]) ** (-t / MONTHS_PER_YEAR)
        profit = discount * (a["money.gross_margin"] * self.recurring - cost)
        self.add(profit=profit, cost=cost, reorganisation=one_off, revenue=self.recurring)
        self.profit_by_month.append(self.total["profit"])

    def add(self, **amounts):
        for name, amount in amounts.items():
            self.total[name] = self.total[name] + amount

    # -- outcomes (sections 5 and 16) --------------------------------------------------------------------------------

    def worth_at_end(self, months):
        """Section 16: what the customers at the end bring over the life that is counted."""
        base = self.worlds.base
        yearly = 1 + base["money.discount_rate"]
        life = base["money.customer_life_counted"]
        x = np.exp(-self.churn_hazard) / yearly ** (1 / MONTHS_PER_YEAR)
        with np.errstate(divide="ignore", invalid="ignore"):
            annuity = np.where(x == 1, life, x * (1 - x**life) / (1 - x))
        return yearly ** (-(months - 1) / MONTHS_PER_YEAR) * self.a["money.gross_margin"] * self.recurring * annuity

    def outcomes(self):
        months, total = len(self.profit_by_month), self.total
        yearly = lambda monthly_share: 1 - (1 - monthly_share) ** MONTHS_PER_YEAR
        share = lambda top, bottom: ratio(top, bottom, np.nan)
        bookings = total["bookings_inbound"] + total["bookings_outbound"]
        values = {
            "value": total["profit"] + self.worth_at_end(months),
            "profit": total["profit"],
            "revenue": total["revenue"],
            "bookings": bookings,
            "marketing_bookings": total["bookings_inbound"],
            "marketing_contribution": share(total["bookings_inbound"], bookings),
            "closure_rate": share(total["won"], total["decided"]),
            "mql_acceptance": share(total["accepted"], total["mqls"]),
            "follow_up_rate": share(total["worked"], total["accepted"]),
            "leads": total["leads"],
            "mqls": total["mqls"],
            "opportunities": total["opened_inbound"] + total["opened_outbound"],
            "outbound_opportunities": total["opened_outbound"],
            "wins": total["won"],
            "customer_churn": yearly(share(total["lost_customers"], total["customer_months"])),
            "customers_end": self.customers,
            "recurring_revenue_end": self.recurring,
            **{g + "_index": np.exp(self.goodwill[g]) for g in GOODWILL},
            "staff_turnover": yearly(share(total["leavers"], total["staff_months"])),
            "leads_lost_to_capacity": total["lost_leads"],
            "cost_per_win": share(total["cost"], total["won"]),
            "total_cost": total["cost"],
            "hires": total["hires"],
            "reorganisation_cost": total["reorganisation"],
            "expansion_bookings": total["expansion"],
            "net_revenue_retention": self.retention ** (MONTHS_PER_YEAR / months),
        }
        return {name: np.broadcast_to(np.asarray(v, dtype=float), self.count) for name, v in values.items()}


def payback_month(profits, todays):
    """Section 15: the month (1 = the first) from which cumulative profit stays ahead of today's; inf = not within."""
    ahead = np.array(profits) > np.array(todays)
    months, count = ahead.shape
    first = np.full(count, np.inf)
    for_good = np.ones(count, dtype=bool)
    for t in reversed(range(months)):
        for_good &= ahead[t]
        first[for_good] = t + 1
    return first


# ---- all structures in all trials ----------------------------------------------------------------------------------


def simulate_block(case, block, count, independent):
    worlds = Worlds(case, block, count)
    today = Today(case, worlds)
    structures = [Structure(description, case, worlds, today) for description in case["structures"]]
    own = {}
    if independent:
        for s in structures:
            name = "luck of " + s.description["id"]
            own[s] = IndependentLuck(generator(case["seed"], block, name), count)
    for t in range(-1, case["horizonMonths"]):
        shared = SharedLuck(case["seed"], block, t, count)
        for s in structures:
            if t < 0:
                s.begin(own.get(s, shared))
            else:
                s.month(t, own.get(s, shared))
    base = next((s for s in structures if s.description["today"]), None)
    results = {}
    for s in structures:
        values = s.outcomes()
        if base is not None and s.description["phases"]:
            values["payback"] = payback_month(s.profit_by_month, base.profit_by_month)
        results[s.description["id"]] = values
    return results


def simulate(case, independent=False):
    """{structure id: {outcome: array of one value per trial}}; `payback` only where section 15 asks for it."""
    parts = []
    for block, first in enumerate(range(0, case["trials"], BLOCK)):
        parts.append(simulate_block(case, block, min(BLOCK, case["trials"] - first), independent))
    return {
        name: {outcome: np.concatenate([part[name][outcome] for part in parts]) for outcome in parts[0][name]}
        for name in parts[0]
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


def quantile_or_later(months, p):
    """Type 7 quantile; None where it lies beyond the horizon."""
    ordered = np.sort(months)
    place = (ordered.size - 1) * p
    low, high = int(np.floor(place)), int(np.ceil(place))
    if np.isinf(ordered[high]):
        return None
    return float(ordered[low] + (place - low) * (ordered[high] - ordered[low]))


def summarise_structure(name, outcomes):
    months = outcomes.get("payback")
    return {
        "id": name,
        "outcomes": {key: summarise(values) for key, values in outcomes.items() if key != "payback"},
        "payback": None
        if months is None
        else {f"p{int(100 * p)}": quantile_or_later(months, p) for p in (0.05, 0.5, 0.95)},
        "probabilityPaidBack": None if months is None else float(np.isfinite(months).mean()),
    }


def read_case(path):
    with sys.stdin if path == "-" else open(path, encoding="utf-8") as file:
        case = json.load(file)
    if isinstance(case["book"], str):
        folder = "." if path == "-" else os.path.dirname(os.path.abspath(path))
        with open(os.path.join(folder, case["book"]), encoding="utf-8") as file:
            case["book"] = json.load(file)
    return case


def run(path, arguments):
    case = read_case(path)
    given = {"trials": arguments.trials, "seed": arguments.seed, "horizonMonths": arguments.months}
    case.update({key: value for key, value in given.items() if value is not None})

    started = time.process_time()
    samples = simulate(case, arguments.luck == "independent")
    seconds = time.process_time() - started
    months = case["trials"] * case["horizonMonths"] * len(case["structures"])
    return {
        "program": "numpy " + np.__version__,
        "case": case["id"],
        "trials": case["trials"],
        "horizonMonths": case["horizonMonths"],
        "seconds": seconds,
        "structureMonthsPerSecond": months / seconds,
        "structures": [summarise_structure(name, outcomes) for name, outcomes in samples.items()],
    }


def main():
    parser = argparse.ArgumentParser(description="The funnel model in NumPy.")
    parser.add_argument("input", nargs="+", help="JSON case, - for standard input; of several a list is printed")
    parser.add_argument("--trials", type=int)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--months", type=int)
    parser.add_argument("--luck", choices=["shared", "independent"], default="shared")
    arguments = parser.parse_args()
    results = [run(path, arguments) for path in arguments.input]
    json.dump(results[0] if len(results) == 1 else results, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
