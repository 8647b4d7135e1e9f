/** The road from scenario to report, in order: a folder may import only from those before it. */
const road = [
  "foundation",
  "distributions",
  "statistics",
  "assumptions",
  "organisation",
  "funnel",
  "simulation",
  "analysis",
  "scenario",
  "calibration",
  "report",
  "questions",
  "cli",
];

const onlyBackwards = road.map((folder, place) => ({
  name: `${folder}-imports-only-what-comes-before`,
  comment: `src/${folder} may import from: ${road.slice(0, place).join(", ") || "nothing"}.`,
  severity: "error",
  from: { path: `^src/${folder}/` },
  to: {
    path: "^src/",
    pathNot: `^src/(${road.slice(0, place + 1).join("|")})/${folder === "cli" ? "|^src/[^/]+[.]ts$" : ""}`,
  },
}));

const onlyIn = (name, folders, modules) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: folders },
  to: { path: modules },
});

module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true } },
    ...onlyBackwards,
    {
      name: "analysis-files-use-no-folder",
      comment: "A folder of analysis/ may use the files beside it, never the other way round.",
      severity: "error",
      from: { path: "^src/analysis/[^/]+[.]ts$" },
      to: { path: "^src/analysis/[^/]+/" },
    },
    {
      name: "analysis-folders-stand-side-by-side",
      severity: "error",
      from: { path: "^src/analysis/([^/]+)/" },
      to: { path: "^src/analysis/[^/]+/", pathNot: "^src/analysis/$1/" },
    },
    {
      name: "page-runs-in-a-browser",
      comment: "What runs in a page reads no file, no YAML and no schema; the build puts it into what draws pages.",
      severity: "error",
      from: { path: "^src/page/" },
      to: {
        path: "^src/(scenario|calibration|questions|cli)/|node_modules/(yaml|zod)",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nothing-imports-page",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/page/" },
      to: { path: "^src/page/" },
    },
    onlyIn("commander-in-cli", "^src/cli/", "node_modules/commander"),
    onlyIn(
      "colour-and-tables-in-report-table-and-cli",
      "^src/(cli/|report/formats/table/)",
      "node_modules/(chalk|cli-table3)",
    ),
    onlyIn("yaml-in-scenario", "^src/scenario/", "node_modules/yaml"),
    onlyIn("seedrandom-in-luck", "^src/simulation/", "node_modules/seedrandom"),
    {
      name: "node-builtins-at-the-edges",
      comment: "Everything from foundation/ to analysis/ and report/ also runs in a browser.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot:
          "^src/(cli/|scenario/|simulation/(workers|store|queue)|(simulation|statistics)/assembly/[a-z/]+[.]js|page/compile[.]js)",
      },
      to: { dependencyTypes: ["core"] },
    },
    { name: "not-to-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      mainFields: ["module", "main", "types"],
    },
  },
};
