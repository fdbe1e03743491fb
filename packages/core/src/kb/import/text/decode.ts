import { FileRefused } from "../source/source.ts";

const bomOf = (bytes: Uint8Array) => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
};

const decoded = (bytes: Uint8Array, encoding: string, fatal: boolean) =>
  new TextDecoder(encoding, { fatal }).decode(bytes);

/** UTF-8, or what an older editor on Windows wrote where it is none. */
function read(bytes: Uint8Array): { text: string; isGuess: boolean } {
  const bom = bomOf(bytes);
  if (bom) return { text: decoded(bytes, bom, false), isGuess: false };
  if (bytes.includes(0)) throw new FileRefused("binary");
  try {
    return { text: decoded(bytes, "utf-8", true), isGuess: false };
  } catch {
    return { text: decoded(bytes, "windows-1252", false), isGuess: true };
  }
}

/** The text of a file: without a byte order mark, lines ended by `\n`. Throws FileRefused `binary` or `empty`. */
export function decodeText(bytes: Uint8Array): { text: string; isGuess: boolean } {
  const { text, isGuess } = read(bytes);
  const plain = text.replace(/\r\n?/g, "\n");
  if (plain.trim() === "") throw new FileRefused("empty");
  return { text: plain, isGuess };
}
