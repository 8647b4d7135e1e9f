import { posix } from "node:path";
import ts from "typescript";
import { lanesOf } from "./expressions.js";
import { laneFunction, stageFunction } from "./functions.js";
import { declarationsOf, importsOf, signatureOf } from "./signatures.js";

/** Where the forms for lanes are that are written by hand, and the sources that they stand for. */
const BY_HAND = "simulation/assembly/lanes";
const STANDS_FOR = {
  "distributions/elementary/exp": "exp",
  "distributions/elementary/log": "log",
  "distributions/elementary/log1p": "log1p",
  "distributions/binomial-quantile": "binomial",
  "distributions/poisson-quantile": "poisson",
  "funnel/chances": "chances",
  "simulation/sheet": "sheet",
};

/** The sources that are translated. */
const TRANSLATED = /^(funnel\/(?!model\/|chances)[a-z-]+|simulation\/kernel)\.ts$/;

/** The draw that is a method of the sheet. */
const DEAL_SUM = {
  name: "dealSum",
  style: "drawing",
  parameters: [{ kind: "index" }, { kind: "index" }, { kind: "lanes" }],
};

export const isTranslated = (path) => TRANSLATED.test(path);

/**
 * A source of the kernel, which is about one sample, as AssemblyScript that does the same for several samples side by side,
 * two in an instruction: every number becomes a vector of lanes, in the same order of operations. See lanes/lanes.ts for
 * the memory.
 * @param {string} path below src/
 * @param {(path: string) => string} read the text of another source
 */
export function translate(path, read) {
  const source = parse(path, read);
  const file = createFile(source, path, read);
  const parts = source.statements.map((statement) => translateStatement(statement, path, file));
  const helpers = `import { areAll, enterFrame, isAny, LANE_BYTES, LANES, leaveFrame, roundLanes } from "${upFrom(path)}${BY_HAND}/lanes";`;
  return [helpers, ...parts].join("\n");
}

const parse = (path, read) => ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
const upFrom = (path) => "../".repeat(path.split("/").length - 1);

/** What a source knows by name, its own or imported. */
function createFile(source, path, read) {
  const own = declarationsOf(source);
  const imported = importsOf(source, (from) => posix.join(posix.dirname(path), from.replace(/\.js$/, ".ts")));
  const find = (name) => {
    if (own.has(name) || !imported.has(name)) return own.get(name);
    const from = imported.get(name);
    if (from.endsWith("model/places.ts")) return { kind: "index" };
    return declarationsOf(parse(from, read)).get(name);
  };
  return {
    constant(name) {
      const { kind } = find(name) ?? {};
      return kind === "index" || kind === "number" ? { kind, text: name } : undefined;
    },
    functionNamed(name) {
      if (name === DEAL_SUM.name) return DEAL_SUM;
      const { signature } = find(name) ?? {};
      if (signature === undefined) throw new Error(`${path} does not know ${name}`);
      return signature;
    },
  };
}

function translateStatement(node, path, file) {
  if (ts.isImportDeclaration(node)) return translateImport(node, path);
  if (ts.isClassDeclaration(node)) return translateClass(node, file);
  if (!ts.isFunctionDeclaration(node)) return node.getText();
  const exported = node.modifiers ? "export " : "";
  const signature = signatureOf(node, node.name.text);
  return signature.style === "lane"
    ? laneFunction(node, signature, file, `@inline ${exported}function ${node.name.text}`)
    : stageFunction(node, signature, file, `${exported}function ${node.name.text}`);
}

function translateImport(node, path) {
  const from = posix.join(posix.dirname(path), node.moduleSpecifier.text.replace(/\.js$/, ""));
  const byHand = STANDS_FOR[from];
  const specifier = byHand ? `${upFrom(path)}${BY_HAND}/${byHand}` : node.moduleSpecifier.text.replace(/\.js$/, "");
  return `import ${node.importClause.namedBindings.getText().replace(/\btype /g, "")} from "${specifier}";`;
}

/** Arrays get longer; methods become stages, but for those that only make something. */
function translateClass(node, file) {
  const members = node.members.map((member) => {
    const name = member.name?.getText();
    if (name === DEAL_SUM.name) return "abstract dealSum(month: i32, source: i32, count: usize, sum: usize): void;";
    if (!ts.isMethodDeclaration(member) || /\bnew\b/.test(member.getText())) return withLanes(member);
    return stageFunction(member, { ...signatureOf(member, name), style: "stage" }, file, name);
  });
  const heritage = node.heritageClauses?.map((clause) => clause.getText()).join(" ") ?? "";
  const modifiers = node.modifiers.map((modifier) => modifier.getText()).join(" ");
  return `${modifiers} class ${node.name.text} ${heritage} {\n${members.join("\n")}\n}`;
}

function withLanes(member) {
  const text = member.getText();
  if (member.name?.getText() === "setup") return text;
  return text.replace(
    /((\w+)(?:: Float64Array)? = )?new Float64Array\(([^()]+)\)/g,
    (_, before = "", name, size) => `${before}new Float64Array((${size}) * ${lanesOf(name)})`,
  );
}
