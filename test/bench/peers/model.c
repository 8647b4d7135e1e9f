/* The funnel model in C: the speed yardstick and a second independent reference.
 *
 * Build:  gcc -O2 -o model model.c -lm          (also worth trying: -O3 -march=native)
 * Run:    ./model [trials = 20000] [months = 24] [seed = 1]
 *
 * Compiled in: the reference comparison of reference.json (five structures, default assumptions). Written from the
 * model's equations alone. One thread. Prints one JSON object: mean and standard error of every outcome, and the speed
 * in structure-months per second, once for everything and once for the month loop alone.
 *
 * What makes it fast, and fair to compare with: one sheet of luck per trial (uniforms, normal scores, deal sizes) read
 * by all structures, constants of a trial computed outside the month loop, variates by quantile functions:
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
#define MAX_MONTHS 120
#define MAX_DEALS 128 /* deals of one source in one month */
#define RECIPROCALS 256
#define LOG_GOODWILL_FLOOR (-4.605170185988091) /* ln 0.01 */

/* ---- assumptions ------------------------------------------------------------------------------------------------- */

enum { LEAD_GENERATION, BRAND, DELIGHT, USER_EXPERIENCE, EMPLOYER, ACTIVITIES };
enum { MARKETING, SALES, TEAMS };
enum { INBOUND, OUTBOUND, SOURCES };

typedef struct {
  double leads_per_month, referrals, qualification, acceptance, follow_up, opportunity, win[SOURCES];
  double response_elasticity, sales_cycle, deal_value, outbound_per_rep, churn, attrition[TEAMS], months_to_refill;
  double brand_half_life, delight_half_life, ux_half_life, employer_half_life;
  double focus_to_leads, brand_to_leads, ux_to_qualification, delight_to_churn, delight_to_referrals;
  double employer_to_attrition;
} Assumptions;

typedef enum { POSITIVE, PROBABILITY } Domain; /* log-normal, logit-normal */

static const struct {
  size_t field;
  Domain domain;
  double low, high; /* 90 % interval */
} ASSUMPTIONS[] = {
#define FIELD(name) offsetof(Assumptions, name)
    {FIELD(leads_per_month), POSITIVE, 186, 364},
    {FIELD(referrals), POSITIVE, 0.003, 0.0055},
    {FIELD(qualification), PROBABILITY, 0.15, 0.31},
    {FIELD(acceptance), PROBABILITY, 0.42, 0.62},
    {FIELD(follow_up), PROBABILITY, 0.58, 0.80},
    {FIELD(opportunity), PROBABILITY, 0.35, 0.55},
    {FIELD(win[INBOUND]), PROBABILITY, 0.17, 0.28},
    {FIELD(win[OUTBOUND]), PROBABILITY, 0.15, 0.26},
    {FIELD(response_elasticity), POSITIVE, 0.1, 0.5},
    {FIELD(sales_cycle), POSITIVE, 2, 3.2},
    {FIELD(deal_value), POSITIVE, 13000, 17300},
    {FIELD(outbound_per_rep), POSITIVE, 4, 6.2},
    {FIELD(churn), POSITIVE, 0.008, 0.014},
    {FIELD(attrition[MARKETING]), POSITIVE, 0.010, 0.021},
    {FIELD(attrition[SALES]), POSITIVE, 0.018, 0.037},
    {FIELD(months_to_refill), POSITIVE, 3, 5.5},
    {FIELD(brand_half_life), POSITIVE, 12, 27},
    {FIELD(delight_half_life), POSITIVE, 6, 13},
    {FIELD(ux_half_life), POSITIVE, 6, 13},
    {FIELD(employer_half_life), POSITIVE, 12, 27},
    {FIELD(focus_to_leads), POSITIVE, 0.5, 0.95},
    {FIELD(brand_to_leads), POSITIVE, 0.25, 0.65},
    {FIELD(ux_to_qualification), POSITIVE, 0.1, 0.7},
    {FIELD(delight_to_churn), POSITIVE, 0.12, 0.7},
    {FIELD(delight_to_referrals), POSITIVE, 0.2, 1.2},
    {FIELD(employer_to_attrition), POSITIVE, 0.15, 0.7},
};
#define ASSUMPTION_COUNT (sizeof ASSUMPTIONS / sizeof *ASSUMPTIONS)

