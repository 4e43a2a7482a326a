import { ai, javascript, langchain, mem0, nextjs, openrouter, vercelAi } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** Language models in an application, and what they remember. */
export const modelRules: Rule[] = [
  {
    command: '/nextjs-frontend:integrate-ai-sdk',
    objects: 'vercel ai sdk, ai sdk, ai sdk package, ai sdk dependency',
    kinds: settingUp,
    needs: [vercelAi, nextjs],
  },
  {
    command: '/vercel-ai-sdk:new-app',
    objects: 'vercel ai sdk, ai sdk, ai sdk project',
    kinds: settingUp,
    needs: [vercelAi],
    confidence: 85,
  },
  {
    command: '/vercel-ai-sdk:add-provider',
    objects:
      'openai client, anthropic client, claude client, gemini client, llm client, ai client, openai sdk, anthropic sdk, gemini sdk, openai api, anthropic api, claude api, gemini provider, claude provider, gemini api, openai integration, llm integration, ai service provider',
    words:
      'openai provider, anthropic provider, gemini provider, claude provider, azure openai, mistral provider, groq',
    needs: [ai, javascript],
    language: 'javascript',
    unless: 'embedding, abstraction, interface, test, key, error, prompt',
    confidence: 88,
  },
  {
    command: '/vercel-ai-sdk:add-chat',
    objects:
      'chat, chat api, chat api route, chat route, chat endpoint, chat handler, chat functionality, chat message persistence, chat persistence, message persistence, chat ui, chat interface, chat window, chat widget, chat component, chatbot',
    words: 'usechat',
    needs: [vercelAi],
    unless: 'test, history',
    confidence: 88,
  },
  {
    command: '/vercel-ai-sdk:add-streaming',
    words: 'streamtext, stream response, response streaming, text streaming, token streaming, streaming response',
    needs: [vercelAi],
    unless: 'test, tool',
  },
  {
    command: '/vercel-ai-sdk:add-streaming',
    verbs: 'stream',
    also: 'response, ai, token, llm, chat, text, completion',
    needs: [vercelAi],
  },
  {
    command: '/vercel-ai-sdk:add-streaming',
    words:
      'streaming response, response streaming, ai streaming, llm streaming, token streaming, streaming chat, chat streaming, stream response',
    needs: [ai, javascript],
    language: 'javascript',
    unless: 'test, video, audio, file, data',
    confidence: 78,
  },
  {
    command: '/vercel-ai-sdk:add-tools',
    objects: 'tool, ai tool, agent tool, tool call, tool definition, chat tool, tool execution',
    words: 'tool calling, function calling, tool use',
    needs: [vercelAi],
    unless: 'test, build, dev, cli, lint, monitoring',
    confidence: 90,
  },
  {
    command: '/vercel-ai-sdk:add-data-features',
    words: 'structured output, structured data generation, object generation, generateobject, structured generation',
    needs: [vercelAi],
    unless: 'test',
    confidence: 85,
  },
  {
    command: '/vercel-ai-sdk:add-ui-features',
    words: 'generative ui, useobject, usecompletion, file attachment, chat attachment, streaming ui',
    needs: [vercelAi],
    unless: 'test, email',
    confidence: 85,
  },
  {
    command: '/vercel-ai-sdk:add-advanced',
    objects: 'ai agent, agent workflow, image generation, agentic workflow, multi step agent, audio transcription',
    needs: [vercelAi],
    unless: 'test, component, page',
    confidence: 80,
  },
  {
    command: '/vercel-ai-sdk:add-production',
    objects: 'ai telemetry, ai error handling, llm error handling, ai rate limiting, ai middleware, model middleware',
    needs: [vercelAi],
    confidence: 80,
  },
  {
    command: '/openrouter:init',
    objects:
      'openrouter, openrouter client, openrouter sdk, openrouter provider, openrouter api, openrouter service, openrouter account, openrouter gateway',
    kinds: settingUp,
    needs: [openrouter],
    unless: 'test',
  },
  {
    command: '/openrouter:add-model-routing',
    words:
      'model routing, model fallback, fallback model, model selection, model switching, model router, fallback strategy, cost optimization, model failover',
    needs: [openrouter],
    unless: 'test, ui, dropdown, component, page',
    confidence: 90,
  },
  {
    command: '/openrouter:configure',
    objects: 'openrouter api key, openrouter key, openrouter setting, openrouter preference',
    kinds: ['make', 'configure', 'change'],
    needs: [openrouter],
    confidence: 85,
  },
  {
    command: '/openrouter:add-vercel-ai-sdk',
    words: 'openrouter',
    also: 'ai sdk',
    needs: [openrouter, vercelAi],
    unless: 'test',
    confidence: 78,
  },
  {
    command: '/openrouter:add-langchain',
    words: 'langchain',
    needs: [openrouter, langchain],
    unless: 'test',
    confidence: 75,
  },
  {
    command: '/mem0:init',
    objects: 'mem0, mem0 client, mem0 sdk, mem0 service, mem0 integration',
    kinds: settingUp,
    needs: [mem0],
  },
  { command: '/mem0:init-oss', words: 'mem0 oss, self hosted mem0, open source mem0', needs: [mem0] },
  { command: '/mem0:init-platform', words: 'mem0 platform, hosted mem0, mem0 cloud', needs: [mem0] },
  { command: '/mem0:init-mcp', words: 'openmemory, mem0 mcp', needs: [mem0] },
  {
    command: '/mem0:configure',
    objects: 'memory retention, memory setting, mem0 setting, memory configuration',
    kinds: ['make', 'configure', 'change'],
    needs: [mem0],
    confidence: 85,
  },
  {
    command: '/mem0:test',
    words: 'mem0',
    kinds: ['write-tests', 'run-tests', 'check'],
    needs: [mem0],
    confidence: 75,
  },
  {
    command: '/mem0:migrate-to-supabase',
    words: 'mem0',
    also: 'supabase',
    kinds: ['move'],
    needs: [mem0],
    confidence: 88,
  },
  {
    command: '/mem0:add-conversation-memory',
    objects:
      'chat memory, conversation memory, short term memory, conversation history, long term memory, agent memory, session memory, memory layer, chat history memory',
    needs: [ai],
    unless: 'test, table, endpoint, page, component, graph, leak, ui',
    confidence: 85,
  },
  {
    command: '/mem0:add-user-memory',
    words:
      'user memory, preference memory, preference learning, preference tracking, user preference memory, user profile memory, personalized memory, personalization memory',
    needs: [ai],
    unless: 'test, ui, page, form',
  },
  {
    command: '/mem0:add-graph-memory',
    words: 'graph memory, memory graph, knowledge graph memory, entity relationship memory',
    needs: [ai],
    unless: 'test',
  },
];
