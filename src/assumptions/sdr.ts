import type { Assumption } from "./assumption.js";
import { SDR_CAPACITY, SDR_HANDOVER, SDR_MEETINGS, OWN_CHOICE } from "./sources.js";

/** What a sales development team does, if there is one. */
export const SDR = [
  {
    id: "sdr.leads_per_sdr",
    label: "leads an SDR can work on",
    value: "80 to 160",
    unit: "leads/SDR/month",
    domain: "non-negative",
    meaning: "Marketing's leads that one SDR can work on in a month.",
    source: { ...SDR_CAPACITY, finding: "20 to 25 meetings a month at 13 to 35 % of leads: 57 to 192 leads" },
    grade: "assumption",
  },
  {
    id: "sdr.outbound_per_sdr",
    label: "deals an SDR opens alone",
    value: "3 to 7",
    unit: "opportunities/SDR/month",
    domain: "non-negative",
    meaning: "Deals one SDR opens in a month without marketing's help, when no lead takes up time.",
    source: { ...SDR_MEETINGS, finding: "12 to 15 meetings a month outbound, of which a part become deals" },
    grade: "assumption",
  },
  {
    id: "sdr.inbound_time_share",
    label: "SDRs' time taken by leads",
    value: "0.8",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of the time for own prospecting that an SDR loses when fully loaded with marketing's leads.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "sdr.response_time",
    label: "response time with SDRs",
    value: "0.5 to 0.9",
    unit: "ratio to the reps' response time",
    domain: "positive",
    meaning: "How long a lead waits for its first answer with SDRs, compared with without.",
    source: OWN_CHOICE,
    grade: "assumption",
  },
  {
    id: "sdr.handover",
    label: "hand-over from SDRs to sales",
    value: "65% to 88%",
    unit: "fraction",
    domain: "probability",
    meaning: "Share of the opportunities of worked leads that sales takes over from the SDRs.",
    source: {
      ...SDR_HANDOVER,
      finding: "sales accepts 65 % of meetings in the first quarter and more than 80 % later, as a target",
    },
    grade: "assumption",
  },
] as const satisfies readonly Assumption[];
