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
