import { nextjs, react } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';

/** Nouns that are components wherever React draws the page. */
export const partNouns =
  'modal, dialog, button, card, panel, sidebar, navbar, header, footer, widget, dropdown, menu, tooltip, toast, skeleton, spinner, carousel, accordion, avatar, badge, banner, breadcrumb, navigation bar, nav bar, toolbar, stepper, date picker, picker, toggle, switcher, search bar, search input, input field, data table, tab, layout, form, chart, drawer, popover, wizard, kanban board, calendar view, gallery, carousel slide, lightbox, slider, progress bar, progress indicator, loading state, loading indicator, loading spinner, empty state, pagination control, filter bar, filter panel, hero section, hero, pricing section, testimonial, feature section, faq section, chat window, chat box, chat bubble, message bubble, message list, message input, command palette, theme toggle, theme switcher, language switcher, file uploader, dropzone, combobox, autocomplete, checkbox, text editor, code editor, video player, audio player, tree view, star rating, countdown timer, notification bell, notification center, user interface, side panel, side navigation, top bar, action button, confirmation prompt';
/** Endings of names that are components. */
export const partNames =
  'modal, dialog, button, card, panel, sidebar, navbar, header, footer, widget, dropdown, menu, tooltip, toast, skeleton, spinner, carousel, accordion, avatar, badge, banner, breadcrumb, toolbar, stepper, picker, toggle, tab, layout, form, chart, drawer, popover, wizard, component, list, item, table, input, grid, selector, editor, viewer, section, bar, icon, chip, overlay, timeline, gallery, feed, board, calendar, player, slider, uploader, dropzone, switcher, indicator, message, bubble, row, box, field, nav, navigation, preview, pagination, boundary, carousel, rating, combobox, checkbox, stat, hero';
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
    objects:
      'homepage, home page, dashboard page, settings page, profile page, detail page, list page, login page, admin page, error page, 404 page, not found page',
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
    command: '/nextjs-frontend:add-page',
    objects: 'dashboard',
    kinds: ['make'],
    needs: [nextjs],
    language: 'javascript',
    unless:
      'test, api, component, grafana, monitoring, metric, widget, layout, supabase, vercel, stripe, data, service',
    confidence: 78,
  },
  {
    command: '/nextjs-frontend:build-landing-page',
    objects: 'landing page, marketing page, marketing site, sales page, waitlist page, product page hero',
    kinds: ['make'],
    needs: [nextjs],
  },
  {
    command: '/nextjs-frontend:init',
    objects: 'nextjs, nextjs project, nextjs app, nextjs application, nextjs frontend, nextjs site, nextjs workspace',
    kinds: ['make', 'configure'],
    needs: [nextjs],
    unless: 'api, route, middleware, page',
  },
  {
    command: '/nextjs-frontend:init',
    objects: '=project, =app, =application, =frontend, =web app, =website, =repository',
    also: 'nextjs',
    kinds: ['make', 'configure'],
    needs: [nextjs],
    unless: 'api, route, middleware, page',
    confidence: 85,
  },
  {
    command: '/nextjs-frontend:optimize-seo',
    objects: 'sitemap, page metadata, robots, canonical url, structured data, metadata api',
    words:
      'seo, meta tag, open graph, json ld, generatemetadata, og tag, og image, twitter card, schema markup, search engine, metadata tag, sitemap',
    files: [/(?:^|\/)(?:sitemap|robots|opengraph-image)(?:\.xml|\.txt)?(?:\/route)?\.(?:tsx?|js|xml|txt)$/],
    kinds: ['make', 'configure', 'join', 'optimize', 'change', 'check', 'enhance'],
    needs: [nextjs],
    unless: 'test',
  },
  {
    command: '/nextjs-frontend:init-design-system',
    words: 'design system, design token, style guide, design language',
    needs: [nextjs],
    unless: 'test, component, consistency',
  },
  {
    command: '/nextjs-frontend:enforce-design-system',
    words: 'design system, design consistency, ui consistency, visual consistency',
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
    confidence: 55,
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
    words:
      'micro interaction, microinteraction, scroll animation, page transition, hover effect, hover animation, entrance animation',
    kinds: ['make', 'style', 'enhance', 'optimize'],
    needs: [nextjs],
    confidence: 80,
  },
  {
    command: '/nextjs-frontend:scaffold-app',
    objects: 'app shell, application shell, app skeleton, application scaffold',
    kinds: ['make', 'configure'],
    needs: [nextjs],
    confidence: 75,
  },
  {
    command: '/nextjs-frontend:analyze-design',
    words: 'competitor design, design pattern, website design, design reference',
    kinds: ['study'],
    needs: [nextjs],
    confidence: 80,
  },
];
