import type { Source } from "./assumption.js";

/** Where the numbers of the book come from. Only what was read is claimed; a year is given where it is known. */

export const OWN_CHOICE: Source = { title: "Modelling choice of orgfunnel", author: "orgfunnel" };

export const ALIGNMENT_REPORT: Source = {
  title: "Why Marketing should report to Sales (on chapter 6 of the 2014 sales & marketing alignment report)",
  author: "align.me",
  url: "https://align.me/b2b-marketing-blog/why-marketing-should-report-sales/",
};

export const PRACTITIONER_ESSAY: Source = {
  title: "Practitioner essay on three set-ups of marketing and sales in small teams",
  author: "a practitioner (opinion)",
};

export const ALIGNMENT_STUDY: Source = {
  title: "Top 10 Findings from the Sales and Marketing Alignment Study",
  author: "Marketo and MathMarketing",
  url: "https://www.slideshare.net/marketo/top-10-findings-from-the-sales-and-marketing-alignment-study",
};

export const DEMAND_WATERFALL: Source = {
  title: "Demand Waterfall",
  author: "mv3 Marketing",
  url: "https://www.mv3marketing.com/glossary/demand-waterfall/",
};

export const STAGE_QUARTILES: Source = {
  title: "Conversion rate by stage (compilation)",
  author: "growthengineer.ai",
  url: "https://growthengineer.ai/skills/conversion-rate-by-stage/download",
};

export const FUNNEL_METRICS: Source = {
  title: "Marketing funnel metrics template",
  author: "Fairview",
  url: "https://getfairview.com/blog/marketing-funnel-metrics-template",
};

export const CHANNEL_CONVERSION: Source = {
  title: "Referrals Fuel Highest B2B Conversion Rates",
  author: "Implisit, via eMarketer",
  year: 2015,
  url: "https://www.emarketer.com/Article/Referrals-Fuel-Highest-B2B-Conversion-Rates/1012000",
};

export const FORECAST_DEALS: Source = {
  title: "Sales Performance Optimization Study",
  author: "CSO Insights",
  url: "https://www.csoinsights.com/blog/overcoming-the-no-decision-sales-challenge-and-more/",
};

export const ONLINE_LEADS: Source = {
  title: "The Short Life of Online Sales Leads",
  author: "Oldroyd, McElheran & Elkington, Harvard Business Review",
  year: 2011,
  url: "https://www.researchgate.net/publication/298137032",
};

export const LEADS_IGNORED: Source = {
  title: "CMO Council and BPM Forum survey on leads",
  author: "CMO Council and BPM Forum",
  year: 2004,
  url: "https://bpmforum.org/popups/pr_112204_survey",
};

export const SAAS_ACCOUNT_EXECUTIVES: Source = {
  title: "2017 SaaS AE Metrics Report",
  author: "Bridge Group",
  year: 2017,
  url: "http://www.forentrepreneurs.com/2017-saas-ae-metrics-report/",
};

export const CYCLE_BY_DEAL_SIZE: Source = {
  title: "Sales cycle length",
  author: "The CRO Report",
  url: "https://thecroreport.com/glossary/sales-cycle-length",
};

export const ACCOUNT_EXECUTIVE_LOAD: Source = {
  title: "Account executive",
  author: "Gangly",
  url: "https://getgangly.com/blog/account-executive",
};

export const SAAS_CHURN: Source = {
  title: "The median annual unit churn for SaaS companies was 10% in 2016",
  author: "Pacific Crest and ForEntrepreneurs, via Insivia",
  year: 2016,
  url: "https://www.insivia.com/quoter/the-median-annual-unit-churn-for-saas-companies-was-10-in-2016/",
};

export const TURNOVER_BY_JOB: Source = {
  title: "These Are the 5 Types of Jobs with the Most Turnover",
  author: "LinkedIn",
  year: 2018,
  url: "https://business.linkedin.com/talent-solutions/blog/talent-analytics/2018/these-are-the-5-types-of-jobs-with-the-most-turnover",
};

export const SALES_DEVELOPMENT_ATTRITION: Source = {
  title: "SDR attrition rate",
  author: "Bridge Group, via SOMAmetrics",
  url: "https://www.somametrics.com/sdr-attrition-rate/",
};

export const BRANDS_GO_DARK: Source = {
  title: "When Brands Go Dark, Journal of Advertising Research 61(3)",
  author: "Hartnett, Gelzinis, Beal, Kennedy & Sharp",
  year: 2021,
  url: "http://www.journalofadvertisingresearch.com/content/61/3/247.full.txt",
};

