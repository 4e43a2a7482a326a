/**
 * Technologies that commands belong to or stacks are stated in, and how they are written. Ids stand in rules and in
 * the needs of commands.
 */
export const technologies = {
  supabase: /\bsupabase\b/i,
  postgres: /\bpostgres(?:ql)?\b|\bneon\b/i,
  redis: /\bredis\b|\bupstash\b|\bbullmq\b/i,
  prisma: /\bprisma\b/i,
  drizzle: /\bdrizzle\b/i,
  alembic: /\balembic\b/i,
  sqlalchemy: /\bsqlalchemy\b|\bsqlmodel\b/i,
  orm: /\b(?:typeorm|sequelize|mikro-?orm|objection(?:\.?js)?|waterline|peewee|flyway|liquibase|goose|knex|kysely|mongoose|tortoise|entity framework|ef core|django|rails|activerecord|eloquent|hibernate|diesel|sea-?orm|sqlx|gorm)\b/i,
  clerk: /\bclerk\b/i,
  otherAuth:
    /\b(?:next-?auth|auth\.js|authjs|better[- ]?auth|auth0|firebase auth|lucia|cognito|keycloak|okta|workos|kinde|passport(?:\.?js)?|stytch|supertokens|devise|sanctum|firebase)\b/i,
  nextjs: /\bnext(?:\.?js\b|\s+\d|$)/i,
  react: /\breact(?:\.?js)?\b|\bnext(?:\.?js\b|\s+\d|$)|\bremix\b|\bgatsby\b|\bdocusaurus\b|\btanstack start\b/i,
  /** Whatever is drawn in a browser with JavaScript's tools. */
  web: /\b(?:react(?:\.?js)?|vue(?:\.?js)?|nuxt|svelte(?:kit)?|angular|solid(?:\.?js|start)?|preact|qwik|ember|lit|alpine|remix|gatsby|docusaurus|astro|vite|vanilla js|html|next(?:\.?js|\s+\d)?|tanstack start|electron|tauri)\b/i,
  reactNative: /\breact[- ]native\b|\bexpo\b/i,
  astro: /\bastro\b/i,
  fastapi: /\bfastapi\b/i,
  python: /\bpython\b|\bfastapi\b|\bdjango\b|\bflask\b|\bstreamlit\b/i,
  django: /\bdjango\b/i,
  flask: /\bflask\b/i,
  express: /\bexpress(?:\.?js)?\b/i,
  /** JavaScript's own servers, apart from a page framework's routes. */
  server: /\b(?:nest(?:\.?js)?|fastify|hono|koa|express(?:\.?js)?)\b/i,
  javascript:
    /\b(?:node(?:\.?js)?|next(?:\.?js\b|\s+\d|$)|express|nest(?:\.?js)?|adonis(?:\.?js)?|elysia|trpc|hono|fastify|koa|bun|deno|typescript|javascript|react|remix|nuxt|vue|angular|vite|svelte(?:kit)?|supabase edge functions)\b/i,
  foreign:
    /(?<![\w.])(?:rust|axum|actix|golang|go|gin|fiber|java|spring|ktor|kotlin|asp\.net|\.net|c#|php|laravel|symfony|ruby|rails|elixir|phoenix|swift|vapor|c\+\+|dart|flutter|scala|clojure|haskell|zig)(?![\w+#])/i,
  celery: /\bcelery\b/i,
  resend: /\bresend\b/i,
  stripe: /\bstripe\b/i,
  elevenlabs: /\beleven ?labs\b/i,
  mem0: /\bmem0\b/i,
  vercelAi: /\b(?:vercel )?ai[- ]sdk\b|\buse(?:chat|completion|object)\b|\b(?:stream|generate)(?:text|object)\b/i,
  openrouter: /\bopen ?router\b/i,
  langchain: /\blang(?:chain|graph)\b/i,
  llamaindex: /\bllama[- ]?index\b/i,
  rag: /\brag\b|retrieval[- ]augmented/i,
  vectors: /\b(?:vectors?|embeddings?|pgvector|pinecone|qdrant|chroma(?:db)?|weaviate|faiss|milvus)\b/i,
  googleAdk: /\bgoogle adk\b|\badk\b/i,
  claudeAgentSdk: /\bclaude agent sdk\b|\bclaude-agent-sdk\b/i,
  a2a: /\ba2a\b|\bagent-to-agent\b/i,
  training:
    /\b(?:fine-?tun\w*|pytorch|tensorflow|keras|hugging ?face|transformers|lora|peft|sagemaker|lightning|scikit-learn|sklearn|xgboost|ml training|model training)\b/i,
  ai: /\b(?:ai|llms?|openai|anthropic|claude|gemini|gpt(?:-?\w+)?|mistral|cohere|ollama|lang(?:chain|graph)|llama\w*|mem0|openrouter|semantic kernel|embeddings?|vercel ai sdk|bedrock|groq|huggingface|rag)\b/i,
} satisfies Record<string, RegExp>;

export type Technology = keyof typeof technologies;

/** How a technology is called in sentences; its id where that will do. */
const names: Partial<Record<Technology, string>> = {
  supabase: 'Supabase',
  nextjs: 'Next.js',
  prisma: 'Prisma',
  drizzle: 'Drizzle',
  alembic: 'Alembic',
  otherAuth: 'another way to sign in',
  react: 'React',
  fastapi: 'FastAPI',
  redis: 'Redis',
  stripe: 'Stripe',
  resend: 'Resend',
  clerk: 'Clerk',
  celery: 'Celery',
  astro: 'Astro',
  mem0: 'Mem0',
  elevenlabs: 'ElevenLabs',
  vercelAi: 'the Vercel AI SDK',
  openrouter: 'OpenRouter',
  web: 'a web frontend',
  server: 'a backend of its own',
  javascript: 'JavaScript or TypeScript',
  python: 'Python',
  ai: 'an AI model',
  rag: 'retrieval (RAG)',
  vectors: 'a vector database',
  training: 'model training',
  googleAdk: 'the Google ADK',
  claudeAgentSdk: 'the Claude Agent SDK',
  a2a: 'A2A',
};

export const technologyName = (technology: Technology): string => names[technology] ?? technology;
