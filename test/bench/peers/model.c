/* The funnel model (all sixteen sections) in C: the speed yardstick and a second independent reference.
 *
 * Build:  gcc -O2 -o model model.c -lm          (also worth trying: -O3 -march=native)
 * Run:    ./model case.txt [trials] [months] [seed]        (- for standard input; 0 keeps what the case says)
 *
 * Written from the page of the model alone; "section" and "step" in the comments are those of that page. One thread.
 * Prints one JSON object: mean, standard error and noData of every outcome, payback and probabilityPaidBack (section
 * 15; null without today's structure or without phases), and the speed in structure-months per second, once for
 * everything and once for the month loop alone (with the constants of a trial, fed with drawn inputs).
 *
 * The case is text, one fact a line, words separated by blanks, # to the end of a line a comment. flatten.py writes it
 * from the JSON of model.py. In this order:
 *
 *   months 24 | start 0 (January) | trials 10000 | seed 1
 *   posts 6 10 0 0                                 today's posts: marketing sales sdr success
 *   season 1 1 1 1 1 1 1 1 1 1 1 1                 market.seasonality from January on (normalised here to mean 1)
 *   assumption <id> constant <value>               every assumption of sections 3 and 9 to 16, one line each
 *   assumption <id> normal|lognormal|logitnormal <low5> <high95>
 *   row <group> <name> <target> <median> <factor>  one cell of the effect tables; group: relation, background,
 *                                                  mandate, sdr, success; factor 1 = certain
 *   only <group> <name> <group> <name>             the first row acts only beside the second
 *   weighted <mandate>                             this mandate acts with the exponent mandate.weight.<relation>
 *   phase <after>                                  scenario-level phase; its override lines follow
 *   override <id> <family> ...                     as assumption, of the phase or state above it
 *   structure <id> [today]                         at most one is today's
 *   state start|<after> <relation> <background> <mandate> <sdr place> <success place>
 *                                                  a complete state; phases in the order of their months
 *   staff 6 10 0 0                                 its posts
 *   managers <count> <cost>                        managers at money.manager_cost; what all others cost a month
 *   effect <target> <cell id> <median> <factor>    an effect of the structure's own; equal ids share one draw
 *   effects none                                   switches all effects of the state off
 *   changes marketing ...                          teams whose superior is another node than in the state before
 *
 * What makes it fast, and fair to compare with: one sheet of luck per trial (uniforms, normal scores, deal sizes) read
 * by all structures, constants of a trial computed outside the month loop (those of the assumptions once for all
 * structures without overrides), no work for absent teams, phases and settling only where there are any, variates by
 * quantile functions:
 *   binomial, Poisson   variance below 10: inversion from zero (on the smaller side of a binomial);
 *                       above: third-order Cornish-Fisher, rounded (Cornish & Fisher 1938; Sheppard's correction 1/12)
 *   negative binomial   Poisson whose mean carries a gamma quantile, by Wilson & Hilferty 1931
 *   normal score        Wichura 1988, algorithm AS 241, PPND16
 *   uniforms            xoshiro256++ (Blackman & Vigna 2021) keyed by (seed, trial) through splitmix64
 * Against exact quantiles, Cornish-Fisher is off by one in 2.5e-3 of draws at variance 10 and in 6e-5 at 260; means
 * move by under 2e-6 of their size, variances by under 3e-5.
 */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define Z95 1.6448536269514722 /* standard normal quantile at 0.95 */
#define NORMAL_FROM 10.0       /* variance from which Cornish-Fisher replaces inversion */
#define MAX_MONTHS 240
#define MAX_DEALS 512 /* deals of one source in one month */
#define MAX_STRUCTURES 64
#define MAX_STATES 12 /* of one structure, the first included */
#define MAX_PHASES 12 /* of the scenario */
#define MAX_OVERRIDES 48
#define MAX_USES 48 /* uncertain effect cells of one state */
#define MAX_CELLS 512
#define MAX_NAME 96
#define RECIPROCALS 256
#define LOG_GOODWILL_FLOOR (-4.605170185988091) /* ln 0.01 */
#define LOG_OF_NOTHING (-1e300)                 /* ln 0 that a zero elasticity still makes 0 */

/* ---- words of the model ------------------------------------------------------------------------------------------ */

enum { LEAD_GENERATION, BRAND, DELIGHT, USER_EXPERIENCE, EMPLOYER, ACTIVITIES };
enum { MARKETING, SALES, SDR, SUCCESS, TEAMS };
enum { INBOUND, OUTBOUND, SOURCES };
enum { RELATION, BACKGROUND, MANDATE, SDR_PLACE, SUCCESS_PLACE, GROUPS };
enum { UNDER_SALES, UNDER_MARKETING, SHARED_HEAD, BILINGUAL, EXECUTIVE, RELATIONS };
enum { LEAD_VOLUME, ACCEPTANCE, FOLLOW_UP, RESPONSE_TIME, WIN_RATE, OUTBOUND_RATE, CHURN, ATTRITION, EXPANSION,
       HANDOVER, SDR_OUTBOUND, FOCUS, TARGETS = FOCUS + ACTIVITIES };

static const char *const TEAM_NAMES[TEAMS] = {"marketing", "sales", "sdr", "success"};
static const char *const GROUP_NAMES[GROUPS] = {"relation", "background", "mandate", "sdr", "success"};
static const char *const RELATION_NAMES[RELATIONS] = {"marketing_under_sales", "sales_under_marketing", "shared_head",
                                                      "shared_bilingual_leader", "shared_executive"};
static const char *const TARGET_NAMES[TARGETS] = {
    "lead_volume", "acceptance", "follow_up", "response_time", "win_rate", "outbound", "churn", "attrition",
    "expansion", "handover", "sdr_outbound", "focus.lead_generation", "focus.brand", "focus.customer_delight",
    "focus.user_experience", "focus.employer_brand"};

/* ---- assumptions ------------------------------------------------------------------------------------------------- */

typedef struct {
  double leads_per_month, lead_dispersion, monthly_growth, referrals;
  double qualification, acceptance, follow_up, opportunity, win[SOURCES];
  double response_elasticity, sales_cycle, deal_value, deal_cv;
  double leads_per_rep, open_deals_per_rep, outbound_per_rep, inbound_time_share;
  double customers_initial, annual_value, churn, expansion, expansion_size;
  double attrition[TEAMS], ramp[TEAMS], cost[TEAMS], months_to_refill, start_productivity;
  double focus[ACTIVITIES], half_life[ACTIVITIES]; /* half_life[LEAD_GENERATION] is not used */
  double focus_to_leads, brand_to_leads, ux_to_qualification, delight_to_churn, delight_to_referrals;
  double employer_to_attrition, programme_to_leads, delight_to_expansion, coverage_to_churn, coverage_to_expansion;
  double leads_to_spend, acceptance_to_quality;
  double manager_cost, cost_per_hire, programme_spend, gross_margin, discount_rate, customer_life;
  double steady;
  double leads_per_sdr, outbound_per_sdr, sdr_time_share, sdr_response_time, handover;
  double customers_per_csm;
  double settle_months, dip, recovery_months, attrition_shock, cost_per_head, severance;
  double mandate_weight[RELATIONS];
} Assumptions;

