/**
 * What the month loop records for one structure in one sample. The flows (up to `Profit`) are sums over the months so
 * far; the stocks (from `MarketingStaff` on) are their values at the end of the month. Outcomes are functions of a tally:
 * of the last one (the horizon), of each month's (cumulative series) or of what a month added (monthly series).
 */
export const enum Tally {
  Leads,
  Mqls,
  Accepted,
  /** Accepted leads that sales would work if it had the capacity. */
  Wanted,
  Worked,
  OpenedInbound,
  OpenedOutbound,
  ClosedInbound,
  ClosedOutbound,
  WonInbound,
  WonOutbound,
  /** Currency, annual contract value. */
  BookingsInbound,
  BookingsOutbound,
  Churned,
  /** Customers at the start of each month. */
  CustomerMonths,
  /** Staff who left, both teams. */
  Left,
  /** Filled posts at the start of each month, both teams. */
  StaffMonths,
  /** Currency. */
  Revenue,
  /** Salaries and programme spend, currency, undiscounted. */
  Cost,
  /** Currency, discounted. */
  Profit,
  MarketingStaff,
  SalesStaff,
  /** Goodwill: log indices, 0 = today. */
  Brand,
  CustomerDelight,
  UserExperience,
  EmployerBrand,
  /** Open opportunities. */
  PipelineInbound,
  PipelineOutbound,
  Customers,
  /** Recurring revenue, currency/month. */
  MonthlyRevenue,
  Size,
}

/** The first entry that is a stock; those before it are flows. */
export const FIRST_STOCK: i32 = Tally.MarketingStaff;
