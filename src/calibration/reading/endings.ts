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
  "canceled",
  "cancelled",
  "out-sold",
  "disqualified",
  "abandoned",
];

/** What each word of a column of stages or states says of a deal; undefined for one that says nothing: it is still open. */
export function endingOfWord(word: string, { words }: Mapping): Ending | undefined {
  const plain = plainWord(word);
  if (words.won.includes(plain)) return "won";
  if (words.lost.includes(plain)) return "lost";
  // What the user names replaces the words of that kind.
  if (words.won.length === 0 && WON.includes(plain)) return "won";
  if (words.lost.length === 0 && LOST.includes(plain)) return "lost";
  return undefined;
}

/** Yes and no as systems write them; undefined for anything else. */
export function truthOf(word: string): boolean | undefined {
  if (/^(?:true|1|yes|y|ja|wahr|oui|vrai|sí|si|ano)$/iu.test(word)) return true;
  return /^(?:false|0|no|n|nein|falsch|non|faux|ne)$/iu.test(word) ? false : undefined;
}