static const struct {
  const char *id;
  size_t field;
} ASSUMPTIONS[] = {
#define AT(field) offsetof(Assumptions, field)
    {"market.leads_per_month", AT(leads_per_month)},
    {"market.lead_dispersion", AT(lead_dispersion)},
    {"market.monthly_growth", AT(monthly_growth)},
    {"market.referrals_per_customer", AT(referrals)},
    {"funnel.qualification", AT(qualification)},
    {"funnel.acceptance", AT(acceptance)},
    {"funnel.follow_up", AT(follow_up)},
    {"funnel.opportunity", AT(opportunity)},
    {"funnel.win_inbound", AT(win[INBOUND])},
    {"funnel.win_outbound", AT(win[OUTBOUND])},
    {"funnel.response_elasticity", AT(response_elasticity)},
    {"funnel.sales_cycle", AT(sales_cycle)},
    {"funnel.deal_value", AT(deal_value)},
    {"funnel.deal_cv", AT(deal_cv)},
    {"capacity.leads_per_rep", AT(leads_per_rep)},
    {"capacity.open_deals_per_rep", AT(open_deals_per_rep)},
    {"capacity.outbound_per_rep", AT(outbound_per_rep)},
    {"capacity.inbound_time_share", AT(inbound_time_share)},
    {"customers.initial", AT(customers_initial)},
    {"customers.annual_value", AT(annual_value)},
    {"customers.monthly_churn", AT(churn)},
    {"customers.expansion", AT(expansion)},
    {"customers.expansion_size", AT(expansion_size)},
    {"people.marketing_attrition", AT(attrition[MARKETING])},
    {"people.sales_attrition", AT(attrition[SALES])},
    {"people.sdr_attrition", AT(attrition[SDR])},
    {"people.success_attrition", AT(attrition[SUCCESS])},
    {"people.marketing_ramp", AT(ramp[MARKETING])},
    {"people.sales_ramp", AT(ramp[SALES])},
    {"people.sdr_ramp", AT(ramp[SDR])},
    {"people.success_ramp", AT(ramp[SUCCESS])},
    {"people.months_to_refill", AT(months_to_refill)},
    {"people.start_productivity", AT(start_productivity)},
    {"focus.lead_generation", AT(focus[LEAD_GENERATION])},
    {"focus.brand", AT(focus[BRAND])},
    {"focus.customer_delight", AT(focus[DELIGHT])},
    {"focus.user_experience", AT(focus[USER_EXPERIENCE])},
    {"focus.employer_brand", AT(focus[EMPLOYER])},
    {"goodwill.brand_half_life", AT(half_life[BRAND])},
    {"goodwill.delight_half_life", AT(half_life[DELIGHT])},
    {"goodwill.ux_half_life", AT(half_life[USER_EXPERIENCE])},
    {"goodwill.employer_half_life", AT(half_life[EMPLOYER])},
    {"elasticity.focus_to_leads", AT(focus_to_leads)},
    {"elasticity.brand_to_leads", AT(brand_to_leads)},
    {"elasticity.ux_to_qualification", AT(ux_to_qualification)},
    {"elasticity.delight_to_churn", AT(delight_to_churn)},
    {"elasticity.delight_to_referrals", AT(delight_to_referrals)},
    {"elasticity.employer_brand_to_attrition", AT(employer_to_attrition)},
    {"elasticity.programme_to_leads", AT(programme_to_leads)},
    {"elasticity.delight_to_expansion", AT(delight_to_expansion)},
    {"elasticity.coverage_to_churn", AT(coverage_to_churn)},
    {"elasticity.coverage_to_expansion", AT(coverage_to_expansion)},
    {"elasticity.leads_to_spend", AT(leads_to_spend)},
    {"elasticity.acceptance_to_quality", AT(acceptance_to_quality)},
    {"money.marketing_cost", AT(cost[MARKETING])},
    {"money.sales_cost", AT(cost[SALES])},
    {"money.sdr_cost", AT(cost[SDR])},
    {"money.success_cost", AT(cost[SUCCESS])},
    {"money.manager_cost", AT(manager_cost)},
    {"money.cost_per_hire", AT(cost_per_hire)},
    {"money.programme_spend", AT(programme_spend)},
    {"money.gross_margin", AT(gross_margin)},
    {"money.discount_rate", AT(discount_rate)},
    {"money.customer_life_counted", AT(customer_life)},
    {"start.steady", AT(steady)},
    {"sdr.leads_per_sdr", AT(leads_per_sdr)},
    {"sdr.outbound_per_sdr", AT(outbound_per_sdr)},
    {"sdr.inbound_time_share", AT(sdr_time_share)},
    {"sdr.response_time", AT(sdr_response_time)},
    {"sdr.handover", AT(handover)},
    {"success.customers_per_csm", AT(customers_per_csm)},
    {"change.settle_months", AT(settle_months)},
    {"change.dip", AT(dip)},
    {"change.recovery_months", AT(recovery_months)},
    {"change.attrition_shock", AT(attrition_shock)},
    {"change.cost_per_head", AT(cost_per_head)},
    {"change.severance", AT(severance)},
    {"mandate.weight.marketing_under_sales", AT(mandate_weight[UNDER_SALES])},
    {"mandate.weight.sales_under_marketing", AT(mandate_weight[UNDER_MARKETING])},
    {"mandate.weight.shared_head", AT(mandate_weight[SHARED_HEAD])},
    {"mandate.weight.shared_bilingual_leader", AT(mandate_weight[BILINGUAL])},
    {"mandate.weight.shared_executive", AT(mandate_weight[EXECUTIVE])},
};
#define ASSUMPTION_COUNT (sizeof ASSUMPTIONS / sizeof *ASSUMPTIONS)

typedef enum { CONSTANT, NORMAL, LOGNORMAL, LOGITNORMAL } Family;

typedef struct {
  int assumption;
  Family family;
  double centre, spread; /* of the normal variate below the family; a constant is its centre */
} Spec;

/* ---- the case ---------------------------------------------------------------------------------------------------- */

typedef struct {
  int target, cell, weight; /* weight: the relation whose mandate weight is the exponent, or -1 */
  double log_median, log_spread;
} Use;

typedef struct {
  int after; /* month of the change; -1 for the first state */
  int posts[TEAMS], affected[TEAMS], managers, neutral;
  double managers_cost;
  char name[GROUPS][MAX_NAME]; /* the row of each group that may act */
  double certain[TARGETS];     /* sum of the effects without interval or exponent */
  int use_count, override_count;
  Use uses[MAX_USES];
  Spec overrides[MAX_OVERRIDES];
} State;

typedef struct {
  char id[MAX_NAME];
  int today, state_count, team_count, teams[TEAMS]; /* the teams that have posts in some state */
  State states[MAX_STATES];
} Structure;

typedef struct {
  int after, override_count;
  Spec overrides[MAX_OVERRIDES];
} Phase;

typedef struct {
  int months, start_month, posts[TEAMS], phase_count, structure_count, today; /* today: its index or -1 */
  int any_team[TEAMS], large_teams, cell_count;
  long trials;
  uint64_t seed;
  double season[12];
  int given[ASSUMPTION_COUNT], uncertain[ASSUMPTION_COUNT]; /* uncertain: in the scenario or in some override */
  Spec assumptions[ASSUMPTION_COUNT];
  char cells[MAX_CELLS][MAX_NAME];
  Phase phases[MAX_PHASES];
  Structure structures[MAX_STRUCTURES];
} Case;

/* ---- outcomes ---------------------------------------------------------------------------------------------------- */

#define OUTCOMES(X)                                                                                                    \
  X(value) X(profit) X(revenue) X(bookings) X(marketing_bookings) X(marketing_contribution) X(closure_rate)            \
  X(mql_acceptance) X(follow_up_rate) X(leads) X(mqls) X(opportunities) X(outbound_opportunities) X(wins)              \
  X(customer_churn) X(customers_end) X(recurring_revenue_end) X(brand_index) X(delight_index) X(ux_index)              \
  X(employer_index) X(staff_turnover) X(leads_lost_to_capacity) X(cost_per_win) X(total_cost) X(hires)                 \
  X(reorganisation_cost) X(expansion_bookings) X(net_revenue_retention)
#define AS_FIELD(name) double name;
#define AS_NAME(name) #name,
typedef struct {
  OUTCOMES(AS_FIELD)
} Outcomes;
static const char *const OUTCOME_NAMES[] = {OUTCOMES(AS_NAME)};
#define OUTCOME_COUNT (sizeof OUTCOME_NAMES / sizeof *OUTCOME_NAMES)

/* ---- uniforms and normal scores ---------------------------------------------------------------------------------- */

static inline uint64_t splitmix64(uint64_t *state) {
  uint64_t x = *state += 0x9e3779b97f4a7c15u;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9u;
  x = (x ^ x >> 27) * 0x94d049bb133111ebu;
  return x ^ x >> 31;
}

typedef struct {
  uint64_t s[4];
} Xoshiro;

static inline uint64_t rotate(uint64_t x, int bits) { return x << bits | x >> (64 - bits); }

static inline uint64_t xoshiro256pp(Xoshiro *r) {
  uint64_t *s = r->s, result = rotate(s[0] + s[3], 23) + s[0], t = s[1] << 17;
  s[2] ^= s[0], s[3] ^= s[1], s[1] ^= s[2], s[0] ^= s[3], s[2] ^= t;
  s[3] = rotate(s[3], 45);
  return result;
}

static inline double to_uniform(uint64_t bits) { return ((double)(bits >> 11) + 0.5) * 0x1p-53; } /* inside (0, 1) */

