/** Printable characters that mean nothing to HTML, scripts and replacement texts, and no point: 85 of them. */
const DIGITS = Array.from({ length: 94 }, (_, place) => String.fromCharCode(33 + place))
  .join("")
  .replace(/["$&'.<>\\`]/g, "");

/**
 * Bytes as text, four in five characters, which is a sixteenth less than base64 takes: the words of the bytes, most significant
 * first, in base 85. The last word is filled up with zeros.
 */
export function toBase85(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    let word = 0;
    for (let place = 0; place < 4; place++) word = word * 256 + (bytes[at + place] ?? 0);
    for (let unit = 85 ** 4; unit >= 1; unit /= 85) text += DIGITS[Math.floor(word / unit) % 85];
  }
  return text;
}

/** @param length how many bytes there are */
export function fromBase85(text: string, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (let place = 0; place < 5; place++) word = word * 85 + DIGITS.indexOf(text[at + place] ?? "");
    // What is written beyond the end is dropped.
    for (let place = 0; place < 4; place++) bytes[(at / 5) * 4 + place] = word >>> (24 - 8 * place);
  }
  return bytes;
}
