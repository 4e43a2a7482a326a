import { AshlarError } from '@/lib/domain/errors';

const saveAs = 'Save the file as UTF-8 text.';

/** Decodes UTF-8 exactly, with or without a byte order mark. Throws `E_ENCODING` for anything else; `shown` names the file. */
export function decodeText(bytes: Buffer, shown: string): string {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfeff || mark === 0xfffe) throw new AshlarError('E_ENCODING', `${shown} is UTF-16, not UTF-8.`, saveAs);
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    const message = `${shown} is not text: line ${lineAt(bytes, nul)} holds a NUL byte.`;
    throw new AshlarError('E_ENCODING', message, saveAs);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const message = `${shown} is not UTF-8: line ${lineAt(bytes, firstInvalid(bytes))} holds bytes that mean nothing in it.`;
    throw new AshlarError('E_ENCODING', message, saveAs, error);
  }
}

function lineAt(bytes: Buffer, index: number): number {
  let line = 1;
  for (let at = bytes.indexOf(10); at !== -1 && at < index; at = bytes.indexOf(10, at + 1)) line += 1;
  return line;
}

/** Where decoding and encoding again first gives other bytes: there a replacement character took their place. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'), 'utf8');
  let index = 0;
  while (index < bytes.length && bytes[index] === again[index]) index++;
  return index;
}