static double normal_score(double u) {
  double q = u - 0.5;
  if (fabs(q) <= 0.425) {
    double r = 0.180625 - q * q;
    return q *
           (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r +
                4.5921953931549871457e4) * r + 1.3731693765509461125e4) * r + 1.9715909503065514427e3) * r +
             1.3314166789178437745e2) * r + 3.3871328727963666080e0) /
           (((((((5.2264952788528545610e3 * r + 2.8729085735721942674e4) * r + 3.9307895800092710610e4) * r +
                2.1213794301586595867e4) * r + 5.3941960214247511077e3) * r + 6.8718700749205790830e2) * r +
             4.2313330701600911252e1) * r + 1.0);
  }
  double r = sqrt(-log(q < 0 ? u : 1 - u)), z;
  if (r <= 5) {
    r -= 1.6;
    z = (((((((7.74545014278341407640e-4 * r + 2.27238449892691845833e-2) * r + 2.41780725177450611770e-1) * r +
             1.27045825245236838258e0) * r + 3.64784832476320460504e0) * r + 5.76949722146069140550e0) * r +
          4.63033784615654529590e0) * r + 1.42343711074968357734e0) /
        (((((((1.05075007164441684324e-9 * r + 5.47593808499534494600e-4) * r + 1.51986665636164571966e-2) * r +
             1.48103976427480074590e-1) * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940e0) * r +
          2.05319162663775882187e0) * r + 1.0);
  } else {
    r -= 5;
    z = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.24266094738807843860e-3) * r +
             2.65321895265761230930e-2) * r + 2.96560571828504891230e-1) * r + 1.78482653991729133580e0) * r +
          5.46378491116411436990e0) * r + 6.65790464350110377720e0) /
        (((((((2.04426310338993978564e-15 * r + 1.42151175831644588870e-7) * r + 1.84631831751005468180e-5) * r +
             7.86869131145613259100e-4) * r + 1.48753612908506148525e-2) * r + 1.36929880922735805310e-1) * r +
          5.99832206555887937690e-1) * r + 1.0);
  }
  return q < 0 ? -z : z;
}

/* ---- quantile functions ------------------------------------------------------------------------------------------ */

typedef struct {
  double u, z; /* a uniform and its normal score */
} Luck;

static double RECIPROCAL[RECIPROCALS]; /* 1 / k */
static inline double reciprocal(int k) { return k < RECIPROCALS ? RECIPROCAL[k] : 1.0 / k; }

typedef struct {
  double p, pq, skew, kurtosis; /* skew = q - p, kurtosis = 1 - 6pq: both free of n */
  double odds, log_larger;      /* of the smaller side: smaller / larger, ln larger */
  int flipped;                  /* p is the larger side */
} Chance;

static inline Chance chance(double p) {
  double q = 1 - p, smaller = p <= q ? p : q, larger = p <= q ? q : p;
  return (Chance){p, p * q, q - p, 1 - 6 * p * q, smaller / larger, log1p(-smaller), p > q};
}

/* P(an exponential clock of this hazard rings within the month) */
static inline Chance chance_of_hazard(double hazard) {
  double p = -expm1(-hazard), q = 1 - p;
  if (p > q) return chance(p);
  return (Chance){p, p * q, q - p, 1 - 6 * p * q, p / q, -hazard, 0};
}

/* round(mean + sd * Cornish-Fisher), from cumulants scaled so that only one division by sd is left */
static inline int cornish_fisher(double mean, double variance, double skew, double kurtosis, double z) {
  double sd = sqrt(variance - 1.0 / 12), z2 = z * z;
  double x = mean + sd * z + skew * (z2 - 1) * (1.0 / 6) +
             (kurtosis * (z2 - 3) * (1.0 / 24) - skew * skew * (2 * z2 - 5) * (1.0 / 36)) * z / sd;
  return x > 0 ? (int)(x + 0.5) : 0;
}

static inline int binomial(int n, const Chance *c, Luck luck) {
  if (n == 0) return 0;
  double variance = n * c->pq;
  if (variance >= NORMAL_FROM) {
    int k = cornish_fisher(n * c->p, variance, c->skew, c->kurtosis, luck.z);
    return k < n ? k : n;
  }
  double left = c->flipped ? 1 - luck.u : luck.u, mass = exp(n * c->log_larger);
  int k = 0;
  while (left > mass && k < n) {
    left -= mass;
    mass *= c->odds * (n - k) * reciprocal(k + 1);
    k++;
  }
  return c->flipped ? n - k : k;
}

static inline int poisson(double mean, Luck luck) {
  if (mean >= NORMAL_FROM) return cornish_fisher(mean, mean, 1, 1, luck.z);
  double left = luck.u, mass = exp(-mean);
  int k = 0;
  while (left > mass && mass > 0) {
    left -= mass;
    k++;
    mass *= mean * reciprocal(k);
  }
  return k;
}

/* Gamma quantile of mean 1 (Wilson & Hilferty 1931) */
static double unit_gamma(double shape, double z) {
  double ninth = 1 / (9 * shape), root = 1 - ninth + z * sqrt(ninth);
  return root > 0 ? root * root * root : 0;
}

/* ---- the sheet of luck of one trial (section 6) ------------------------------------------------------------------ */

typedef struct {
  uint64_t state;
  int count;
  double sum[MAX_DEALS + 1]; /* sum[v] = the first v deals, in units of the mean deal */
} Deals;

enum { LEADS, REFERRALS, QUALIFY, ACCEPT, FOLLOW, LOSE_CUSTOMERS, EXPAND, OPEN,
       DECIDE = OPEN + SOURCES, WIN = DECIDE + SOURCES, DRAWS = WIN + SOURCES };

typedef struct {
  Luck leave[TEAMS], join[TEAMS]; /* small counts, where inversion needs no normal score, get none */
  double lead_gamma;
  Luck draw[DRAWS]; /* OPEN, DECIDE and WIN have one draw per source */
} MonthLuck;

typedef struct {
  double deal_sd;
  Luck staff[TEAMS], pipeline[SOURCES]; /* the start, section 10 */
  MonthLuck month[MAX_MONTHS];
  Deals deals[MAX_MONTHS][SOURCES];
} Sheet;

static double next_uniform(Xoshiro *rng) { return to_uniform(xoshiro256pp(rng)); }

static Luck next_luck(Xoshiro *rng, int scored) {
  double u = next_uniform(rng);
  return (Luck){u, scored ? normal_score(u) : 0};
}

static void fill_sheet(Sheet *sheet, const Case *c, const Assumptions *a, Xoshiro *rng) {
  sheet->deal_sd = sqrt(log1p(a->deal_cv * a->deal_cv));
  for (int j = 0; j < TEAMS; j++)
    if (c->any_team[j]) sheet->staff[j] = next_luck(rng, c->large_teams);
  for (int s = 0; s < SOURCES; s++) sheet->pipeline[s] = next_luck(rng, 1);
  for (int t = 0; t < c->months; t++) {
    MonthLuck *m = &sheet->month[t];
    for (int j = 0; j < TEAMS; j++)
      if (c->any_team[j]) {
        m->leave[j] = next_luck(rng, c->large_teams);
        m->join[j] = next_luck(rng, c->large_teams);
      }
    m->lead_gamma = unit_gamma(a->lead_dispersion, normal_score(next_uniform(rng)));
    for (int d = 0; d < DRAWS; d++) m->draw[d] = next_luck(rng, 1);
    for (int s = 0; s < SOURCES; s++) {
      sheet->deals[t][s].state = xoshiro256pp(rng);
      sheet->deals[t][s].count = 0;
    }
  }
}

static void fail(const char *message, const char *detail) {
  fprintf(stderr, "%s %s\n", message, detail);
  exit(2);
}

/* Sum of the first `won` deals, in units of their mean; deal number j has one size whoever wins it (step 10) */
static inline double deal_sum(const Sheet *sheet, Deals *deals, int won) {
  if (won > MAX_DEALS) fail("too many deals in a month", "");
  double sd = sheet->deal_sd;
  while (deals->count < won) {
    double z = normal_score(to_uniform(splitmix64(&deals->state)));
    deals->sum[deals->count + 1] = deals->sum[deals->count] + exp(sd * (z - sd / 2));
    deals->count++;
  }
  return deals->sum[won];
}

/* ---- one world: assumptions, and what follows from them alone ---------------------------------------------------- */

typedef struct {
  Assumptions a;
  double logit_qualification, logit_acceptance, logit_follow_up, logit_opportunity, logit_win[SOURCES];
  double log_leads, log_growth, log_deal_value, unready; /* unready: 1 - start_productivity */
  double rho[ACTIVITIES], keep_ramping[TEAMS], p_decide;
  Chance refill, decide;
} Values;

typedef struct { /* sections 8, 9, 10, 13 and 14: what today's company is, from the scenario's values alone */
  double fill[TEAMS], ramping[TEAMS], productive[TEAMS];
  double coverage, handover, log_handover, log_response_time, log_marketing, log_focus[ACTIVITIES], log_spend;
  double log_e[TARGETS];
  int customers, pipeline[SOURCES];
  Chance filled[TEAMS];
} Today;

typedef struct {
  const Case *c;
  double score[ASSUMPTION_COUNT], cell[MAX_CELLS];
  Values shared[MAX_PHASES + 1]; /* of a structure without overrides, after so many scenario-level phases */
  Today today;
} World;

static double logit(double p) { return log(p / (1 - p)); }
static double sigma(double x) { return 1 / (1 + exp(-x)); }
static double within_month(double hazard) { return -expm1(-hazard); }

/* logit(p) where no effect needs it is still asked for: 0 and 1 give -inf and inf, and sigma brings them back */
static Chance shifted(double logit_p, double log_odds) { return chance(sigma(logit_p + log_odds)); }

