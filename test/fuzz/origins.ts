import { readdirSync, readFileSync } from "node:fs";
import { Document, parseDocument } from "yaml";
import type { ReadFile } from "../../src/scenario/read-file.js";

const FOLDER = "scenarios";

/** The shipped scenarios by their file names, in order. */
export const SHIPPED: ReadonlyMap<string, string> = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")]),
);

/** Shipped scenarios extend one another: as if a mistaken one lay beside them. */
export const readShipped: ReadFile = (reference) => {
  const text = SHIPPED.get(reference);
  if (text === undefined) return { fault: "file-not-found", arguments: { file: reference } };
  return { file: reference, identity: reference, text };
};

/** What mistakes are made in. */
export interface Origin {
  readonly text: string;
  readonly document: Document;
}

type Tree = Readonly<Record<string, unknown>>;

let known: readonly Origin[] | undefined;

/** The shipped scenarios as they are, and small ones made of them, which are quick to read and lose little: most are small. */
export function origins(): readonly Origin[] {
  known ??= [...SHIPPED.values()].flatMap((text) => {
    const document = parseDocument(text);
    const pieces = piecesOf(document.toJS() as Tree).map(
      (piece) => new Document(piece, { aliasDuplicateObjects: false }),
    );
    return [{ text, document }, ...pieces.map((piece) => ({ text: piece.toString(), document: piece }))];
  });
  return known;
}

const CHECKS_OF_A_PIECE = 3;

/** A scenario a few checks at a time, or else two structures at a time: the one that others are compared with, and another. */
function piecesOf(all: Tree): Tree[] {
  const { checks = [], structures = {} } = all as { readonly checks?: readonly unknown[]; readonly structures?: Tree };
  if (checks.length > CHECKS_OF_A_PIECE) {
    const firsts = checks.flatMap((_, index) => (index % CHECKS_OF_A_PIECE === 0 ? [index] : []));
    return firsts.map((first) => ({ ...all, checks: checks.slice(first, first + CHECKS_OF_A_PIECE) }));
  }
  const names = Object.keys(structures);
  const one = names.find((name) => name === all.reference || name === all.today) ?? names[0];
  const others = names.length > 2 ? names.filter((name) => name !== one) : [];
  return others.map((other) => ({ ...all, structures: { [one]: structures[one], [other]: structures[other] } }));
}
