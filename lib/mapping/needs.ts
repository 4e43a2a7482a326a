import type { Need } from './stack-needs';

/** The needs that rules and commands have in common. */
export const supabase: Need = { field: 'database', any: ['supabase'] };
/** Where an object-relational mapper owns the schema, Supabase's own schema and migrations do not fit. */
export const supabaseSchema: Need = {
  field: 'database',
  any: ['supabase'],
  never: ['prisma', 'drizzle', 'alembic', 'sqlalchemy', 'orm'],
};
export const supabaseAuth: Need = { field: 'database', any: ['supabase'], never: ['clerk', 'otherAuth'] };
export const clerk: Need = { field: 'auth', any: ['clerk'], never: ['otherAuth'] };
export const nextjs: Need = { field: 'frontend', any: ['nextjs'] };
export const react: Need = { field: 'frontend', any: ['react'], never: ['reactNative', 'astro'] };
export const astro: Need = { field: 'frontend', any: ['astro'] };
export const fastapi: Need = { field: 'backend', any: ['fastapi'] };
export const fastapiAuth: Need = { field: 'backend', any: ['fastapi'], never: ['supabase', 'clerk', 'otherAuth'] };
export const express: Need = { field: 'backend', any: ['express'] };
export const javascript: Need = {
  field: 'backend',
  any: ['javascript'],
  never: ['python', 'foreign'],
  settledBy: ['vercelAi'],
};
export const redis: Need = { field: 'database', any: ['redis'] };
export const celery: Need = { field: 'other', any: ['celery'] };
export const stripe: Need = { field: 'other', any: ['stripe'] };
export const resend: Need = { field: 'other', any: ['resend'] };
export const elevenlabs: Need = { field: 'ai', any: ['elevenlabs'] };
export const mem0: Need = { field: 'ai', any: ['mem0'] };
export const vercelAi: Need = { field: 'ai', any: ['vercelAi'], never: ['foreign'] };
export const openrouter: Need = { field: 'ai', any: ['openrouter'] };
/** Some AI model is in use, whichever. */
export const ai: Need = { field: 'ai', any: ['ai'], never: ['foreign'] };
/** Retrieval pipelines come for Python and JavaScript. */
export const retrieval: Need = {
  field: 'ai',
  any: ['rag', 'vectors', 'langchain', 'llamaindex', 'ai'],
  never: ['foreign'],
};
export const training: Need = { field: 'ai', any: ['training'] };
export const googleAdk: Need = { field: 'ai', any: ['googleAdk'] };
export const claudeAgentSdk: Need = { field: 'ai', any: ['claudeAgentSdk'] };
export const a2a: Need = { field: 'ai', any: ['a2a'] };
/** A backend of its own that checks requests itself. */
export const serverside: Need = { field: 'backend', any: ['python', 'express', 'foreign', 'server'] };
/** Drawn in a browser, whatever with. */
export const web: Need = { field: 'frontend', any: ['web'], never: ['reactNative'] };
export const django: Need = { field: 'backend', any: ['django'] };
export const flask: Need = { field: 'backend', any: ['flask'] };
export const langchain: Need = { field: 'ai', any: ['langchain'] };
export const llamaindex: Need = { field: 'ai', any: ['llamaindex'] };
/** Answers from documents are part of the project. */
export const rag: Need = { field: 'ai', any: ['rag', 'vectors', 'llamaindex'], never: ['foreign'] };