static void set(Assumptions *a, const Spec *spec, const double *score) {
  double x = spec->centre;
  if (spec->family != CONSTANT) x += spec->spread * score[spec->assumption];
  if (spec->family == LOGNORMAL) x = exp(x);
  if (spec->family == LOGITNORMAL) x = sigma(x);
  *(double *)((char *)a + ASSUMPTIONS[spec->assumption].field) = x;
}

static void derive(Values *v, const Case *c, const Today *today) {
  const Assumptions *a = &v->a;
  v->logit_qualification = logit(a->qualification);
  v->logit_acceptance = logit(a->acceptance);
  v->logit_follow_up = logit(a->follow_up);
  v->logit_opportunity = logit(a->opportunity);
  for (int s = 0; s < SOURCES; s++) v->logit_win[s] = logit(a->win[s]);
  v->log_leads = log(a->leads_per_month);
  double log_spend = log(a->programme_spend); /* section 11: the budget against the scenario's */
  if (isfinite(today->log_spend) && log_spend != today->log_spend && a->programme_to_leads > 0)
    v->log_leads += a->programme_to_leads * (log_spend - today->log_spend);
  v->log_growth = log1p(a->monthly_growth);
  v->unready = 1 - a->start_productivity;
  for (int i = BRAND; i < ACTIVITIES; i++) v->rho[i] = exp2(-1 / a->half_life[i]);
  for (int j = 0; j < TEAMS; j++)
    if (c->any_team[j]) v->keep_ramping[j] = exp(-1 / a->ramp[j]);
  v->refill = chance(within_month(1 / a->months_to_refill));
  v->p_decide = within_month(1 / a->sales_cycle);
  v->decide = chance(v->p_decide);
}

/* Section 2: ln E of a state, before today's is taken off */
static void log_effects(const State *state, const World *w, double log_e[TARGETS]) {
  memcpy(log_e, state->certain, sizeof state->certain);
  for (int i = 0; i < state->use_count; i++) {
    const Use *use = &state->uses[i];
    double x = use->log_median;
    if (use->cell >= 0) x += use->log_spread * w->cell[use->cell];
    if (use->weight >= 0) x *= w->shared[0].a.mandate_weight[use->weight];
    log_e[use->target] += x;
  }
}

/* Section 8: relative to today's; `effects: none` is exactly 1 with and without it */
static void relative_effects(const State *state, const World *w, double log_e[TARGETS]) {
  if (state->neutral) {
    memset(log_e, 0, TARGETS * sizeof *log_e);
    return;
  }
  log_effects(state, w, log_e);
  if (w->c->today < 0) return;
  for (int i = 0; i < TARGETS; i++) log_e[i] -= w->today.log_e[i];
}

/* Sections 4 and 9: the long-run filled and productive shares of today's posts */
static void today_people(Today *today, const Case *c, const Values *v) {
  double r = v->refill.p;
  for (int j = 0; j < TEAMS; j++) {
    if (!c->any_team[j]) continue;
    double l = within_month(v->a.attrition[j]);
    today->fill[j] = r / (r + l);
    today->ramping[j] = l / (1 - (1 - l) * v->keep_ramping[j]);
    today->productive[j] = c->posts[j] * today->fill[j] * (1 - v->unready * today->ramping[j]);
    today->filled[j] = chance(1 - v->a.steady * (1 - today->fill[j]));
  }
  today->log_marketing = log(today->productive[MARKETING]);
}

/* Section 10: pipelines of a company that runs, at the start */
static void today_pipelines(Today *today, const Case *c, const Values *v, const Sheet *sheet) {
  const Assumptions *a = &v->a;
  int has_sdr = c->posts[SDR] > 0;
  double work = (a->leads_per_month + a->referrals * today->customers) * a->qualification * a->acceptance * a->follow_up;
  double capacity = has_sdr ? today->productive[SDR] * a->leads_per_sdr : today->productive[SALES] * a->leads_per_rep;
  if (work > capacity) work = capacity;
  double load = capacity > 0 ? work / capacity : 1, reps = today->productive[SALES] * a->outbound_per_rep;
  double opened[SOURCES] = {
      [INBOUND] = work * a->opportunity,
      [OUTBOUND] = has_sdr ? reps + today->productive[SDR] * a->outbound_per_sdr * (1 - load * a->sdr_time_share)
                           : reps * (1 - load * a->inbound_time_share),
  };
  for (int s = 0; s < SOURCES; s++)
    today->pipeline[s] = poisson(a->steady * opened[s] * (1 - v->p_decide) / v->p_decide, sheet->pipeline[s]);
}

static void describe_today(World *w, const Sheet *sheet) {
  const Case *c = w->c;
  const Values *v = &w->shared[0];
  Today *today = &w->today;
  double weight_sum = 0;
  today_people(today, c, v);
  today->customers = (int)floor(v->a.customers_initial + 0.5);
  today_pipelines(today, c, v, sheet);
  if (c->any_team[SUCCESS]) {
    double covered = today->productive[SUCCESS] * v->a.customers_per_csm;
    today->coverage = today->customers > 0 ? fmin(1, covered / today->customers) : 1;
  }
  today->handover = c->posts[SDR] > 0 ? v->a.handover : 1;
  today->log_handover = log(today->handover);
  today->log_response_time = c->posts[SDR] > 0 ? log(v->a.sdr_response_time) : 0;
  for (int i = 0; i < ACTIVITIES; i++) weight_sum += v->a.focus[i];
  for (int i = 0; i < ACTIVITIES; i++) today->log_focus[i] = log(v->a.focus[i] / weight_sum);
  if (c->today >= 0) log_effects(&c->structures[c->today].states[0], w, today->log_e);
}

/* Everything uncertain, once per trial; the sheet is filled in between, since the start is part of today */
static void draw_world(World *w, Sheet *sheet, Xoshiro *rng) {
  const Case *c = w->c;
  for (size_t i = 0; i < ASSUMPTION_COUNT; i++)
    if (c->uncertain[i]) w->score[i] = normal_score(next_uniform(rng));
  for (int i = 0; i < c->cell_count; i++) w->cell[i] = normal_score(next_uniform(rng));
  for (size_t i = 0; i < ASSUMPTION_COUNT; i++) set(&w->shared[0].a, &c->assumptions[i], w->score);
  fill_sheet(sheet, c, &w->shared[0].a, rng);
}

static void derive_world(World *w, const Sheet *sheet) {
  const Case *c = w->c;
  w->today.log_spend = log(w->shared[0].a.programme_spend);
  derive(&w->shared[0], c, &w->today);
  for (int k = 0; k < c->phase_count; k++) {
    w->shared[k + 1].a = w->shared[k].a;
    for (int i = 0; i < c->phases[k].override_count; i++)
      set(&w->shared[k + 1].a, &c->phases[k].overrides[i], w->score);
    derive(&w->shared[k + 1], c, &w->today);
  }
  describe_today(w, sheet);
}

/* ---- one structure: what follows from its effects and posts ------------------------------------------------------ */

typedef struct {
  double hazard[TEAMS], log_push[ACTIVITIES], log_activity; /* log_activity: without the effort's own term */
  double outbound_per_rep, outbound_per_sdr, load_share, churn, expansion;
  Chance accept, follow_up, open, win[SOURCES];
} Terms;

typedef struct {
  const Structure *structure;
  const World *world;
  const State *state;
  const Values *v;
  Values own; /* where the structure overrides assumptions */
  Terms x;
  int state_index, phase_index;
  double log_e[TARGETS], target[TARGETS], disruption[TEAMS], settle, recover;
  /* the company */
  int staff[TEAMS], pipeline[SOURCES], customers;
  double ramping[TEAMS], productive[TEAMS], recurring, g[ACTIVITIES], churn_hazard;
  /* sums over the months */
  double profit, revenue, cost, reorganisation, booked[SOURCES], expansion, retention;
  long leads, mqls, accepted, worked, lost_leads, opened[SOURCES], decided, won, churned, customer_months;
  long leavers, staff_months, hires;
} Firm;

/* Sections 2 and 8: focus weights against today's, ln (w / w0) */
static void focus_terms(Terms *x, const Values *v, const Today *today, const double *log_e) {
  double weight[ACTIVITIES], sum = 0;
  for (int i = 0; i < ACTIVITIES; i++) sum += weight[i] = v->a.focus[i] * exp(log_e[FOCUS + i]);
  double common = log(sum) + today->log_marketing;
  for (int i = 0; i < ACTIVITIES; i++) x->log_push[i] = log(weight[i]) - today->log_focus[i] - common;
}

