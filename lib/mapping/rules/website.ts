import { astro, supabase } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { notParts, partNames, partNouns } from './frontend';

/** Websites built with Astro. */
export const websiteRules: Rule[] = [
  {
    command: '/website-builder:init',
    objects: 'astro, astro project, astro site, astro website, astro app, astro blog',
    kinds: ['make', 'configure'],
    needs: [astro],
  },
  {
    command: '/website-builder:init',
    objects: '=project, =site, =website, =blog, =app',
    also: 'astro',
    kinds: ['make', 'configure'],
    needs: [astro],
    confidence: 85,
  },
  {
    command: '/website-builder:add-page',
    objects: 'page, homepage, landing page',
    files: [/(?:^|\/)src\/pages\/(?:.*\/)?[\w[\].-]+\.(?:astro|mdx?)$/],
    names: 'page',
    kinds: ['make', 'move'],
    needs: [astro],
    unless: 'test',
  },
  {
    command: '/website-builder:add-component',
    objects: `component, ${partNouns}`,
    names: partNames,
    files: [/(?:^|\/)components\/(?:.*\/)?[\w-]+\.(?:astro|tsx|jsx)$/],
    kinds: ['make', 'move'],
    needs: [astro],
    unless: notParts,
    confidence: 90,
  },
  {
    command: '/website-builder:add-blog',
    objects:
      'blog, blog system, blog section, rss, rss feed, content collection, blog layout, blog listing, post list, tag page',
    needs: [astro],
    unless: 'test, query',
  },
  {
    command: '/website-builder:generate-content',
    objects:
      'blog post, sample post, example post, marketing copy, page copy, website copy, sample content, page content, article',
    kinds: ['make', 'sample-data'],
    needs: [astro],
    confidence: 85,
  },
  {
    command: '/website-builder:generate-images',
    objects: 'hero image, blog image, marketing image, illustration, header image',
    kinds: ['make'],
    needs: [astro],
    confidence: 80,
  },
  {
    command: '/website-builder:optimize-seo',
    objects: 'sitemap, page metadata, structured data, robots',
    words: 'seo, meta tag, open graph, json ld, sitemap',
    kinds: ['make', 'configure', 'join', 'optimize', 'change', 'enhance'],
    needs: [astro],
    unless: 'test',
  },
  {
    command: '/website-builder:deploy',
    objects: 'site, website, blog, application, app, vercel, project, production',
    kinds: ['deploy'],
    needs: [astro],
    confidence: 85,
  },
  {
    command: '/website-builder:integrate-supabase-cms',
    words: 'cms, headless cms, content management',
    needs: [astro, supabase],
    unless: 'test',
    confidence: 80,
  },
];
