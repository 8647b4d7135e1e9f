import { isScalar, Lexer, LineCounter, parseDocument, type Document } from "yaml";
import { locate, MAX_DEPTH, MAX_VALUES, type PlaceAt } from "./locate.js";
import type { Report } from "./problems.js";
import { shorten, type LocatedMap, type LocatedNode, type Place } from "./tree.js";

/** Largest scenario file read, in bytes. */
export const MAX_FILE_BYTES = 5_000_000;
/** Pieces of syntax; the parser needs about 1 kB for each, so more are refused before it runs. */
const MAX_TOKENS = 8 * MAX_VALUES;
const MAX_SYNTAX_ERRORS = 20;
const LONGEST_LINE = 400;

/**
 * The located tree of one YAML 1.2 document (core schema) whose top is a mapping; undefined when it cannot be used, with
 * the reasons reported. `file` is the name positions carry.
 */
export function readYaml(text: string, file: string, report: Report): LocatedMap | undefined {
  const source = openSource(text.replace(/^\uFEFF/u, ""), file);
  if (source.text.length > MAX_FILE_BYTES) {
    report("file-too-large", source.place(0, ""), { file, limitBytes: MAX_FILE_BYTES });
    return undefined;
  }
  const root = readDocument(source, report, "");
  if (root === undefined) return undefined;
  if (root.kind === "map") return root;
  report("wrong-type", root.at, { found: root.kind === "list" ? "a list" : shorten(root.text), expected: "a mapping" });
  return undefined;
}

/** One YAML value on one line, such as the right-hand side of `--set path=value`; `place` says where its characters stand. */
export function readYamlValue(text: string, place: PlaceAt, report: Report, keyPath: string): LocatedNode | undefined {
  return readDocument({ text, lineCounter: new LineCounter(), place }, report, keyPath);
}

interface Source {
  readonly text: string;
  readonly lineCounter: LineCounter;
  readonly place: PlaceAt;
}

function openSource(text: string, file: string): Source {
  const lineCounter = new LineCounter();
  const lineAt = (line: number): string => {
    const start = lineCounter.lineStarts[line - 1] ?? 0;
    const end = lineCounter.lineStarts[line] ?? text.length;
    return shorten(text.slice(start, end).replace(/[\r\n]+$/u, ""), LONGEST_LINE);
  };
  const place = (offset: number, keyPath: string): Place => {
    const { line, col } = lineCounter.linePos(offset);
    const position = { file, line: Math.max(line, 1), column: Math.max(col, 1) };
    return { position, keyPath, line: lineAt(position.line) };
  };
  return { text, lineCounter, place };
}

function readDocument(source: Source, report: Report, keyPath: string): LocatedNode | undefined {
  if (hasTooManyTokens(source.text)) {
    report("too-many-values", source.place(0, keyPath), { limit: MAX_VALUES });
    return undefined;
  }
  const document = parseDocument(source.text, {
    lineCounter: source.lineCounter,
    prettyErrors: false,
    resolveKnownTags: false,
    uniqueKeys: false, // quadratic in the number of keys; duplicates are found below
    version: "1.2",
    logLevel: "error",
  });
  if (reportSyntax(document, source, report)) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.source === "")) {
    report("empty-file", source.place(0, keyPath), {});
    return undefined;
  }
  return locate(document.contents, source.place, report, keyPath);
}

function hasTooManyTokens(text: string): boolean {
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += token.length === 0 ? 0 : 1;
    if (tokens > MAX_TOKENS) return true;
  }
  return false;
}

/** Reports what the parser refuses; true if the document cannot be read on. */
function reportSyntax(document: Document.Parsed, source: Source, report: Report): boolean {
  const at = (offset: number): Place => source.place(offset, "");
  if (document.directives.yaml.version !== "1.2") report("yaml-version", at(0), { found: "1.1", allowed: "1.2" });
  for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS)) {
    if (code === "MULTIPLE_DOCS") report("multiple-documents", at(pos[0]), {});
    else if (code === "RESOURCE_EXHAUSTION") report("too-deep", at(pos[0]), { limit: MAX_DEPTH });
    else if (code === "TAG_RESOLVE_FAILED") {
      report("unsupported-tag", at(pos[0]), { tag: shorten(source.text.slice(...pos)) });
    } else report("yaml-syntax", at(pos[0]), { reason: message });
    if (code === "RESOURCE_EXHAUSTION") break;
  }
  return document.errors.length + document.warnings.length > 0 || document.directives.yaml.version !== "1.2";
}