/* Section 13 and section 16's quality: P(an opportunity comes of a worked lead) */
static Chance open_chance(const Values *v, const Today *today, const double *log_e, double p_accept, int has_sdr) {
  const Assumptions *a = &v->a;
  double log_response = log_e[RESPONSE_TIME] - today->log_response_time, handed_over = 1;
  if (has_sdr) {
    log_response += log(a->sdr_response_time);
    handed_over = sigma(logit(a->handover) + log_e[HANDOVER]);
  }
  double quality = a->acceptance_to_quality * log(p_accept / a->acceptance);
  double p = sigma(v->logit_opportunity - a->response_elasticity * log_response - quality);
  return chance(fmin(1, p * handed_over / today->handover));
}

static void terms_of(Firm *f) {
  const Values *v = f->v;
  const Assumptions *a = &v->a;
  const Today *today = &f->world->today;
  const double *e = f->log_e;
  Terms *x = &f->x;
  int has_sdr = f->state->posts[SDR] > 0;
  double attrition = exp(e[ATTRITION]), outbound = exp(e[OUTBOUND_RATE]);
  for (int i = 0; i < f->structure->team_count; i++) {
    int j = f->structure->teams[i];
    x->hazard[j] = a->attrition[j] * attrition;
  }
  focus_terms(x, v, today, e);
  x->log_activity = e[LEAD_VOLUME] + a->focus_to_leads * x->log_push[LEAD_GENERATION];
  x->accept = shifted(v->logit_acceptance, e[ACCEPTANCE]);
  x->follow_up = shifted(v->logit_follow_up, e[FOLLOW_UP]);
  x->open = open_chance(v, today, e, x->accept.p, has_sdr);
  x->outbound_per_rep = a->outbound_per_rep * outbound;
  x->outbound_per_sdr = has_sdr ? a->outbound_per_sdr * outbound * exp(e[SDR_OUTBOUND]) : 0;
  x->load_share = has_sdr ? a->sdr_time_share : a->inbound_time_share;
  double screened = today->log_handover - (has_sdr ? log(a->handover) : 0);
  x->win[INBOUND] = shifted(v->logit_win[INBOUND], e[WIN_RATE] + screened);
  x->win[OUTBOUND] = shifted(v->logit_win[OUTBOUND], e[WIN_RATE]);
  x->churn = a->churn * exp(e[CHURN]);
  x->expansion = a->expansion * exp(e[EXPANSION]);
}

/* ---- states and phases (sections 11 and 15) ---------------------------------------------------------------------- */

static void choose_values(Firm *f) {
  const World *w = f->world;
  const State *state = f->state;
  f->v = &w->shared[f->phase_index];
  if (state->override_count == 0) return;
  f->own.a = f->v->a;
  for (int i = 0; i < state->override_count; i++) set(&f->own.a, &state->overrides[i], w->score);
  derive(&f->own, w->c, &w->today);
  f->v = &f->own;
}

/* The month of a phase: a new target, and what the change costs per head of the affected teams */
static double change_state(Firm *f) {
  const State *before = f->state, *after = &f->structure->states[++f->state_index];
  double cost = 0;
  for (int j = 0; j < TEAMS; j++)
    if (after->affected[j] && before->posts[j] > 0 && after->posts[j] > 0) {
      f->disruption[j] = 1;
      cost += after->posts[j] * f->world->shared[0].a.cost_per_head;
    }
  f->state = after;
  relative_effects(after, f->world, f->target);
  return cost;
}

/* Section 15 as recursions; returns the cost of a reorganisation this month */
static double enter_month(Firm *f, int t) {
  const Case *c = f->world->c;
  double cost = 0;
  int new_values = 0, moving = f->state_index > 0;
  if (moving)
    for (int j = 0; j < TEAMS; j++) f->disruption[j] *= f->recover;
  if (f->state_index + 1 < f->structure->state_count && f->structure->states[f->state_index + 1].after == t) {
    cost = change_state(f);
    new_values = moving = 1;
  }
  while (f->phase_index < c->phase_count && c->phases[f->phase_index].after == t) f->phase_index++, new_values = 1;
  if (new_values) choose_values(f);
  if (moving)
    for (int i = 0; i < TARGETS; i++) f->log_e[i] += (f->target[i] - f->log_e[i]) * f->settle;
  if (new_values || moving) terms_of(f);
  return cost;
}

static void begin(Firm *f, const Structure *structure, const World *world, const Sheet *sheet) {
  const Today *today = &world->today;
  const Assumptions *a = &world->shared[0].a;
  memset(f, 0, offsetof(Firm, own));
  memset((char *)f + offsetof(Firm, x), 0, sizeof *f - offsetof(Firm, x));
  f->structure = structure, f->world = world, f->state = &structure->states[0];
  relative_effects(f->state, world, f->log_e);
  choose_values(f);
  terms_of(f);
  if (structure->state_count > 1) {
    f->settle = within_month(1 / a->settle_months);
    f->recover = exp(-1 / a->recovery_months);
  }
  for (int i = 0; i < structure->team_count; i++) {
    int j = structure->teams[i];
    f->staff[j] = binomial(f->state->posts[j], &today->filled[j], sheet->staff[j]);
    f->ramping[j] = a->steady * today->ramping[j] * f->staff[j];
  }
  for (int s = 0; s < SOURCES; s++) f->pipeline[s] = today->pipeline[s];
  f->customers = today->customers;
  f->recurring = f->customers * a->annual_value / 12;
  f->retention = 1;
}

/* ---- one month, one structure (section 4 and what the later sections add to it) ---------------------------------- */

/* Step 1 and section 9: cut, leave, join, ramp; returns the month's joins, and through `cuts` its cuts */
static inline int people(Firm *f, const MonthLuck *luck, int *cuts) {
  const Values *v = f->v;
  const Assumptions *base = &f->world->shared[0].a;
  double calm = exp(-v->a.employer_to_attrition * f->g[EMPLOYER]);
  int joins = 0;
  for (int i = 0; i < f->structure->team_count; i++) {
    int j = f->structure->teams[i], posts = f->state->posts[j], before = f->staff[j];
    int after_cut = before < posts ? before : posts;
    double hazard = f->x.hazard[j] * calm;
    if (f->disruption[j] > 0) hazard *= 1 + base->attrition_shock * f->disruption[j];
    Chance go = chance_of_hazard(hazard);
    int leave = binomial(after_cut, &go, luck->leave[j]);
    int join = binomial(posts - after_cut, &v->refill, luck->join[j]);
    /* (1 - cut/N) * (1 - leave/N'), in one division */
    double stay = before > 0 ? (after_cut - leave) * reciprocal(before) : 0;
    f->ramping[j] = f->ramping[j] * stay * v->keep_ramping[j] + join;
    f->staff[j] = after_cut + join - leave;
    f->productive[j] = f->staff[j] - v->unready * f->ramping[j];
    if (f->disruption[j] > 0) f->productive[j] *= 1 - base->dip * f->disruption[j];
    f->staff_months += after_cut;
    f->leavers += leave;
    *cuts += before - after_cut;
    joins += join;
  }
  f->hires += joins;
  return joins;
}

/* Step 3 */
static inline void build_goodwill(Firm *f, double log_effort) {
  for (int i = BRAND; i < ACTIVITIES; i++) {
    double push = fmax(log_effort + f->x.log_push[i], LOG_GOODWILL_FLOOR);
    f->g[i] = push + f->v->rho[i] * (f->g[i] - push);
  }
}

/* Step 4 */
static inline int demand(Firm *f, const MonthLuck *luck, int t, double season, double log_activity) {
  const Values *v = f->v;
  double mean = season * exp(v->log_leads + t * v->log_growth + log_activity + v->a.brand_to_leads * f->g[BRAND]);
  double mean_referrals = v->a.referrals * f->customers * exp(v->a.delight_to_referrals * f->g[DELIGHT]);
  return poisson(mean * luck->lead_gamma, luck->draw[LEADS]) + poisson(mean_referrals, luck->draw[REFERRALS]);
}

/* Steps 5 to 8, section 13 */
static inline void open_opportunities(Firm *f, const MonthLuck *luck, int leads) {
  const Values *v = f->v;
  const Terms *x = &f->x;
  int has_sdr = f->state->posts[SDR] > 0;
  Chance qualify = chance(sigma(v->logit_qualification + v->a.ux_to_qualification * f->g[USER_EXPERIENCE]));
  int mqls = binomial(leads, &qualify, luck->draw[QUALIFY]);
  int accepted = binomial(mqls, &x->accept, luck->draw[ACCEPT]);
  int wanted = binomial(accepted, &x->follow_up, luck->draw[FOLLOW]);
  double capacity = has_sdr ? floor(f->productive[SDR] * v->a.leads_per_sdr)
                            : floor(f->productive[SALES] * v->a.leads_per_rep);
  int worked = wanted < capacity ? wanted : (int)capacity;
  double free_share = 1 - (capacity > 0 ? worked / capacity : 1) * x->load_share;
  double reps = f->productive[SALES] * x->outbound_per_rep;
  double outbound = has_sdr ? reps + f->productive[SDR] * x->outbound_per_sdr * free_share : reps * free_share;
  int opened[SOURCES] = {
      [INBOUND] = binomial(worked, &x->open, luck->draw[OPEN + INBOUND]),
      [OUTBOUND] = poisson(outbound, luck->draw[OPEN + OUTBOUND]),
  };
  for (int s = 0; s < SOURCES; s++) f->pipeline[s] += opened[s], f->opened[s] += opened[s];
  f->leads += leads, f->mqls += mqls, f->accepted += accepted, f->worked += worked;
  f->lost_leads += wanted - worked;
}

