import type { TaskDraft } from './task-draft';

const lastPart = /(?:^|\/)([^/]{0,100}\.([a-z][a-z0-9]{0,9}))$/i;
const extensions = new Set(
  (
    'ts tsx mts cts js jsx mjs cjs py rb go rs java kt swift php cs c h cc cpp hpp sql md mdx json jsonc yaml yml toml ini ' +
    'env xml csv css scss less html vue svelte astro sh ps1 tf proto graphql gql prisma lock txt gradle'
  ).split(' '),
);
/** Names that only look like files. */
const products = new Set(
  (
    'node.js next.js nuxt.js nest.js vue.js react.js express.js three.js d3.js p5.js chart.js day.js moment.js ember.js ' +
    'backbone.js alpine.js discord.js plotly.js socket.io asp.net'
  ).split(' '),
);
const fileLine = /^(?:[*_]{0,2})files?(?: to (?:create|change|modify|edit|touch))?(?:[*_]{0,2}):/i;

/** The files a task's text names: its description, and lines below it that begin with `File:` or `Files:`. */
export function namedFiles({ text, notes }: Pick<TaskDraft, 'text' | 'notes'>): Set<string> {
  const found = new Set<string>();
  collect(text, found);
  for (const note of notes) if (fileLine.test(note.text)) collect(note.text, found);
  return found;
}

function collect(text: string, found: Set<string>): void {
  if (!text.includes('.')) return;
  for (const word of text.split(/[\s"'`,;|<>]+/)) {
    if (!word.includes('.')) continue;
    const path = word
      .slice(0, 300)
      .replace(/^[([{*_]+/, '')
      .replace(/[)\]}*_.:!?]+$/, '')
      .replace(/:\d+(?:[-:]\d+)?$/, '')
      .replace(/^(?:\.\/)+/, '');
    if (isFile(path)) found.add(path);
  }
}

function isFile(path: string): boolean {
  const [, name, extension] = lastPart.exec(path) ?? [];
  if (name === undefined || extension === undefined || path.includes('://')) return false;
  if (products.has(name.toLowerCase())) return false;
  return path.includes('/') ? name.length > 3 || extension.length === 1 : extensions.has(extension.toLowerCase());
}
