/** What a title says about what stands below it. `phase`: a numbered stretch of work; `example`: shown, not meant. */
export type SectionKind = 'phase' | 'tasks' | 'criteria' | 'remarks' | 'background' | 'example' | 'neutral';

/** Titles are compared by their beginning, so that a long one costs no more. */
const TITLE_LENGTH = 300;

const digits = '(?:[a-z]?\\d{1,3}[a-z]?|[一二三四五六七八九十]{1,3})';
const letters = '(?:[ivx]{1,5}|[a-z]|one|two|three|four|five|six|seven|eight|nine|ten)';
const phaseWords =
  'phase|stage|milestone|sprint|iteration|wave|batch|week|day|epic|fase|etapa|étape|hito|meilenstein|woche|semana|sprint|' +
  'этап|фаза|спринт|giai đoạn|tahap|fáze|faza|aşama|fas|vaihe|フェーズ|ステージ|マイルストーン|スプリント|阶段|階段|里程碑|단계|페이즈|마일스톤|스프린트';
/** `Phase 2`, `Phase B`; the last letter of `Phases` is no number. */
const phase = new RegExp(
  `^(?:task )?(?:${phaseWords})(?:[ -]*[#:]?[ ]*${digits}|[ :#-]{1,4}${letters})(?![\\p{L}])`,
  'iu',
);
const phaseInChinese = /^第[0-9一二三四五六七八九十]{1,3}(?:阶段|階段|フェーズ|期|步|周|章|部分)/u;
const priority =
  /^(?:p[0-4](?![\p{L}\p{N}])|(?:critical|highest|high|medium|mid|normal|low|lowest|top)(?:[ -]priority)?$|priority(?: |$)|must[ -]have|should[ -]have|could[ -]have|nice[ -]to[ -]have|(?:hohe|mittlere|niedrige) priorität|prioridade? (?:alta|media|média|baja|baixa)|priorité|(?:優先度|优先级|우선순위)(?!别|別))/iu;
/** `M1 — Set-up`; the chip of that name has no dash after it. */
const milestone = /^m\d{1,2}(?:\s*[:：]|\s+[–—-]\s|$)/iu;

const tasks = heads(
  'tasks?|sub-?tasks?|task list|task breakdown|to-?dos?|to do|backlog|roadmap|action items|actions|next steps|work items|implementation plan|implementation tasks',
  'aufgaben|aufgabenliste|umsetzungsplan|nächste schritte|tareas|próximos pasos|tarefas|próximos passos|tâches|prochaines étapes|attività|compiti|prossimi passi|taken|zadania|úkoly|görevler|задачи|завдання|nhiệm vụ|công việc|tugas|zadaci|uppgifter|oppgaver|opgaver|tehtävät',
);
const tasksInScript = /(?:タスク|作業|やること|任务|任務|待办|待辦|할 일|작업)(?:一覧|リスト|列表|清单|分解|목록)?$/u;

