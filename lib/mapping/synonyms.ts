import { stemsOf } from './words';

/**
 * What the field calls the same thing: words of a task on the left, words that commands use for it on the right.
 * Knowledge of the trade, not of any one catalog; a search may look for the right where it found the left.
 */
const table = `
route, router, controller, handler, resource, crud, rest, graphql, resolver, viewset: endpoint, api
api: endpoint
table, column, entity, erd, ddl, index, trigger, enum, foreign, relation, relationship: schema, database
schema: database, migration
migration, migrate, alembic, flyway: schema, migration, database
sql, db, postgres, postgresql, mysql, sqlite, orm, sqlalchemy: database
entity, pydantic, sqlmodel, dto, dataclass, serializer: model, schema
login, logout, signin, signup, register, registration, session, jwt, sso, password, credential, user, account, protected, guard, token: auth, authentication
google, github, oauth2, social, sso, discord: oauth
auth, authorization, authorisation: authentication
rls, policy, permission, tenant, isolation: rls, row, security, policy
rbac, role, organisation, team, tenant, workspace: organization
2fa, totp, otp, two: mfa
websocket, presence, live, broadcast, subscribe, subscription, sync, socket, notify: realtime
pubsub, publish, subscriber, channel, event: pub, sub
sse, stream, token, typing, chunked: streaming
conversation, message, assistant, chatbot, usechat: chat, conversation
history, context, remember, recall, personalization, preference: memory
openai, anthropic, gemini, claude, gpt, llm, mistral, groq, bedrock, cohere: provider, ai, model
fallback, routing, failover: routing, fallback, model
function, calling, action: tool
mcp: mcp, tool
screen, view, dashboard, homepage, route, settings: page
dialog, modal, button, card, widget, sidebar, navbar, header, footer, form, dropdown, tooltip, toast, tab, list, grid, picker, input, avatar, badge, ui, tsx, jsx, panel, drawer, menu, chart: component
hero, conversion, cta, waitlist, marketing: landing, page
shadcn, radix, tailwind: shadcn, component
theme, token, color, colour, typography, palette, branding, style, styling: design, system
animation, transition, hover, micro, scroll: engagement, animation
sitemap, meta, metadata, opengraph, og, robots, canonical, structured, jsonld, lighthouse: seo
spec, e2e, playwright, cypress, vitest, jest, pytest, coverage, unit, integration, regression, smoke, tdd, fixture: test, testing
frontend, component, visual, accessibility, a11y, axe: frontend
ship, launch, release, rollout, production, vercel, netlify, railway, render, fly, heroku, hosting, host: deploy, deployment
docker, dockerfile, container, compose, kubernetes, k8s, helm, image: deployment, docker
ci, cicd, cd, pipeline, workflow, github, gitlab, action, jenkins: cicd, pipeline
log, logging, metric, sentry, datadog, alert, alerting, tracing, trace, telemetry, observability, uptime, grafana, prometheus, opentelemetry, error, analytics: monitoring, observability
health, healthcheck, liveness, readiness: validate, health
env, environment, dotenv, variable, config: env, environment, variable
secret, doppler, vault, key: secret, environment
prerequisite, toolchain, tooling, installed: env, check, tool
memoize, ttl, invalidation, caching: cache
throttle, throttling, quota, limiter, limit: rate, limiting
job, worker, background, async, bullmq, sqs, rabbitmq, kafka: queue, task, worker
cron, scheduled, schedule, periodic, nightly, recurring: schedule, beat
chain, chord, orchestration: workflow
retry, backoff, resilience: error, retry
mail, smtp, newsletter, inbox, sendgrid, postmark, mailgun: email
campaign, newsletter, announcement: broadcast, email
audience, subscriber, segment: contact
dns, spf, dkim, dmarc: domain
invoice, price, pricing, billing, plan, tier, subscription, stripe, paypal, refund: payment, subscription, billing
purchase, cart, buy, order, pay, intent: checkout, payment
callback, event: webhook
bucket, upload, file, avatar, image, s3, blob, attachment, media: storage
pgvector, pinecone, qdrant, chroma, chromadb, weaviate, faiss, milvus, similarity, semantic, nearest: vector
embed, vectorize, vectorise, encode: embedding
rag, knowledge, citation, document, qa: rag, retrieval
ingest, indexing, index, import, load, loader: ingestion
retriever, rerank, reranking, lookup, search, query: retrieval, search
answer, generation, grounded: generation
split, splitter, segment: chunking
pdf, docx, ocr, extract, extraction, markdown, unstructured: parser, document
scrape, crawl, crawler, spider, selenium, beautifulsoup: scraper
bm25, keyword, fusion, rrf: hybrid, search
filter, facet: metadata, filtering
tts, narration, read, aloud, voiceover, speak: text, speech, voice
stt, transcribe, transcript, dictation, microphone, whisper, subtitle: speech, text, transcription
voice, audio, sound, dub, dubbing: voice, audio
latency, speed, slow, bottleneck, benchmark, load, profile, profiling, vital, throughput, stress: performance
vulnerability, owasp, penetration, pentest, xss, csrf, injection, audit, hardening, scan: security
review, lint, quality, audit, clean, acceptance: validate, code, quality
cleanup, restructure, simplify, dedupe, duplicate, modularize, extract, technical, debt: refactor
improve, improvement, polish, extend, optimize: enhance
feedback, tweak: adjust
repository, repo, git, branch, gitignore: github
husky, precommit, commit, hook, lefthook, gitleaks: hook, git
tag, semver, changelog, release, bump: version, release
changelog: release, note
diagram, blueprint, topology, c4: architecture
adr, rationale, tradeoff: decision, adr
milestone, timeline, schedule: roadmap
prd, requirement, specification, story: spec
monorepo, turborepo, nx, folder, directory, scaffold, skeleton, boilerplate, structure: structure, scaffold, init
framework, technology, stack: stack, detect
worktree: worktree
corpus, sample, label, annotation, csv: dataset, data
finetune, tuning, lora, qlora: peft, fine, training
tokenizer, tokenize, normalization, normalisation, augmentation, feature, transform: preprocessing
hyperparameter, epoch, optimizer, learning, scheduler: training, config
predict, prediction, serve, serving, classify: inference
wandb, tensorboard, mlflow, experiment: monitoring, training
gpu, modal, runpod, lambda, sagemaker, vertex: platform, gpu
pytorch, tensorflow, keras, huggingface, transformer, lightning: framework, training
agent, subagent, multi, crew, delegate: agent
prompt, instruction, persona: system, prompt
cost, budget, spend, usage, price: cost, tracking
permission, approval, allow: permission
toggle, flag, experiment, ab, gradual: feature, flag
revert, undo, restore: rollback
gradual, progressive, percentage: canary
typescript, interface, typing, type: type
todo: todo
generateobject, structured, json, zod: structured, data
usecompletion, useobject, generative: ui
astro, mdx, markdown, post, article, rss: blog, content
cms, headless, editorial, draft: cms
copy, copywriting: content
illustration, picture, photo, artwork: image
`;

const groups = new Map<string, string[]>();
for (const line of table.trim().split('\n')) {
  const [left = '', right = ''] = line.split(':');
  const others = stemsOf(right);
  for (const stem of stemsOf(left)) {
    groups.set(
      stem,
      [...new Set([...(groups.get(stem) ?? []), ...others])].filter((other) => other !== stem),
    );
  }
}

const none: readonly string[] = [];

/** Words that commands use for what a task calls `stem`. */
export function synonymsOf(stem: string): readonly string[] {
  return groups.get(stem) ?? none;
}