static const double LEAD_DISPERSION = 12, MONTHLY_GROWTH = 0, DEAL_CV = 1.3, ANNUAL_VALUE = 15000;
static const double LEADS_PER_REP = 12, OPEN_DEALS_PER_REP = 25, INBOUND_TIME_SHARE = 0.5;
static const double PROGRAMME_SPEND = 35000, GROSS_MARGIN = 0.8, DISCOUNT_RATE = 0.10;
static const double SEASONALITY[12] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
static const double FOCUS_TODAY[ACTIVITIES] = {0.40, 0.20, 0.15, 0.15, 0.10};
static const double COST[TEAMS] = {9000, 13000};
static const int POSTS_TODAY[TEAMS] = {6, 10};
static const int CUSTOMERS_INITIAL = 400, START_MONTH = 0;

/* ---- effects ----------------------------------------------------------------------------------------------------- */

enum { LEAD_VOLUME, ACCEPTANCE, FOLLOW_UP, RESPONSE_TIME, WIN_RATE, OUTBOUND_RATE, CHURN, ATTRITION, TARGETS };
enum { UNDER_SALES, UNDER_MARKETING, SHARED_HEAD, BILINGUAL, EXECUTIVE, /* relations */
       SALES_MIND, MARKETING_MIND,                                      /* backgrounds */
       DRIVE, SUPPORT,                                                  /* mandates */
       ROWS };

typedef struct {
  struct {
    double median, factor; /* 90 % interval: median / factor to median * factor; 0 means no effect */
  } target[TARGETS];
  double focus[ACTIVITIES]; /* 0 means 1 */
} EffectRow;

static const EffectRow EFFECTS[ROWS] = {
    /* lead_volume, acceptance, follow_up, response_time,
       win_rate, outbound, churn, attrition; focus in the order of the activities */
    [UNDER_SALES] = {{{1.15, 1.25}, {2.80, 1.50}, {1.70, 1.40}, {0.80, 1.40},
                      {1.10, 1.15}, {1.00, 1.10}, {0.66, 1.25}, {1.10, 1.20}}, {1.5, 0.55, 0.65, 0.8, 0.7}},
    [UNDER_MARKETING] = {{{0.37, 1.30}, {1.40, 1.40}, {3.90, 1.60}, {0.60, 1.40},
                          {0.88, 1.15}, {0.82, 1.15}, {0.95, 1.20}, {1.10, 1.20}}, {0.8, 1.3, 1.1, 1.1, 1.1}},
    [SHARED_HEAD] = {{{1.00, 1.15}, {1.00, 1.20}, {1.00, 1.20}, {1.00, 1.20},
                      {1.00, 1.10}, {1.00, 1.10}, {1.00, 1.10}, {1.00, 1.10}}, {0}},
    [BILINGUAL] = {{{1.25, 1.15}, {1.60, 1.40}, {1.60, 1.40}, {0.80, 1.30},
                    {1.27, 1.15}, {1.05, 1.10}, {0.84, 1.20}, {0.97, 1.15}}, {0.97, 1.1, 1.15}},
    [EXECUTIVE] = {{{1.05, 1.20}, {1.15, 1.30}, {1.15, 1.30}, {0.95, 1.30},
                    {1.05, 1.15}, {1.00, 1.10}, {0.96, 1.15}, {0.97, 1.15}}, {0}},
    [SALES_MIND] = {{{0}}, {1.2, 0.85, 0.85, 0, 0.9}},
    [MARKETING_MIND] = {{[WIN_RATE] = {0.97, 1.08}, [OUTBOUND_RATE] = {0.92, 1.10}}, {0.95, 1.15}},
    [DRIVE] = {{{1.55, 1.25}, {1.60, 1.35}, {1.50, 1.35}, {0.80, 1.30}, {1.28, 1.15}, [CHURN] = {0.82, 1.20}}, {1.1}},
    [SUPPORT] = {{[WIN_RATE] = {1.03, 1.08}, [OUTBOUND_RATE] = {1.05, 1.10}}, {0}},
};