export const ADVERTISING_ELASTICITY: Source = {
  title: "How Well Does Advertising Work? Generalizations from Meta-Analysis of Brand Advertising Elasticities",
  author: "Sethuraman, Tellis & Briesch, Journal of Marketing Research",
  year: 2011,
  url: "http://www.imresearchcenter.com/docs/how-well-does-advertising-work-generalizations-meta-analysis-brand-advertising-elasticities",
};

export const SATISFACTION: Source = {
  title: "Meta-analysis of customer satisfaction, Marketing Letters 34",
  author: "Mittal et al.",
  year: 2023,
  url: "https://link.springer.com/article/10.1007/s11002-023-09671-w",
};

export const EMPLOYER_BRANDING: Source = {
  title: "Making a case for employer branding (LinkedIn survey of recruiters, 2011)",
  author: "LinkedIn, via Universum",
  url: "http://top100.universumglobal.com/united-states-of-america/stories/making-a-case-for-employer-branding",
};

export const SAAS_RETENTION: Source = {
  title: "SaaS customer retention benchmarks (surveys of SaaS Capital)",
  author: "ChurnZero",
  url: "https://churnzero.com/blog/saas-customer-retention-benchmarks/",
};

export const NEW_HIRE_RAMP: Source = {
  title: "5 Classic Mistakes in New Hire Sales Training",
  author: "Sales Benchmark Index",
  url: "https://salesbenchmarkindex.com/insights/5-classic-mistakes-in-new-hire-sales-training/",
};

export const SALES_DEVELOPMENT_RAMP: Source = {
  title: "6 Facts to Know About Sales Rep Turnover",
  author: "Bridge Group, via Xactly",
  year: 2018,
  url: "https://www.xactlycorp.com/blog/6-facts-know-sales-rep-turnover",
};

export const RAMP_PRODUCTIVITY: Source = {
  title: "Do You Know What Ramp Is Really Costing You?",
  author: "Aptology (an illustration)",
  url: "https://www.aptology.com/blog/do-you-know-what-ramp-is-really-costing-you/",
};

export const REP_REPLACEMENT: Source = {
  title: "Losing a Sales Representative Can Cost an Average of $115,000",
  author: "DePaul University, via Milestones",
  year: 2018,
  url: "https://milestones.business/2018/11/29/losing-a-sales-representative-can-cost-an-average-of-115000/",
};

export const EXECUTIVE_PAY: Source = {
  title: "On-target earnings",
  author: "The CRO Report",
  url: "https://thecroreport.com/glossary/on-target-earnings",
};

export const SDR_CAPACITY: Source = {
  title: "Converting inbound sales leads",
  author: "ZoomInfo and DiscoverOrg",
  url: "https://discoverorg.com/blog/converting-inbound-sales-leads/",
};

export const SDR_MEETINGS: Source = {
  title: "Benchmarks of meetings per SDR",
  author: "MarketBetter",
  url: "https://www.marketbetter.ai/blog/tags/benchmarks",
};

export const SDR_HANDOVER: Source = {
  title: "Hand-over of meetings from SDRs to sales",
  author: "Pulse RevOps (a practitioner's page)",
  url: "https://pulserevops.com/sales-trainings/st0040",
};

export const SDR_REPORTING: Source = {
  title: "SDR metrics and KPIs",
  author: "Bridge Group, via Crunchbase",
  year: 2021,
  url: "https://about.crunchbase.com/blog/sdr-metrics-and-kpis-what-to-expect-from-your-sales-development-team/",
};

export const CUSTOMERS_PER_MANAGER: Source = {
  title: "At $20,000 ACV, how many customers should each customer success manager have?",
  author: "SaaStr",
  url: "https://www.saastr.com/dear-saastr-at-20000-acv-how-many-customers-should-each-customer-success-manager-have",
};

export const SUCCESS_REPORTING: Source = {
  title: "Should Customer Success Report into Sales or the CEO?",
  author: "Kellblog",
  year: 2020,
  url: "https://kellblog.com/2020/03/13/should-customer-success-report-into-sales-or-the-ceo/",
};

export const DOWNSIZING_TURNOVER: Source = {
  title: "Trevor & Nyberg, Keeping Your Headcount When All About You Are Losing Theirs (from a summary)",
  author: "Academy of Management Journal",
  year: 2008,
};

export const REORGANISATION_PRODUCTIVITY: Source = {
  title: "Productivity in a reorganisation (claims of one page, its sources not checked)",
  author: "soe-8jz.pages.dev",
  url: "https://soe-8jz.pages.dev/entry/O010",
};