/* Steps 9 and 10; returns the bookings, and through `won` the new customers */
static inline double close_and_book(Firm *f, const MonthLuck *luck, Sheet *sheet, int t, int *won) {
  const Values *v = f->v;
  double movable = f->productive[SALES] * v->a.open_deals_per_rep, bookings = 0;
  int open_deals = f->pipeline[INBOUND] + f->pipeline[OUTBOUND];
  Chance slowed;
  const Chance *decide = &v->decide;
  if (open_deals > movable) slowed = chance(movable / open_deals * v->p_decide), decide = &slowed;
  for (int s = 0; s < SOURCES; s++) {
    int decided = binomial(f->pipeline[s], decide, luck->draw[DECIDE + s]);
    int wins = binomial(decided, &f->x.win[s], luck->draw[WIN + s]);
    double booked = v->a.deal_value * deal_sum(sheet, &sheet->deals[t][s], wins);
    f->pipeline[s] -= decided;
    f->decided += decided;
    f->booked[s] += booked;
    bookings += booked;
    *won += wins;
  }
  f->won += *won;
  return bookings;
}

/* Step 11, sections 12 and 14 */
static inline void keep(Firm *f, const MonthLuck *luck, int won, double bookings) {
  const Assumptions *a = &f->v->a;
  const Today *today = &f->world->today;
  int customers = f->customers;
  double churn_shift = -a->delight_to_churn * f->g[DELIGHT], growth_shift = a->delight_to_expansion * f->g[DELIGHT];
  if (f->world->c->posts[SUCCESS] > 0 || f->state->posts[SUCCESS] > 0) {
    double covered = f->productive[SUCCESS] * a->customers_per_csm;
    double lift = (covered < customers ? covered / customers : 1) - today->coverage;
    churn_shift -= a->coverage_to_churn * lift;
    growth_shift += a->coverage_to_expansion * lift;
  }
  f->churn_hazard = f->x.churn * exp(churn_shift);
  Chance leave = chance_of_hazard(f->churn_hazard);
  int lost = binomial(customers, &leave, luck->draw[LOSE_CUSTOMERS]), stay = customers - lost;
  double gained = 0, kept = 0;
  if (stay > 0) {
    kept = f->recurring * stay / customers;
    if (f->x.expansion > 0) {
      Chance grow = chance_of_hazard(f->x.expansion * exp(growth_shift));
      gained = binomial(stay, &grow, luck->draw[EXPAND]) * a->expansion_size * (kept / stay);
    }
  }
  f->retention *= f->recurring > 0 ? (kept + gained) / f->recurring : NAN;
  f->recurring = kept + gained + bookings * (1.0 / 12);
  f->expansion += 12 * gained;
  f->customer_months += customers;
  f->churned += lost;
  f->customers = stay + won;
}

/* Step 12 in full (section 16) */
static inline void money(Firm *f, double discount, int joins, double activity, double one_off) {
  const Assumptions *a = &f->v->a;
  double cost = joins * a->cost_per_hire + f->state->managers * a->manager_cost + f->state->managers_cost + one_off +
                a->programme_spend * (1 + a->leads_to_spend * (activity - 1));
  for (int i = 0; i < f->structure->team_count; i++) {
    int j = f->structure->teams[i];
    cost += f->staff[j] * a->cost[j];
  }
  f->profit += discount * (a->gross_margin * f->recurring - cost);
  f->cost += cost;
  f->reorganisation += one_off;
  f->revenue += f->recurring;
}

static inline void month(Firm *f, Sheet *sheet, int t, double season, double discount) {
  const MonthLuck *luck = &sheet->month[t];
  int changing = f->structure->state_count > 1 || f->world->c->phase_count > 0, cuts = 0, won = 0;
  double one_off = changing ? enter_month(f, t) : 0;
  int joins = people(f, luck, &cuts);
  double log_effort = f->productive[MARKETING] > 0 ? log(f->productive[MARKETING]) : LOG_OF_NOTHING;
  build_goodwill(f, log_effort);
  double log_activity = f->x.log_activity + f->v->a.focus_to_leads * log_effort;
  open_opportunities(f, luck, demand(f, luck, t, season, log_activity));
  double bookings = close_and_book(f, luck, sheet, t, &won);
  keep(f, luck, won, bookings);
  if (cuts > 0) one_off += cuts * f->world->shared[0].a.severance;
  money(f, discount, joins, exp(log_activity), one_off);
}

/* ---- outcomes (sections 5 and 16) -------------------------------------------------------------------------------- */

static double yearly(double monthly) { return 1 - pow(1 - monthly, 12); }

/* Section 16: what the customers at the end bring over the life that is counted */
static double worth_at_end(const Firm *f, double last_discount) {
  const Assumptions *base = &f->world->shared[0].a;
  double x = exp(-f->churn_hazard) * pow(1 + base->discount_rate, -1.0 / 12), life = base->customer_life;
  double annuity = x == 1 ? life : x * (1 - pow(x, life)) / (1 - x);
  return last_discount * f->v->a.gross_margin * f->recurring * annuity;
}

#define RATIO(top, bottom) ((bottom) > 0 ? (double)(top) / (double)(bottom) : NAN)

static Outcomes outcomes_of(const Firm *f, int months, double last_discount) {
  double bookings = f->booked[INBOUND] + f->booked[OUTBOUND];
  return (Outcomes){
      .value = f->profit + worth_at_end(f, last_discount),
      .profit = f->profit,
      .revenue = f->revenue,
      .bookings = bookings,
      .marketing_bookings = f->booked[INBOUND],
      .marketing_contribution = RATIO(f->booked[INBOUND], bookings),
      .closure_rate = RATIO(f->won, f->decided),
      .mql_acceptance = RATIO(f->accepted, f->mqls),
      .follow_up_rate = RATIO(f->worked, f->accepted),
      .leads = (double)f->leads,
      .mqls = (double)f->mqls,
      .opportunities = (double)(f->opened[INBOUND] + f->opened[OUTBOUND]),
      .outbound_opportunities = (double)f->opened[OUTBOUND],
      .wins = (double)f->won,
      .customer_churn = yearly(RATIO(f->churned, f->customer_months)),
      .customers_end = f->customers,
      .recurring_revenue_end = f->recurring,
      .brand_index = exp(f->g[BRAND]),
      .delight_index = exp(f->g[DELIGHT]),
      .ux_index = exp(f->g[USER_EXPERIENCE]),
      .employer_index = exp(f->g[EMPLOYER]),
      .staff_turnover = yearly(RATIO(f->leavers, f->staff_months)),
      .leads_lost_to_capacity = (double)f->lost_leads,
      .cost_per_win = RATIO(f->cost, f->won),
      .total_cost = f->cost,
      .hires = (double)f->hires,
      .reorganisation_cost = f->reorganisation,
      .expansion_bookings = f->expansion,
      .net_revenue_retention = pow(f->retention, 12.0 / months),
  };
}

/* Section 15: the month (1 = the first) from which cumulative profit stays ahead of today's; months + 1 = later */
static int payback_month(const double *profit, const double *todays, int months) {
  int t = months;
  while (t > 0 && profit[t - 1] > todays[t - 1]) t--;
  return t + 1;
}

/* ---- reading the case -------------------------------------------------------------------------------------------- */

#define MAX_WORDS 24
#define MAX_ROWS 512

typedef struct {
  int group, target;
  char name[MAX_NAME];
  double median, factor;
} Row;

typedef struct {
  char group[2][MAX_NAME], name[2][MAX_NAME];
} Condition;

static Row ROWS[MAX_ROWS];
static Condition CONDITIONS[16];
static char WEIGHTED[8][MAX_NAME];
static int ROW_COUNT, CONDITION_COUNT, WEIGHTED_COUNT;

static void copy(char *to, const char *from) {
  if (strlen(from) >= MAX_NAME) fail("too long:", from);
  strcpy(to, from);
}

static int find(const char *const *names, int count, const char *name) {
  for (int i = 0; i < count; i++)
    if (strcmp(names[i], name) == 0) return i;
  fail("unknown name:", name);
  return -1;
}

static int room(int count, int max, const char *of_what) {
  if (count >= max) fail("too many", of_what);
  return count;
}

