import type { Ending } from "../estimators/duration-table.js";
import { plainWord, type Mapping } from "./map-option.js";

/** Words for a won deal, in the languages the systems above are used in most. */
const WON = [
  "won",
  "closed won",
  "closedwon",
  "closed - won",
  "win",
  "gewonnen",
  "geschlossen gewonnen",
  "gagné",
  "gagnée",
  "fermé gagné",
  "ganado",
  "ganada",
  "cerrado ganado",
  "ganho",
  "vinto",
  "chiusa conquistata",
  "gewonnen deal",
  "abgeschlossen und gewonnen",
  "vunnet",
  "vunnen",
  "vundet",
  "voitettu",
  "wygrana",
  "wygrane",
  "vyhráno",
  "vyhraný",
  "выиграна",
  "signed",
];
const LOST = [
  "lost",
  "closed lost",
  "closedlost",
  "closed - lost",
  "loss",
  "verloren",
  "geschlossen verloren",
  "perdu",
  "perdue",
  "fermé perdu",
  "perdido",
  "perdida",
  "cerrado perdido",
  "perso",
  "persa",
  "chiusa persa",
  "tapt",
  "förlorad",
  "tabt",
  "hävitty",
  "przegrana",
  "przegrane",
  "prohráno",
  "ztraceno",
  "проиграна",
  "storniert",
  "abgebrochen",
  "canceled",
  "cancelled",
  "out-sold",
  "disqualified",
  "abandoned",
];

/** What the user says of a word; undefined for one that `--map` does not name. */
export function endingNamed(word: string, { words }: Mapping): Ending | undefined {
  const plain = plainWord(word);
  if (words.won.includes(plain)) return "won";
  return words.lost.includes(plain) ? "lost" : undefined;
}

/** What each word of a column of stages or states says of a deal; undefined for one that says nothing: it is still open. */
export function endingOfWord(word: string, mapping: Mapping): Ending | undefined {
  const named = endingNamed(word, mapping);
  if (named !== undefined) return named;
  const plain = plainWord(word);
  // What the user names comes beside these.
  if (WON.includes(plain)) return "won";
  return LOST.includes(plain) ? "lost" : undefined;
}

/** Yes and no as systems write them; undefined for anything else. */
export function truthOf(word: string): boolean | undefined {
  if (/^(?:true|1|yes|y|ja|wahr|oui|vrai|sí|si|ano)$/iu.test(word)) return true;
  return /^(?:false|0|no|n|nein|falsch|non|faux|ne)$/iu.test(word) ? false : undefined;
}