static const struct {
  const char *id;
  int row_count, rows[3];
} STRUCTURES[] = {
    {"marketing_under_sales", 3, {UNDER_SALES, SALES_MIND, SUPPORT}},
    {"sales_under_marketing", 2, {UNDER_MARKETING, MARKETING_MIND}},
    {"shared_head", 1, {SHARED_HEAD}},
    {"shared_bilingual_leader", 1, {BILINGUAL}},
    {"shared_executive", 2, {EXECUTIVE, DRIVE}},
};
#define STRUCTURE_COUNT (sizeof STRUCTURES / sizeof *STRUCTURES)

/* ---- outcomes ---------------------------------------------------------------------------------------------------- */

#define OUTCOMES(X)                                                                                                    \
  X(profit) X(revenue) X(bookings) X(marketing_bookings) X(marketing_contribution) X(closure_rate) X(mql_acceptance)   \
  X(follow_up_rate) X(leads) X(mqls) X(opportunities) X(outbound_opportunities) X(wins) X(customer_churn)              \
  X(customers_end) X(recurring_revenue_end) X(brand_index) X(delight_index) X(ux_index) X(employer_index)              \
  X(staff_turnover) X(leads_lost_to_capacity) X(cost_per_win)
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

/* ---- the sheet of luck of one trial ------------------------------------------------------------------------------ */

typedef struct {
  uint64_t state;
  int count;
  double sum[MAX_DEALS + 1]; /* sum[v] = the first v deals */
} Deals;

enum { LEADS, REFERRALS, QUALIFY, ACCEPT, FOLLOW, LOSE_CUSTOMERS, OPEN,
       DECIDE = OPEN + SOURCES, WIN = DECIDE + SOURCES, DRAWS = WIN + SOURCES };

typedef struct {
  double leave[TEAMS], join[TEAMS]; /* always small counts: inversion needs no normal score */
  double lead_gamma;
  Luck draw[DRAWS]; /* OPEN, DECIDE and WIN have one draw per source */
} MonthLuck;

typedef struct {
  double deal_mu, deal_sd;
  MonthLuck month[MAX_MONTHS];
  Deals deals[MAX_MONTHS][SOURCES];
} Sheet;

static void fill_sheet(Sheet *sheet, int months, Xoshiro *rng) {
  for (int t = 0; t < months; t++) {
    MonthLuck *m = &sheet->month[t];
    for (int j = 0; j < TEAMS; j++) {
      m->leave[j] = to_uniform(xoshiro256pp(rng));
      m->join[j] = to_uniform(xoshiro256pp(rng));
    }
    m->lead_gamma = unit_gamma(LEAD_DISPERSION, normal_score(to_uniform(xoshiro256pp(rng))));
    for (int d = 0; d < DRAWS; d++) {
      double u = to_uniform(xoshiro256pp(rng));
      m->draw[d] = (Luck){u, normal_score(u)};
    }
    for (int s = 0; s < SOURCES; s++) {
      sheet->deals[t][s].state = xoshiro256pp(rng);
      sheet->deals[t][s].count = 0;
    }
  }
}

/* Sum of the first `won` deals; deal number j has one size whoever wins it */
static inline double deal_sum(const Sheet *sheet, Deals *deals, int won) {
  if (won > MAX_DEALS) fprintf(stderr, "more than %d deals in a month\n", MAX_DEALS), exit(1);
  while (deals->count < won) {
    double z = normal_score(to_uniform(splitmix64(&deals->state)));
    double size = exp(sheet->deal_mu + sheet->deal_sd * z);
    deals->sum[deals->count + 1] = deals->sum[deals->count] + size;
    deals->count++;
  }
  return deals->sum[won];
}

