const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end record without its comment, and the longest comment. */
const [END_BYTES, MOST_COMMENT] = [22, 65_535];

/**
 * How many bytes the entries of a zip archive say they have unpacked, all together; Infinity for what has no directory.
 *
 * Source: PKWARE, APPNOTE.TXT 6.3.10, sections 4.3.12 (central directory) and 4.3.16 (its end).
 */
export function unpackedBytes(archive: Uint8Array): number {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = archive.length - END_BYTES;
  const first = Math.max(0, end - MOST_COMMENT);
  while (end >= first && view.getUint32(end, true) !== END) end--;
  if (end < first) return Infinity;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let sum = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > archive.length || view.getUint32(at, true) !== ENTRY) return Infinity;
    sum += view.getUint32(at + 24, true);
    at += 46 + [28, 30, 32].reduce((bytes, field) => bytes + view.getUint16(at + field, true), 0);
  }
  return sum;
}
