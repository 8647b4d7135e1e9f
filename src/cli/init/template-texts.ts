import claims from "./templates/claims.yaml";
import reorganiseOrHire from "./templates/reorganise-or-hire.yaml";
import reportingLines from "./templates/reporting-lines.yaml";
import sdrAndSuccess from "./templates/sdr-and-success.yaml";
import smallTeam from "./templates/small-team.yaml";
import type { TemplateId } from "./templates.js";

/** The templates' YAML. */
export const TEMPLATE_TEXTS: Readonly<Record<TemplateId, string>> = {
  "reporting-lines": reportingLines,
  "small-team": smallTeam,
  "reorganise-or-hire": reorganiseOrHire,
  "sdr-and-success": sdrAndSuccess,
  claims,
};