/* ---- one structure in one world ---------------------------------------------------------------------------------- */

typedef struct {
  const Assumptions *a;
  double hazard[TEAMS], log_effort[16]; /* log_effort[filled marketing posts] */
  Chance refill, accept, follow_up, open, decide, win[SOURCES];
  double p_decide, log_leads, outbound_per_rep, churn, logit_qualification;
  double rho[ACTIVITIES], log_focus[ACTIVITIES];
} Terms;

static double logit(double p) { return log(p / (1 - p)); }
static double sigma(double x) { return 1 / (1 + exp(-x)); }
static Chance shifted(double p, double log_odds) { return chance(sigma(logit(p) + log_odds)); }

static Terms terms_of(const Assumptions *a, size_t structure, double effect[ROWS][TARGETS]) {
  Terms x = {.a = a};
  double e[TARGETS] = {0}, weight[ACTIVITIES], weight_sum = 0;
  memcpy(weight, FOCUS_TODAY, sizeof weight);
  for (int r = 0; r < STRUCTURES[structure].row_count; r++) {
    int row = STRUCTURES[structure].rows[r];
    for (int i = 0; i < TARGETS; i++) e[i] += effect[row][i];
    for (int i = 0; i < ACTIVITIES; i++)
      if (EFFECTS[row].focus[i] > 0) weight[i] *= EFFECTS[row].focus[i];
  }
  for (int i = 0; i < ACTIVITIES; i++) weight_sum += weight[i];
  for (int i = 0; i < ACTIVITIES; i++) x.log_focus[i] = log(weight[i] / weight_sum / FOCUS_TODAY[i]);

  double refill = -expm1(-1 / a->months_to_refill), leave = -expm1(-a->attrition[MARKETING]);
  double fill = refill / (refill + leave);
  for (int n = 0; n <= POSTS_TODAY[MARKETING]; n++) x.log_effort[n] = log(n / (POSTS_TODAY[MARKETING] * fill));
  for (int j = 0; j < TEAMS; j++) x.hazard[j] = a->attrition[j] * exp(e[ATTRITION]);
  x.refill = chance(refill);
  x.accept = shifted(a->acceptance, e[ACCEPTANCE]);
  x.follow_up = shifted(a->follow_up, e[FOLLOW_UP]);
  x.open = shifted(a->opportunity, -a->response_elasticity * e[RESPONSE_TIME]);
  for (int s = 0; s < SOURCES; s++) x.win[s] = shifted(a->win[s], e[WIN_RATE]);
  x.p_decide = -expm1(-1 / a->sales_cycle);
  x.decide = chance(x.p_decide);
  x.log_leads = log(a->leads_per_month) + e[LEAD_VOLUME] + a->focus_to_leads * x.log_focus[LEAD_GENERATION];
  x.outbound_per_rep = a->outbound_per_rep * exp(e[OUTBOUND_RATE]);
  x.churn = a->churn * exp(e[CHURN]);
  x.logit_qualification = logit(a->qualification);
  x.rho[BRAND] = exp2(-1 / a->brand_half_life);
  x.rho[DELIGHT] = exp2(-1 / a->delight_half_life);
  x.rho[USER_EXPERIENCE] = exp2(-1 / a->ux_half_life);
  x.rho[EMPLOYER] = exp2(-1 / a->employer_half_life);
  return x;
}

static double yearly(double monthly) { return 1 - pow(1 - monthly, 12); }

