/** Scenarios to start from, by the question they answer; the first is the one that --yes takes. The texts are in `template-texts.ts`. */
export const TEMPLATES = [
  { id: "reporting-lines", question: "Who should lead marketing and sales?" },
  { id: "small-team", question: "Who should lead a handful of marketers and sellers?" },
  { id: "reorganise-or-hire", question: "Reorganise, hire, or spend the money otherwise?" },
  { id: "sdr-and-success", question: "Where do SDRs and customer success belong?" },
  { id: "claims", question: "Do our assumptions still support what we claim? (a gate for CI)" },
] as const;

export type TemplateId = (typeof TEMPLATES)[number]["id"];
