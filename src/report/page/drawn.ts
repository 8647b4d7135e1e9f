/** What draws pages: loaded only when one is asked for, on the command line from a file of its own. */
export { chartFiles } from "./chart-files.js";
export { pageSteps, renderPage } from "./render.js";