static Outcomes simulate(const Terms *x, Sheet *sheet, int months, const double *discount, const double *demand) {
  const Assumptions *a = x->a;
  int staff[TEAMS] = {POSTS_TODAY[MARKETING], POSTS_TODAY[SALES]};
  int pipeline[SOURCES] = {0}, customers = CUSTOMERS_INITIAL;
  double recurring = customers * ANNUAL_VALUE / 12, g[ACTIVITIES] = {0};
  double profit = 0, revenue = 0, cost = 0, booked[SOURCES] = {0};
  long leads_sum = 0, mqls_sum = 0, accepted_sum = 0, worked_sum = 0, lost_leads = 0;
  long opened_sum[SOURCES] = {0}, decided_sum = 0, won_sum = 0;
  long churned_sum = 0, customer_months = 0, leavers = 0, staff_months = 0;

  for (int t = 0; t < months; t++) {
    const MonthLuck *luck = &sheet->month[t];
    /* 1 people */
    double calm = exp(-a->employer_to_attrition * g[EMPLOYER]);
    for (int j = 0; j < TEAMS; j++) {
      Chance go = chance_of_hazard(x->hazard[j] * calm);
      staff_months += staff[j];
      int leave = binomial(staff[j], &go, (Luck){luck->leave[j], 0});
      int join = binomial(POSTS_TODAY[j] - staff[j], &x->refill, (Luck){luck->join[j], 0});
      staff[j] += join - leave;
      leavers += leave;
    }
    /* 2 effort, 3 goodwill */
    double log_effort = x->log_effort[staff[MARKETING]];
    for (int i = BRAND; i < ACTIVITIES; i++) {
      double push = fmax(log_effort + x->log_focus[i], LOG_GOODWILL_FLOOR);
      g[i] = push + x->rho[i] * (g[i] - push);
    }
    /* 4 demand */
    double mean_leads = demand[t] * exp(x->log_leads + a->focus_to_leads * log_effort + a->brand_to_leads * g[BRAND]);
    double mean_referrals = a->referrals * customers * exp(a->delight_to_referrals * g[DELIGHT]);
    int marketing_leads = poisson(mean_leads * luck->lead_gamma, luck->draw[LEADS]);
    int leads = marketing_leads + poisson(mean_referrals, luck->draw[REFERRALS]);
    /* 5 qualify, 6 accept, 7 follow up */
    Chance qualify = chance(sigma(x->logit_qualification + a->ux_to_qualification * g[USER_EXPERIENCE]));
    int mqls = binomial(leads, &qualify, luck->draw[QUALIFY]);
    int accepted = binomial(mqls, &x->accept, luck->draw[ACCEPT]);
    int wanted = binomial(accepted, &x->follow_up, luck->draw[FOLLOW]);
    int capacity = (int)(staff[SALES] * LEADS_PER_REP);
    int worked = wanted < capacity ? wanted : capacity;
    double load = capacity > 0 ? (double)worked / capacity : 1;
    /* 8 open */
    double mean_outbound = staff[SALES] * x->outbound_per_rep * (1 - load * INBOUND_TIME_SHARE);
    int opened[SOURCES] = {
        [INBOUND] = binomial(worked, &x->open, luck->draw[OPEN + INBOUND]),
        [OUTBOUND] = poisson(mean_outbound, luck->draw[OPEN + OUTBOUND]),
    };
    /* 9 close, 10 book */
    for (int s = 0; s < SOURCES; s++) pipeline[s] += opened[s];
    double movable = staff[SALES] * OPEN_DEALS_PER_REP, open_deals = pipeline[INBOUND] + pipeline[OUTBOUND];
    Chance decide = open_deals > movable ? chance(movable / open_deals * x->p_decide) : x->decide;
    int new_customers = 0;
    double bookings = 0;
    for (int s = 0; s < SOURCES; s++) {
      int decided = binomial(pipeline[s], &decide, luck->draw[DECIDE + s]);
      int won = binomial(decided, &x->win[s], luck->draw[WIN + s]);
      double value = deal_sum(sheet, &sheet->deals[t][s], won);
      pipeline[s] -= decided;
      opened_sum[s] += opened[s];
      decided_sum += decided;
      new_customers += won;
      booked[s] += value;
      bookings += value;
    }
    /* 11 keep */
    Chance churn = chance_of_hazard(x->churn * exp(-a->delight_to_churn * g[DELIGHT]));
    int churned = binomial(customers, &churn, luck->draw[LOSE_CUSTOMERS]);
    recurring = (customers > 0 ? recurring * (customers - churned) / customers : 0) + bookings * (1.0 / 12);
    customer_months += customers;
    churned_sum += churned;
    customers += new_customers - churned;
    /* 12 money */
    double spent = staff[MARKETING] * COST[MARKETING] + staff[SALES] * COST[SALES] + PROGRAMME_SPEND;
    profit += discount[t] * (GROSS_MARGIN * recurring - spent);
    cost += spent;
    revenue += recurring;
    leads_sum += leads, mqls_sum += mqls, accepted_sum += accepted, worked_sum += worked, won_sum += new_customers;
    lost_leads += wanted - worked;
  }

#define RATIO(top, bottom) ((bottom) > 0 ? (double)(top) / (double)(bottom) : NAN)
  double all_booked = booked[INBOUND] + booked[OUTBOUND];
  return (Outcomes){
      .profit = profit,
      .revenue = revenue,
      .bookings = all_booked,
      .marketing_bookings = booked[INBOUND],
      .marketing_contribution = RATIO(booked[INBOUND], all_booked),
      .closure_rate = RATIO(won_sum, decided_sum),
      .mql_acceptance = RATIO(accepted_sum, mqls_sum),
      .follow_up_rate = RATIO(worked_sum, accepted_sum),
      .leads = (double)leads_sum,
      .mqls = (double)mqls_sum,
      .opportunities = (double)(opened_sum[INBOUND] + opened_sum[OUTBOUND]),
      .outbound_opportunities = (double)opened_sum[OUTBOUND],
      .wins = (double)won_sum,
      .customer_churn = yearly(RATIO(churned_sum, customer_months)),
      .customers_end = customers,
      .recurring_revenue_end = recurring,
      .brand_index = exp(g[BRAND]),
      .delight_index = exp(g[DELIGHT]),
      .ux_index = exp(g[USER_EXPERIENCE]),
      .employer_index = exp(g[EMPLOYER]),
      .staff_turnover = yearly(RATIO(leavers, staff_months)),
      .leads_lost_to_capacity = (double)lost_leads,
      .cost_per_win = RATIO(cost, won_sum),
  };
}

