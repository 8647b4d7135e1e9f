/**
 * The types of the library, as its users see them: the declarations that src/index.ts reaches and no others. Types of results are made
 * from schemas here; in the package they are written out, with what is said of each field, so that a user needs no library of schemas.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Types that the package of schemas makes. */
const SCHEMAS = "zod";

/** Writes them to `outdir`. */
export function writeDeclarations(root, outdir) {
  const program = programOf(root);
  const checker = program.getTypeChecker();
  const folder = join(root, "src");
  const written = new Set();
  const wanted = [join(folder, "index.ts")];
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (written.has(file)) continue;
    written.add(file);
    const source = program.getSourceFile(file);
    const told = emitted(source, program);
    const text = importedBy(told).includes(SCHEMAS) ? spelledOut(source, checker) : told;
    const target = join(outdir, relative(folder, file)).replace(/\.ts$/, ".d.ts");
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    for (const name of importedBy(text).filter((other) => other.startsWith(".")))
      wanted.push(resolve(dirname(file), name.replace(/\.js$/, ".ts")));
  }
}

function programOf(root) {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(fileNames, { ...options, declaration: true, emitDeclarationOnly: true });
}

/** As the compiler has it. Throws what it finds wrong. */
function emitted(source, program) {
  let text = "";
  const { diagnostics } = program.emit(source, (_, told) => (text = told), undefined, true);
  if (diagnostics.length === 0) return text;
  throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost({})));
}

const importedBy = (text) => ts.preProcessFile(text).importedFiles.map(({ fileName }) => fileName);

/** A module of schemas: the types it exports, each in full. */
function spelledOut(source, checker) {
  const types = source.statements.filter((node) => ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node));
  const lines = types.map((node) => {
    if (ts.isInterfaceDeclaration(node) || node.typeParameters !== undefined) return node.getFullText(source).trim();
    const type = written(checker.getTypeAtLocation(node.name), { checker, source: node, indent: "" });
    return `${saidOf(checker.getSymbolAtLocation(node.name), checker, "")}export type ${node.name.text} = ${type};`;
  });
  const imports = source.statements
    .filter(
      (node) => ts.isImportDeclaration(node) && node.importClause?.isTypeOnly && node.moduleSpecifier.text !== SCHEMAS,
    )
    .map((node) => node.getText(source));
  return `${[...imports, ...lines].join("\n")}\n`;
}

const AS_WRITTEN =
  ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias | ts.TypeFormatFlags.WriteArrayAsGenericType;

/** A type in TypeScript: objects, lists and unions in full, the rest as the compiler writes it. */
function written(type, at) {
  const { checker } = at;
  if (type.isUnion() && !(type.flags & (ts.TypeFlags.Boolean | ts.TypeFlags.Enum))) return unionOf(type, at);
  if (checker.isTupleType(type)) {
    const items = checker.getTypeArguments(type).map((item) => written(item, at));
    return `${type.target.readonly ? "readonly " : ""}[${items.join(", ")}]`;
  }
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type);
    const isReadonly = type.symbol.name === "ReadonlyArray";
    return `${isReadonly ? "ReadonlyArray" : "Array"}<${written(item, at)}>`;
  }
  if (isPlainObject(type)) return objectOf(type, at);
  return checker.typeToString(type, at.source, AS_WRITTEN);
}

/** The two truth values are one type. */
function unionOf(type, at) {
  const isTruth = (one) => (one.flags & ts.TypeFlags.BooleanLiteral) !== 0;
  const truths = type.types.filter(isTruth);
  const others = type.types.filter((one) => !isTruth(one)).map((one) => written(one, at));
  const told = truths.length === 2 ? ["boolean"] : truths.map((one) => at.checker.typeToString(one));
  return [...others, ...told].join(" | ");
}

const isPlainObject = (type) =>
  (type.flags & ts.TypeFlags.Object) !== 0 &&
  type.getCallSignatures().length === 0 &&
  type.getProperties().length > 0 &&
  !type.isClass();

function objectOf(object, at) {
  const indent = `${at.indent}    `;
  const fields = object.getProperties().map((field) => {
    const { checker, source } = at;
    const isOptional = (field.flags & ts.SymbolFlags.Optional) !== 0;
    const found = checker.getTypeOfSymbolAtLocation(field, source);
    // What may be missing is no value of its own here: exactOptionalPropertyTypes.
    const type = isOptional ? withoutMissing(found) : found;
    const name = /^[A-Za-z_$][\w$]*$/.test(field.name) ? field.name : JSON.stringify(field.name);
    const text = written(type, { ...at, indent });
    return `${saidOf(field, checker, indent)}${indent}${name}${isOptional ? "?" : ""}: ${text};`;
  });
  return `{\n${fields.join("\n")}\n${at.indent}}`;
}

/** `undefined` among others; null stays. */
function withoutMissing(type) {
  if (!type.isUnion()) return type;
  const types = type.types.filter(({ flags }) => (flags & ts.TypeFlags.Undefined) === 0);
  if (types.length === type.types.length) return type;
  return types.length === 1 ? types[0] : { flags: 0, types, isUnion: () => true };
}

function saidOf(symbol, checker, indent) {
  const text = ts.displayPartsToString(symbol?.getDocumentationComment(checker) ?? []).trim();
  return text === "" ? "" : `${indent}/** ${text.replace(/\s*\n\s*/g, " ")} */\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  writeDeclarations(root, join(root, "dist"));
}
