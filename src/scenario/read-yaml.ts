import { isScalar, parseDocument, type Document } from "yaml";
import { findLimitBroken } from "./lex-limits.js";
import { locate, MAX_DEPTH, MAX_VALUES } from "./locate.js";
import type { Report } from "./problems.js";
import { placesIn, type PlaceAt } from "./text-places.js";
import { shorten } from "../foundation/shorten.js";
import { describe, type LocatedMap, type LocatedNode, type Place } from "./located-tree.js";

declare module "../foundation/problem.js" {
  interface ProblemArguments {
    "yaml-syntax": { reason: string };
    "yaml-version": { found: string; allowed: string };
    "multiple-documents": Record<never, never>;
    "unsupported-tag": { tag: string };
    "empty-file": Record<never, never>;
  }
}

/** Largest scenario file read, in bytes. */
export const MAX_FILE_BYTES = 5_000_000;
const MAX_SYNTAX_ERRORS = 20;

/**
 * The located tree of one YAML 1.2 document (core schema) whose top is a mapping; undefined when it cannot be used, with
 * the reasons reported. `file` is the name positions carry.
 */
export function readYaml(text: string, file: string, report: Report): LocatedMap | undefined {
  const withoutMark = withLineFeeds(text.replace(/^\uFEFF/u, ""));
  const place = placesIn(withoutMark, file);
  if (withoutMark.length > MAX_FILE_BYTES) {
    report("file-too-large", place(0, ""), { file, limitBytes: MAX_FILE_BYTES });
    return undefined;
  }
  const root = readYamlValue(withoutMark, place, report, "");
  if (root === undefined || root.kind === "map") return root;
  report("wrong-type", root.at, {
    found: describe(root),
    expected: "a mapping, with keys such as structures and assumptions",
  });
  return undefined;
}

/** A carriage return alone ends a line too (YAML 1.2.2, 5.4), as in files of old Macs; the parser knows those before a line feed. */
const withLineFeeds = (text: string): string => text.replace(/\r(?!\n)/gu, "\n");

/** One YAML value of any kind, such as the right-hand side of `--set path=value`; `place` says where its characters stand. */
export function readYamlValue(text: string, place: PlaceAt, report: Report, keyPath: string): LocatedNode | undefined {
  const broken = findLimitBroken(text);
  if (broken !== undefined) {
    const limit = broken.code === "too-deep" ? MAX_DEPTH : MAX_VALUES;
    report(broken.code, place(broken.offset, keyPath), { limit });
    return undefined;
  }
  const document = parseDocument(text, {
    prettyErrors: false,
    resolveKnownTags: false,
    uniqueKeys: false, // quadratic in the number of keys; duplicates are found below
    version: "1.2",
    logLevel: "error",
  });
  if (reportSyntax(document, text, place, report)) return undefined;
  if (document.contents === null || (isScalar(document.contents) && document.contents.source === "")) {
    report("empty-file", place(0, keyPath), {});
    return undefined;
  }
  return locate(document.contents, place, report, keyPath);
}

/** Reports what the parser refuses; true if the document cannot be read on. */
function reportSyntax(document: Document.Parsed, text: string, place: PlaceAt, report: Report): boolean {
  const at = (offset: number): Place => place(offset, "");
  if (document.directives.yaml.version !== "1.2") report("yaml-version", at(0), { found: "1.1", allowed: "1.2" });
  for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_ERRORS)) {
    if (code === "MULTIPLE_DOCS") report("multiple-documents", at(pos[0]), {});
    else if (code === "RESOURCE_EXHAUSTION") report("too-deep", at(pos[0]), { limit: MAX_DEPTH });
    else if (code === "TAG_RESOLVE_FAILED") {
      report("unsupported-tag", at(pos[0]), { tag: shorten(text.slice(...pos)) });
    } else report("yaml-syntax", at(pos[0]), { reason: message });
    if (code === "RESOURCE_EXHAUSTION") break;
  }
  return document.errors.length + document.warnings.length > 0 || document.directives.yaml.version !== "1.2";
}