/* ---- trials ------------------------------------------------------------------------------------------------------ */

static void draw_world(Xoshiro *rng, Assumptions *a, double effect[ROWS][TARGETS]) {
  static double centre[ASSUMPTION_COUNT], spread[ASSUMPTION_COUNT];
  static double log_median[ROWS][TARGETS], log_spread[ROWS][TARGETS];
  static int ready = 0;
  if (!ready) {
    for (size_t i = 0; i < ASSUMPTION_COUNT; i++) {
      double (*to_real)(double) = ASSUMPTIONS[i].domain == POSITIVE ? log : logit;
      double low = to_real(ASSUMPTIONS[i].low), high = to_real(ASSUMPTIONS[i].high);
      centre[i] = (low + high) / 2, spread[i] = (high - low) / (2 * Z95);
    }
    for (int r = 0; r < ROWS; r++)
      for (int i = 0; i < TARGETS; i++)
        if (EFFECTS[r].target[i].median > 0) {
          log_median[r][i] = log(EFFECTS[r].target[i].median);
          log_spread[r][i] = log(EFFECTS[r].target[i].factor) / Z95;
        }
    ready = 1;
  }
  for (size_t i = 0; i < ASSUMPTION_COUNT; i++) {
    double x = centre[i] + spread[i] * normal_score(to_uniform(xoshiro256pp(rng)));
    *(double *)((char *)a + ASSUMPTIONS[i].field) = ASSUMPTIONS[i].domain == POSITIVE ? exp(x) : sigma(x);
  }
  for (int r = 0; r < ROWS; r++)
    for (int i = 0; i < TARGETS; i++)
      if (log_spread[r][i] > 0)
        effect[r][i] = log_median[r][i] + log_spread[r][i] * normal_score(to_uniform(xoshiro256pp(rng)));
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
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

int main(int argc, char **argv) {
  long trials = argc > 1 ? atol(argv[1]) : 20000;
  int months = argc > 2 ? atoi(argv[2]) : 24;
  uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
  if (trials < 1 || months < 1 || months > MAX_MONTHS) {
    fprintf(stderr, "usage: model [trials >= 1] [months 1..%d] [seed]\n", MAX_MONTHS);
    return 2;
  }
  for (int k = 1; k < RECIPROCALS; k++) RECIPROCAL[k] = 1.0 / k;
  double discount[MAX_MONTHS], demand[MAX_MONTHS];
  for (int t = 0; t < months; t++) {
    discount[t] = pow(1 + DISCOUNT_RATE, -t / 12.0);
    demand[t] = SEASONALITY[(START_MONTH + t) % 12] * pow(1 + MONTHLY_GROWTH, t);
  }

  static Sheet sheet;
  static Moments moments[STRUCTURE_COUNT][OUTCOME_COUNT];
  double started = now(), month_loop = 0;
  for (long trial = 0; trial < trials; trial++) {
    uint64_t seed_key = seed, trial_key = splitmix64(&seed_key) + (uint64_t)trial;
    Xoshiro rng;
    trial_key = splitmix64(&trial_key);
    for (int i = 0; i < 4; i++) rng.s[i] = splitmix64(&trial_key);
    Assumptions a;
    double effect[ROWS][TARGETS] = {{0}};
    draw_world(&rng, &a, effect);
    double deal_variance = log1p(DEAL_CV * DEAL_CV);
    sheet.deal_mu = log(a.deal_value) - deal_variance / 2;
    sheet.deal_sd = sqrt(deal_variance);
    fill_sheet(&sheet, months, &rng);
    double loop_started = now();
    Outcomes outcomes[STRUCTURE_COUNT];
    for (size_t i = 0; i < STRUCTURE_COUNT; i++) {
      Terms terms = terms_of(&a, i, effect);
      outcomes[i] = simulate(&terms, &sheet, months, discount, demand);
    }
    month_loop += now() - loop_started;
    for (size_t i = 0; i < STRUCTURE_COUNT; i++)
      for (size_t o = 0; o < OUTCOME_COUNT; o++) add(&moments[i][o], ((const double *)&outcomes[i])[o]);
  }
  double seconds = now() - started, structure_months = (double)trials * months * (double)STRUCTURE_COUNT;

  printf("{\n \"program\": \"c\", \"trials\": %ld, \"horizonMonths\": %d, \"seconds\": %.6f,\n", trials, months,
         seconds);
  printf(" \"structureMonthsPerSecond\": %.0f, \"monthLoopStructureMonthsPerSecond\": %.0f,\n \"structures\": [\n",
         structure_months / seconds, structure_months / month_loop);
  for (size_t i = 0; i < STRUCTURE_COUNT; i++) {
    printf("  {\"id\": \"%s\", \"outcomes\": {\n", STRUCTURES[i].id);
    for (size_t o = 0; o < OUTCOME_COUNT; o++) {
      const Moments *m = &moments[i][o];
      printf("   \"%s\": {", OUTCOME_NAMES[o]);
      if (m->count > 0) printf("\"mean\": %.17g, ", m->mean);
      else printf("\"mean\": null, ");
      if (m->count > 1)
        printf("\"standardError\": %.17g, ", sqrt(m->squares / (double)(m->count - 1) / (double)m->count));
      else printf("\"standardError\": null, ");
      printf("\"noData\": %ld}%s\n", trials - m->count, o + 1 < OUTCOME_COUNT ? "," : "");
    }
    printf("  }}%s\n", i + 1 < STRUCTURE_COUNT ? "," : "");
  }
  printf(" ]\n}\n");
  return 0;
}