static double number(const char *word) {
  char *end;
  double x = strtod(word, &end);
  if (*end != 0 || end == word) fail("not a number:", word);
  return x;
}

/* <id> constant <value> | <id> normal|lognormal|logitnormal <low5> <high95> */
static Spec read_spec(char **words, int count) {
  static const char *const FAMILIES[] = {"constant", "normal", "lognormal", "logitnormal"};
  Spec spec = {.assumption = -1};
  for (size_t i = 0; i < ASSUMPTION_COUNT; i++)
    if (strcmp(ASSUMPTIONS[i].id, words[0]) == 0) spec.assumption = (int)i;
  if (spec.assumption < 0) fail("unknown assumption:", words[0]);
  spec.family = (Family)find(FAMILIES, 4, words[1]);
  if (count != (spec.family == CONSTANT ? 3 : 4)) fail("wrong number of words for", words[0]);
  double low = number(words[2]), high = spec.family == CONSTANT ? low : number(words[3]);
  if (spec.family == LOGNORMAL) low = log(low), high = log(high);
  if (spec.family == LOGITNORMAL) low = logit(low), high = logit(high);
  spec.centre = (low + high) / 2, spec.spread = (high - low) / (2 * Z95);
  return spec;
}

static int cell_index(Case *c, const char *id) {
  for (int i = 0; i < c->cell_count; i++)
    if (strcmp(c->cells[i], id) == 0) return i;
  copy(c->cells[room(c->cell_count, MAX_CELLS, "effect cells")], id);
  return c->cell_count++;
}

/* Adds one effect to a state: to its certain sum, or to its uncertain uses */
static void add_effect(Case *c, State *state, int target, const char *id, double median, double factor, int weight) {
  if (factor == 1 && weight < 0) {
    state->certain[target] += log(median);
    return;
  }
  Use use = {target, factor == 1 ? -1 : cell_index(c, id), weight, log(median), log(factor) / Z95};
  state->uses[room(state->use_count++, MAX_USES, "effects in one state")] = use;
}

static int acts(const State *state, int group) {
  if (group == SDR_PLACE && state->posts[SDR] == 0) return 0;
  if (group == SUCCESS_PLACE && state->posts[SUCCESS] == 0) return 0;
  for (int i = 0; i < CONDITION_COUNT; i++) {
    const Condition *k = &CONDITIONS[i];
    if (find(GROUP_NAMES, GROUPS, k->group[0]) != group || strcmp(k->name[0], state->name[group]) != 0) continue;
    if (strcmp(state->name[find(GROUP_NAMES, GROUPS, k->group[1])], k->name[1]) != 0) return 0;
  }
  return 1;
}

static int is_weighted(const char *mandate) {
  for (int i = 0; i < WEIGHTED_COUNT; i++)
    if (strcmp(WEIGHTED[i], mandate) == 0) return 1;
  return 0;
}

/* Section 2: the rows of the book that act in a state */
static void resolve_effects(Case *c, State *state) {
  char id[4 * MAX_NAME];
  if (state->neutral) {
    memset(state->certain, 0, sizeof state->certain);
    state->use_count = 0;
    return;
  }
  for (int i = 0; i < ROW_COUNT; i++) {
    const Row *row = &ROWS[i];
    if (strcmp(row->name, state->name[row->group]) != 0 || !acts(state, row->group)) continue;
    int weight = row->group == MANDATE && is_weighted(row->name)
                     ? find(RELATION_NAMES, RELATIONS, state->name[RELATION]) : -1;
    snprintf(id, sizeof id, "effect.%s.%s.%s", GROUP_NAMES[row->group], row->name, TARGET_NAMES[row->target]);
    add_effect(c, state, row->target, id, row->median, row->factor, weight);
  }
}

static void read_posts(int posts[TEAMS], char **words) {
  for (int j = 0; j < TEAMS; j++) posts[j] = (int)number(words[j]);
}

static State *last_state(Case *c) {
  if (c->structure_count == 0) fail("no structure yet", "");
  Structure *s = &c->structures[c->structure_count - 1];
  if (s->state_count == 0) fail("no state yet in", s->id);
  return &s->states[s->state_count - 1];
}

static void read_override(Case *c, char **words, int count) {
  Spec spec = read_spec(words, count);
  if (spec.family != CONSTANT) c->uncertain[spec.assumption] = 1;
  if (c->structure_count == 0) {
    if (c->phase_count == 0) fail("override of nothing:", words[0]);
    Phase *phase = &c->phases[c->phase_count - 1];
    phase->overrides[room(phase->override_count++, MAX_OVERRIDES, "overrides")] = spec;
  } else {
    State *state = last_state(c);
    state->overrides[room(state->override_count++, MAX_OVERRIDES, "overrides")] = spec;
  }
}

static void read_state(Case *c, char **words) {
  if (c->structure_count == 0) fail("no structure yet", "");
  Structure *s = &c->structures[c->structure_count - 1];
  State *state = &s->states[room(s->state_count++, MAX_STATES, "states")];
  state->after = strcmp(words[0], "start") == 0 ? -1 : (int)number(words[0]);
  for (int g = 0; g < GROUPS; g++) copy(state->name[g], words[1 + g]);
}

static void read_row(char **words) {
  Row *row = &ROWS[room(ROW_COUNT++, MAX_ROWS, "rows")];
  row->group = find(GROUP_NAMES, GROUPS, words[0]);
  copy(row->name, words[1]);
  row->target = find(TARGET_NAMES, TARGETS, words[2]);
  row->median = number(words[3]), row->factor = number(words[4]);
}

static void read_line(Case *c, char **w, int count) {
  const char *what = w[0];
#define IS(word, words) (strcmp(what, word) == 0 && (count == (words) || (fail("wrong number of words after", word), 0)))
  if (IS("months", 2)) c->months = (int)number(w[1]);
  else if (IS("start", 2)) c->start_month = (int)number(w[1]);
  else if (IS("trials", 2)) c->trials = (long)number(w[1]);
  else if (IS("seed", 2)) c->seed = strtoull(w[1], NULL, 10);
  else if (IS("posts", 1 + TEAMS)) read_posts(c->posts, w + 1);
  else if (IS("season", 13)) {
    double sum = 0;
    for (int m = 0; m < 12; m++) sum += c->season[m] = number(w[1 + m]);
    for (int m = 0; m < 12; m++) c->season[m] *= 12 / sum;
  } else if (strcmp(what, "assumption") == 0 && count >= 4) {
    Spec spec = read_spec(w + 1, count - 1);
    c->assumptions[spec.assumption] = spec;
    c->given[spec.assumption] = 1;
    if (spec.family != CONSTANT) c->uncertain[spec.assumption] = 1;
  } else if (IS("row", 6)) read_row(w + 1);
  else if (IS("only", 5)) {
    Condition *k = &CONDITIONS[room(CONDITION_COUNT++, 16, "conditions")];
    for (int i = 0; i < 2; i++) copy(k->group[i], w[1 + 2 * i]), copy(k->name[i], w[2 + 2 * i]);
  } else if (IS("weighted", 2)) copy(WEIGHTED[room(WEIGHTED_COUNT++, 8, "weighted mandates")], w[1]);
  else if (IS("phase", 2)) c->phases[room(c->phase_count++, MAX_PHASES, "phases")].after = (int)number(w[1]);
  else if (strcmp(what, "override") == 0 && count >= 4) read_override(c, w + 1, count - 1);
  else if (strcmp(what, "structure") == 0 && count >= 2) {
    copy(c->structures[room(c->structure_count++, MAX_STRUCTURES, "structures")].id, w[1]);
    if (count > 2 && strcmp(w[2], "today") == 0) c->today = c->structure_count - 1;
  } else if (IS("state", 2 + GROUPS)) read_state(c, w + 1);
  else if (IS("staff", 1 + TEAMS)) read_posts(last_state(c)->posts, w + 1);
  else if (IS("managers", 3)) last_state(c)->managers = (int)number(w[1]), last_state(c)->managers_cost = number(w[2]);
  else if (strcmp(what, "effects") == 0) last_state(c)->neutral = 1;
  else if (IS("effect", 5))
    add_effect(c, last_state(c), find(TARGET_NAMES, TARGETS, w[1]), w[2], number(w[3]), number(w[4]), -1);
  else if (strcmp(what, "changes") == 0)
    for (int i = 1; i < count; i++) last_state(c)->affected[find(TEAM_NAMES, TEAMS, w[i])] = 1;
  else fail("not understood:", what);
}

