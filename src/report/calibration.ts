/** Said wherever results are shown. */
export const CALIBRATION =
  "The effects of reporting lines are calibrated so that the model reproduces the claims of two sources, a practitioner essay and a survey " +
  "summary. The figures work out what follows from those claims; they are no evidence for them.";

/** The same in a line, for below a table. */
export const CALIBRATED = "Effects reproduce two sources' claims, no evidence for them.";
