import { nextjs, react } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';

/** Nouns that are components wherever React draws the page. */
export const partNouns =
  'modal, dialog, button, card, panel, sidebar, navbar, header, footer, widget, dropdown, menu, tooltip, toast, skeleton, spinner, carousel, accordion, avatar, badge, banner, breadcrumb, navigation bar, nav bar, toolbar, stepper, date picker, picker, toggle, search bar, data table, tab, layout, form, chart, drawer, popover, wizard';
/** Endings of names that are components. */
export const partNames =
  'modal, dialog, button, card, panel, sidebar, navbar, header, footer, widget, dropdown, menu, tooltip, toast, skeleton, spinner, carousel, accordion, avatar, badge, banner, breadcrumb, toolbar, stepper, picker, toggle, tab, layout, form, chart, drawer, popover, wizard, component, list, item, table, input, grid, selector, editor, viewer, section, bar, icon, chip, overlay, timeline';
/** With these beside it, such a noun is something else: a security header, a form's validation, an API's table. */
export const notParts =
  'test, api, endpoint, validation, submission, handling, server, http, security, response header, schema, doc, email, database, backend, cli, state';

export const frontendRules: Rule[] = [
  {
    command: '/nextjs-frontend:add-component',
    objects: partNouns,
    names: partNames,
    kinds: ['make', 'move'],
    needs: [react],
    language: 'javascript',
    unless: notParts,
    confidence: 90,
  },
  {
    command: '/nextjs-frontend:add-component',
    files: [/(?:^|\/)components\/(?:[\w.@()[\]-]+\/)*[\w-]+\.(?:tsx|jsx)$/],
    kinds: ['make', 'move'],
    needs: [react],
    unless: 'test, type, hook, doc',
  },
  {
    command: '/nextjs-frontend:add-page',
    names: 'page, screen, view',
    files: [
      /(?:^|\/)app\/(?:.*\/)?page\.(?:tsx|jsx|js)$/,
      /(?:^|\/)pages\/(?!api\/|_)(?:.*\/)?[\w[\]-]+\.(?:tsx|jsx)$/,
    ],
    kinds: ['make', 'move'],
    needs: [nextjs],
    unless: 'test, landing',
  },
  {
    command: '/nextjs-frontend:build-landing-page',
    objects: 'landing page, marketing page',
    kinds: ['make'],
    needs: [nextjs],
  },
  {
    command: '/nextjs-frontend:init',
    objects: 'nextjs, nextjs project, nextjs app, nextjs application, nextjs frontend',
    kinds: ['make', 'configure'],
    needs: [nextjs],
    unless: 'api, route, middleware, page',
  },
  {
    command: '/nextjs-frontend:optimize-seo',
    objects: 'sitemap, page metadata, robots, canonical url, structured data, metadata api',
    words: 'seo, meta tag, open graph, json ld, generatemetadata, og tag, og image, schema markup, sitemap',
    files: [/(?:^|\/)(?:sitemap|robots|opengraph-image)(?:\.xml|\.txt)?(?:\/route)?\.(?:tsx?|js|xml|txt)$/],
    kinds: ['make', 'configure', 'join', 'optimize', 'change', 'check', 'enhance'],
    needs: [nextjs],
    unless: 'test',
  },
  {
    command: '/nextjs-frontend:init-design-system',
    words: 'design system, design token',
    needs: [nextjs],
    unless: 'test, component, consistency',
  },
  {
    command: '/nextjs-frontend:enforce-design-system',
    words: 'design system',
    kinds: ['check', 'change'],
    needs: [nextjs],
    confidence: 80,
  },
  {
    command: '/nextjs-frontend:search-components',
    words: 'shadcn component, shadcn ui component',
    objects: 'component',
    also: 'shadcn',
    kinds: ['install'],
    needs: [react],
    confidence: 85,
  },
  {
    command: '/nextjs-frontend:search-components',
    words: 'shadcn, shadcn ui',
    kinds: ['make', 'configure', 'install'],
    needs: [react],
    confidence: 55,
  },
  {
    command: '/nextjs-frontend:optimize-engagement',
    words: 'micro interaction, scroll animation',
    kinds: ['make', 'style', 'enhance', 'optimize'],
    needs: [nextjs],
    confidence: 80,
  },
];