/* What only the whole case tells: which teams exist at all, which rows act */
static void complete(Case *c) {
  for (size_t i = 0; i < ASSUMPTION_COUNT; i++)
    if (!c->given[i]) fail("missing assumption:", ASSUMPTIONS[i].id);
  if (c->structure_count == 0) fail("no structure", "");
  if (c->posts[MARKETING] == 0) fail("today has no marketing posts: effort is not defined (step 2)", "");
  for (int i = 0; i < c->structure_count; i++) {
    Structure *s = &c->structures[i];
    for (int k = 0; k < s->state_count; k++) resolve_effects(c, &s->states[k]);
    for (int j = 0; j < TEAMS; j++) {
      int most = 0;
      for (int k = 0; k < s->state_count; k++) most = s->states[k].posts[j] > most ? s->states[k].posts[j] : most;
      if (most > 0) s->teams[s->team_count++] = j, c->any_team[j] = 1;
      if (most > 4 * NORMAL_FROM) c->large_teams = 1; /* n/4 is the largest variance */
    }
  }
  for (int j = 0; j < TEAMS; j++)
    if (c->posts[j] > 0) c->any_team[j] = 1;
}

static Case *read_case(FILE *file) {
  static char line[4096];
  Case *c = calloc(1, sizeof *c);
  c->today = -1, c->trials = 10000, c->seed = 1, c->months = 24;
  for (int m = 0; m < 12; m++) c->season[m] = 1;
  while (fgets(line, sizeof line, file)) {
    char *words[MAX_WORDS], *hash = strchr(line, '#');
    int count = 0;
    if (hash) *hash = 0;
    for (char *word = strtok(line, " \t\r\n"); word; word = strtok(NULL, " \t\r\n"))
      words[room(count++, MAX_WORDS, "words in a line")] = word;
    if (count > 0) read_line(c, words, count);
  }
  complete(c);
  return c;
}

/* ---- trials ------------------------------------------------------------------------------------------------------ */

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct { /* running moments (Welford 1962) */
  long count;
  double mean, squares;
} Moments;

static void add(Moments *m, double value) {
  if (isnan(value)) return;
  double delta = value - m->mean;
  m->mean += delta / (double)++m->count;
  m->squares += delta * (value - m->mean);
}

static Moments MOMENTS[MAX_STRUCTURES][OUTCOME_COUNT];
static long PAYBACK[MAX_STRUCTURES][MAX_MONTHS + 2]; /* trials that pay back in month 1, 2, ...; the last: later */

static Xoshiro generator(uint64_t seed, long trial) {
  uint64_t seed_key = seed, trial_key = splitmix64(&seed_key) + (uint64_t)trial;
  Xoshiro rng;
  trial_key = splitmix64(&trial_key);
  for (int i = 0; i < 4; i++) rng.s[i] = splitmix64(&trial_key);
  return rng;
}

typedef struct {
  double season[MAX_MONTHS], discount[MAX_MONTHS];
} Calendar;

/* Seasons, and discount factors where the rate is certain */
static void fill_calendar(Calendar *calendar, const Case *c, double rate) {
  for (int t = 0; t < c->months; t++) {
    calendar->season[t] = c->season[(c->start_month + t) % 12];
    calendar->discount[t] = pow(1 + rate, -t / 12.0);
  }
}

static int has_payback(const Case *c, int i) { return c->today >= 0 && c->structures[i].state_count > 1; }

/* All structures in one future: the month loop, with the constants of the trial */
static void simulate(const Case *c, const World *w, Sheet *sheet, const Calendar *calendar, Outcomes *outcomes,
                     double (*profit)[MAX_MONTHS]) {
  static Firm firm;
  for (int i = 0; i < c->structure_count; i++) {
    begin(&firm, &c->structures[i], w, sheet);
    int by_month = c->today >= 0 && (i == c->today || has_payback(c, i));
    for (int t = 0; t < c->months; t++) {
      month(&firm, sheet, t, calendar->season[t], calendar->discount[t]);
      if (by_month) profit[i][t] = firm.profit;
    }
    outcomes[i] = outcomes_of(&firm, c->months, calendar->discount[c->months - 1]);
  }
}

static double run(const Case *c) {
  static Sheet sheet;
  static World world;
  static Calendar calendar;
  static double profit[MAX_STRUCTURES][MAX_MONTHS];
  Outcomes outcomes[MAX_STRUCTURES];
  int rate_place = 0;
  double month_loop = 0;
  for (size_t i = 0; i < ASSUMPTION_COUNT; i++)
    if (ASSUMPTIONS[i].field == offsetof(Assumptions, discount_rate)) rate_place = (int)i;
  world.c = c;
  for (long trial = 0; trial < c->trials; trial++) {
    Xoshiro rng = generator(c->seed, trial);
    draw_world(&world, &sheet, &rng);
    double started = now();
    if (trial == 0 || c->uncertain[rate_place]) fill_calendar(&calendar, c, world.shared[0].a.discount_rate);
    derive_world(&world, &sheet);
    simulate(c, &world, &sheet, &calendar, outcomes, profit);
    month_loop += now() - started;
    for (int i = 0; i < c->structure_count; i++) {
      for (size_t o = 0; o < OUTCOME_COUNT; o++) add(&MOMENTS[i][o], ((const double *)&outcomes[i])[o]);
      if (has_payback(c, i)) PAYBACK[i][payback_month(profit[i], profit[c->today], c->months)]++;
    }
  }
  return month_loop;
}

/* ---- printing ---------------------------------------------------------------------------------------------------- */

static void print_moments(const char *name, const Moments *m, long trials, int last) {
  printf("   \"%s\": {", name);
  if (m->count > 0) printf("\"mean\": %.17g, ", m->mean);
  else printf("\"mean\": null, ");
  if (m->count > 1) printf("\"standardError\": %.17g, ", sqrt(m->squares / (double)(m->count - 1) / (double)m->count));
  else printf("\"standardError\": null, ");
  printf("\"noData\": %ld}%s\n", trials - m->count, last ? "" : ",");
}

/* The month of the trial of this rank, counted from 0 */
static int month_of_rank(const long *counts, long rank) {
  int m = 1;
  for (long seen = counts[m]; seen <= rank; seen += counts[m]) m++;
  return m;
}

/* Type 7 quantile; null beyond the horizon */
static void print_quantile(const Case *c, const long *counts, double p, const char *name, const char *after) {
  double place = (double)(c->trials - 1) * p;
  int low = month_of_rank(counts, (long)floor(place)), high = month_of_rank(counts, (long)ceil(place));
  if (high > c->months) printf("\"%s\": null%s", name, after);
  else printf("\"%s\": %.17g%s", name, low + (place - floor(place)) * (high - low), after);
}

static void print_payback(const Case *c, int i) {
  if (!has_payback(c, i)) {
    printf("   \"payback\": null, \"probabilityPaidBack\": null");
    return;
  }
  printf("   \"payback\": {");
  print_quantile(c, PAYBACK[i], 0.05, "p5", ", ");
  print_quantile(c, PAYBACK[i], 0.5, "p50", ", ");
  print_quantile(c, PAYBACK[i], 0.95, "p95", "}, ");
  printf("\"probabilityPaidBack\": %.17g", 1 - (double)PAYBACK[i][c->months + 1] / (double)c->trials);
}

static void print_result(const Case *c, double seconds, double month_loop) {
  double structure_months = (double)c->trials * c->months * c->structure_count;
  printf("{\n \"program\": \"c\", \"trials\": %ld, \"horizonMonths\": %d, \"seconds\": %.6f,\n", c->trials, c->months,
         seconds);
  printf(" \"structureMonthsPerSecond\": %.0f, \"monthLoopStructureMonthsPerSecond\": %.0f,\n \"structures\": [\n",
         structure_months / seconds, structure_months / month_loop);
  for (int i = 0; i < c->structure_count; i++) {
    printf("  {\"id\": \"%s\", \"outcomes\": {\n", c->structures[i].id);
    for (size_t o = 0; o < OUTCOME_COUNT; o++)
      print_moments(OUTCOME_NAMES[o], &MOMENTS[i][o], c->trials, o + 1 == OUTCOME_COUNT);
    printf("   },\n");
    print_payback(c, i);
    printf("}%s\n", i + 1 < c->structure_count ? "," : "");
  }
  printf(" ]\n}\n");
}

int main(int argc, char **argv) {
  FILE *file = argc < 2 ? NULL : strcmp(argv[1], "-") == 0 ? stdin : fopen(argv[1], "r");
  if (!file) fail("usage: model case.txt|- [trials] [months] [seed]", "");
  for (int k = 1; k < RECIPROCALS; k++) RECIPROCAL[k] = 1.0 / k;
  Case *c = read_case(file);
  if (argc > 2 && atol(argv[2]) > 0) c->trials = atol(argv[2]);
  if (argc > 3 && atoi(argv[3]) > 0) c->months = atoi(argv[3]);
  if (argc > 4) c->seed = strtoull(argv[4], NULL, 10);
  if (c->trials < 1 || c->months < 1 || c->months > MAX_MONTHS) fail("trials or months out of range", "");
  double started = now(), month_loop = run(c);
  print_result(c, now() - started, month_loop);
  return 0;
}
