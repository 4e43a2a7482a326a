/** Words that say a task is done, in the commonest languages, as they stand in status columns and after titles. */
const doneWords = [
  'done|completed?|finished|closed|merged|shipped|resolved|implemented|delivered|100 ?%',
  'erledigt|fertig|abgeschlossen|umgesetzt|terminée?|terminé|fait|faite|finie?|achevée?|livrée?',
  'hech[oa]|completad[oa]|terminad[oa]|finalizad[oa]|list[oa]|conclu[ií]d[oa]|feit[oa]|pront[oa]|completat[oa]|fatt[oa]|finit[oa]',
  'gereed|voltooid|afgerond|klaar|klar|färdig|ferdig|færdig|zrobione|ukończone|zakończone|hotovo|dokončeno|tamamlandı|bitti',
  'готово|сделано|выполнен[оаы]?|заверш[её]н[оаы]?|завершено|виконано|hoàn thành|đã xong|selesai',
].join('|');
const doneWord = new RegExp(`^(?:${doneWords})(?![\\p{L}])`, 'iu');
const doneScript = /^(?:実装|対応)?(?:完了|済み?|完成|已完成|完毕|完畢|已實現|已实现|완료|완성)/u;
const doneSign = /^[\u2705\u2714\u2713\u2611]\ufe0f?/u;
const openWord =
  /^(?:to ?do|open|pending|planned|not|in[ -]?progress|in[ -]?review|blocked|queued|ready|new|backlog|started|wip|tbd|deferred|offen|geplant|ausstehend|in (?:arbeit|bearbeitung)|pendente|pendiente|planejad[oa]|planead[oa]|em (?:andamento|progresso)|en (?:curso|progreso|cours)|por hacer|a fazer|por fazer|à faire|bloquead[oa]|bloquée?|da fare|in corso|не |в работе|запланировано|未|進行|进行|待|予定|대기|진행|예정|미완)/iu;
const openSign =
  /^[\u23f3\u{1f504}\u{1f6a7}\u274c\u2b1c\u{1f532}\u{1f51c}\u{1f4cb}\u26aa\u{1f7e1}\u{1f534}\u{1f7e0}\u{1f535}\u23f8\u{1f195}\u{1f4dd}\u2610\u25cb\u25cf\u25d0]/u;

/** What a status says: `done`, `open`, or null when it is no status. */
export function readStatus(text: string): 'done' | 'open' | null {
  const box = /^[*_\s]{0,4}\[([ xX])\]/.exec(text)?.[1];
  if (box !== undefined) return box === ' ' ? 'open' : 'done';
  const plain = text.replace(/[*_`~()[\]]/g, '').trim();
  const sign = doneSign.exec(plain)?.[0] ?? openSign.exec(plain)?.[0] ?? '';
  const words = plain.slice(sign.length).replace(/^(?:\ufe0f|[\s:–—-])+/, '');
  if (openWord.test(words)) return 'open';
  if (doneWord.test(words) || doneScript.test(words)) return 'done';
  if (doneSign.test(sign)) return 'done';
  return sign !== '' && words === '' ? 'open' : null;
}

const END_LENGTH = 80;
const tailPattern =
  /(?:\s[-–—:|]{1,2}\s{0,3}|\s{0,3}[([]|(?:^|\s)(?=\p{Extended_Pictographic}|[\u2713\u2714]))([^-–—:|()[\]]{1,40})[)\]]?\s{0,3}$/u;

/** Cuts ` — DONE`, `(erledigt)`, `[done]` or a tick off the end of a title. */
export function cutStatus(text: string): { text: string; status: 'done' | 'open' | null } {
  const whole = Math.max(0, text.length - END_LENGTH);
  const tail = tailPattern.exec(text.slice(whole));
  const status = tail ? readStatus(tail[1] ?? '') : null;
  if (!tail || status === null || !isOnlyStatus(tail[1] ?? '', status)) return { text, status: null };
  return { text: text.slice(0, whole + tail.index).trimEnd(), status };
}

/** ` — done right` are words of a title, not its status. */
function isOnlyStatus(text: string, status: 'done' | 'open'): boolean {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length <= (status === 'done' ? 1 : 3);
}
