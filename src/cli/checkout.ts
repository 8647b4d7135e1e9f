import type { Io } from "./io.js";

/** Where a CI system has checked the repository out: GitHub Actions and GitLab CI say so; undefined elsewhere. */
export const checkoutOf = ({ GITHUB_WORKSPACE, CI_PROJECT_DIR }: Io["env"]): string | undefined =>
  [GITHUB_WORKSPACE, CI_PROJECT_DIR].find((folder) => folder !== undefined && folder !== "");