/** Conditions to be met, not work to be done. */
const criteria =
  /accept(?:ed)? (?:when|if)|acceptance (?:criteri|tests?\b|check|condition)|definitions? of (?:done|ready)|\bdod\b|done (?:when|if|criteria)|(?:success|exit|completion|entry|quality|review|validation|verification|pass|approval|evaluation|readiness|ready|gate) (?:criteri|metrics?|gates?|check-?lists?|checks?|standards?)|(?:reviewer?|sign-?off|compliance|constitution|consistency|completeness|self-?review|self-?check|pre-?flight|sanity|requirements?|governance|assurance) (?:check-?lists?|checks?|gates?)|checklist (?:before|for (?:quality|review|validation))|akzeptanzkriteri|abnahmekriteri|erfolgskriteri|qualitäts(?:kriteri|check|prüf)|prüfliste|crit[eèé]r\p{L}+ (?:d['’e]|de |di )|criteri di|definici[oó]n de (?:hecho|terminado|completado|listo)|defini[cç][aã]o de pronto|définition (?:de fini|du fini|of done)|lista de verificaci[oó]n de|критерии|определение готовности|tiêu chí|kriteria (?:penerimaan|keberhasilan|selesai)|受け?入れ?(?:基準|条件)|完了(?:の定義|条件|基準)|成功(?:基準|指標|标准|標準)|品質(?:基準|チェック|ゲート)|验收|驗收|完成(?:的定义|定义|标准|標準|条件)|质量(?:检查|标准|清单|门)|인수 ?(?:기준|조건)|수용 ?기준|완료 ?(?:정의|조건|기준)|성공 ?기준|품질 ?(?:기준|체크)/iu;
const criteriaHeads = heads('criteria|gates?|checkpoints?|exit conditions|kriterien|critérios|criterios|критерии');

const remarks = heads(
  'notes?|summary|legends?|key|change ?log|glossary|remarks?|tips|caveats|observations|lessons learned|status legend|file list|relevant files|debug log(?: references)?|completion notes(?: list)?|format|faq',
  'hinweise?|notizen|anmerkungen?|zusammenfassung|legende|notas|resumen|leyenda|observaciones|observações|resumo|legenda|remarques|résumé|légende|note|riepilogo|samenvatting|uwagi|podsumowanie|заметки|примечани[ея]|итоги|легенда|сводка|ghi chú|tóm tắt|catatan|ringkasan|poznámky|notlar|özet|anteckningar|notater',
);
const remarksInScript =
  /(?:備考|注意事項|注意事项|注意|注記|メモ|補足|まとめ|凡例|备注|備註|说明|說明|总结|總結|摘要|图例|圖例|참고|메모|요약|범례|비고)(?:と.*)?$/u;

const background = heads(
  'overview|dependenc(?:y|ies)|dependency graph|execution order|implementation order|references?|related documents|resources|risks?|mitigations?|assumptions|open questions|questions|scope|non-?goals|context|background|goals?|objectives?|rationale|decisions?|prerequisites|requirements?|metrics|kpis|timeline|schedule|usage|guidelines|rules|principles|best practices|conventions?|appendix|story|status|progress|strategy|opportunities|introduction|purpose|constraints|estimates?|statistics|architecture|tech stack|stack|structure|links|contacts?|licen[sc]e|team|roles|record|results|delivery|how to use|getting started|about|description|details|deliverables|within each user story|mvp first',
  'überblick|übersicht|abhängigkeiten|risiken|ziele|voraussetzungen|aperçu|dépendances|risques|objectifs|prérequis|dependencias|riesgos|objetivos|requisitos|dependências|riscos|visão geral|descripción general|panoramica|dipendenze|rischi|обзор|зависимости|риски|цели',
);
const backgroundInScript =
  /(?:概要|依存関係|リスク|参考|目的|背景|前提条件?|概述|依赖(?:关系)?|依賴|风险|參考|目标|개요|의존성|위험|목표|배경)$/u;
const example =
  /(?:^|\s)(?:parallel )?(?:examples?|samples?|templates?|beispiele?|ejemplos?|exemplos?|exemples?|esempi?o?|примеры?)$|(?:の例|^例|サンプル|示例|样例|範例|예시|예제)$/iu;

/** Matches a title that consists of one of these words or ends with it. */
function heads(...lists: string[]): RegExp {
  return new RegExp(`(?:^|[\\s/])(?:${lists.join('|')})$`, 'iu');
}

/** Says what a title announces. Numbers, pictures and signs around it do not count. */
export function sectionKind(title: string): SectionKind {
  const text = plainTitle(title);
  if (text === '') return 'neutral';
  if (criteria.test(text)) return 'criteria';
  if (phase.test(text) || phaseInChinese.test(text)) return 'phase';
  if (priority.test(text) || milestone.test(text)) return 'phase';
  const head =
    text
      .split(/\s[–—-]\s|[:：(（,，&+]| for | of | to | and | und | für | de | para | pour | et | y | e /iu, 1)[0]
      ?.trim() ?? '';
  if (example.test(head)) return 'example';
  if (criteriaHeads.test(head)) return 'criteria';
  if (tasks.test(head) || tasksInScript.test(head) || tasks.test(text)) return 'tasks';
  if (remarks.test(head) || remarksInScript.test(head)) return 'remarks';
  if (background.test(head) || backgroundInScript.test(head)) return 'background';
  // `Questions / Input needed`
  if (background.test(head.split(' / ', 1)[0] ?? '')) return 'background';
  return 'neutral';
}

/** A title without its number, emphasis, pictures and the colon at its end. */
export function plainTitle(title: string): string {
  return title
    .slice(0, TITLE_LENGTH)
    .replace(/[*_`~#]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^(?:\d{1,3}(?:\.\d{1,3})*[.):]?\s+|[ivx]{1,4}[.)]\s+)/iu, '')
    .replace(/[\s:：.!]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a title speaks of work that is finished: what stands below it is done. */
export function announcesDone(title: string): boolean {
  return /^(?:done|completed?|finished|closed|shipped|erledigt|fertig|abgeschlossen|terminés?|fait|hecho|completad[oa]s?|conclu[ií]d[oa]s?|feito|fatto|completat[oi]|готово|выполнено|完了|完了済み|已完成|完成|완료)(?: (?:tasks|items|aufgaben|tareas|tarefas|tâches))?$/iu.test(
    plainTitle(title),
  );
}

/** Whether the title of a file says that it teaches something: its boxes are questions to ask, not work to do. */
export function announcesGuide(title: string): boolean {
  const head =
    plainTitle(title)
      .split(/\s[–—-]\s|[:：(]/u, 1)[0]
      ?.trim() ?? '';
  return /(?:^|\s)(?:principles|guides?|guidelines|handbook|tutorial|documentation|templates?|reference|best practices|rules|conventions|policy|standards|methodology|cheat ?sheet|playbook|patterns|instructions|how[ -]to|readme|leitfaden|anleitung|richtlinien|handbuch|vorlage|guía|guia|plantilla|modelo|manual|modèle|руководство|шаблон|ガイド|手引き|テンプレート|指南|手册|模板|规范|가이드|템플릿)$/iu.test(
    head,
  );
}
