/** Words that say where a phase belongs: infrastructure, core, features, integration. Matched whole, without case. */
const words: readonly (readonly string[])[] = [
  [
    'set ?-?up|setups?|foundations?|foundational|infrastructure|infra|database|databases|db|schemas?|migrations?|auth',
    'authentication|authorization|authorisation|login|config|configs|configuration|configure|environments?|env',
    'prerequisites?|scaffold|scaffolding|bootstrap|bootstrapping|init|initiali[sz]ation|initiali[sz]e|preparation|prepare',
    'groundwork|tooling|provisioning|project structure|dependencies|blocking|kick-?off',
  ],
  [
    'core|models?|services?|back-?end|implement|implementation|implementing|apis?|endpoints?|logic|servers?|domain',
    'entit(?:y|ies)|data layer|data access|repositor(?:y|ies)|engine|librar(?:y|ies)|business|types|controllers?',
    'middleware|algorithms?',
  ],
  [
    'features?|user stor(?:y|ies)|ui|ux|front-?end|front end|enhance|enhanced|enhancements?|components?|pages?|views?',
    'screens?|client|dashboards?|forms?|layouts?|styling|styles|user interface|mobile|interactions?|cli|commands?',
  ],
  [
    'integrations?|integrate|integrating|tests?|testing|polish|polishing|deploy|deployment|deployments|docs?',
    'documentation|documenting|validation|validate|validating|verification|verify|final|finali[sz]e|finali[sz]ation',
    'clean-?up|cleaning|qa|quality|release|launch|roll-?out|hardening|optimi[sz]ations?|optimi[sz]e|performance',
    'monitoring|observability|cross-cutting|acceptance|review|wrap-?up|hand-?over|e2e|end-to-end|ci|cd|ci/cd',
  ],
];

const patterns = words.map(
  (lists) => new RegExp(`(?<![\\p{L}\\p{N}_])(?:${lists.join('|')})(?![\\p{L}\\p{N}_])`, 'giu'),
);
const numbered =
  /^(?:(?:phase|stage|step|part|milestone|sprint|epic|iteration|section|group|module|week|day)\s*#?\d{1,4}(?:\.\d{1,4})*[a-z]?|\d{1,4}(?:\.\d{1,4})*)(?=[\s.):–—-]|$)[\s.):–—-]*/i;
const userStory = /(?<![\p{L}\p{N}])(?:user stor(?:y|ies)|us[ -]?\d{1,4}|stor(?:y|ies) \d)/iu;
const testsFirst = /(?<![\p{L}\p{N}])(?:tdd|tests? first|tests? before|failing tests?|write tests)(?![\p{L}\p{N}])/iu;
const joints = /[(:,;/&+]| - |–|—| and | with | for | of | in | to /i;
const beginnings =
  /^(?:project |initial |the |basic )*(?:setup|set up|foundations?|infrastructure|prerequisites?|bootstrap)$/i;

/** What the title of a phase says about its layer, from 0 to 3. */
export type PhaseName = {
  /** Without `Phase 3:` or `3.` in front. */
  name: string;
  /** Whether the file numbers it: then its order is meant. */
  numbered: boolean;
  /** Layers its words speak for, the likeliest first; empty when no word is known. */
  layers: number[];
  /** The word that spoke for the first of them. */
  word: string | null;
  /** Nothing but a word for what comes first. */
  isBeginning: boolean;
  /** Tests that are to be written before what follows. */
  testsFirst: boolean;
};

/** Reads the title of a phase. */
export function readPhaseName(title: string): PhaseName {
  const text = title
    .replace(/[*_`#]/g, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
  const name = text.replace(numbered, '') || text;
  const found = { name, numbered: name !== text || numbered.test(text), isBeginning: beginnings.test(name) };
  const story = userStory.exec(name);
  if (story) return { ...found, layers: [2], word: story[0].toLowerCase(), testsFirst: false };
  const hits = name.split(joints).flatMap(readPart);
  const layers = [...new Set(hits.map((hit) => hit.layer))];
  return { ...found, layers, word: hits[0]?.word ?? null, testsFirst: testsFirst.test(name) };
}

/** The last word of a part says what it is: `API integration` is integration, `backend setup` is set-up. */
function readPart(part: string): { layer: number; word: string; at: number }[] {
  const hits = patterns.flatMap((pattern, layer) =>
    [...part.matchAll(pattern)].map((match) => ({
      layer,
      word: match[0].toLowerCase(),
      at: match.index + match[0].length,
    })),
  );
  return hits.sort((a, b) => b.at - a.at);
}
