import { decodeMasked, maskTexts, type Secrets, unfinishedSecretBytes } from './mask-secrets';
import { safeText } from './safe-text';
import { unfinishedSequenceBytes } from './terminal-sequences';
import { unfinishedBytes } from './utf8-border';

const carriageReturn = 0x0d;

/** The part `[from, to)` of a log as it may be shown. Bytes outside the part only tell where secrets begin and end. */
export function shownText(bytes: Buffer, from: number, to: number, secrets: Secrets): string {
  return shown(decodeMasked(bytes, from, to, secrets), secrets);
}

/** Text made safe, without secrets. */
export function shown(text: string, secrets: Secrets): string {
  // Masked again after the escape sequences are gone: they may have stood inside a secret.
  return maskTexts(safeText(text), secrets.texts);
}

/** How many bytes at the end must wait for what comes next, or they would be shown broken. */
export function unfinishedEnd(bytes: Buffer, secrets: Secrets): number {
  return Math.max(
    unfinishedBytes(bytes),
    bytes.at(-1) === carriageReturn ? 1 : 0,
    unfinishedSequenceBytes(bytes),
    unfinishedSecretBytes(bytes, secrets),
  );
}
