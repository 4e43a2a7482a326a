import { celery, express, fastapi, langchain, llamaindex, nextjs, redis } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';
import { settingUp } from '@/lib/mapping/task-kinds';

/** What Redis is used for. */
export const redisRules: Rule[] = [
  {
    command: '/redis:init',
    objects: 'redis, redis client, redis connection, redis instance, redis server, redis service, redis module',
    kinds: settingUp,
    needs: [redis],
  },
  {
    command: '/redis:integrate-express',
    objects: 'redis, redis client, redis connection',
    needs: [redis, express],
    confidence: 92,
  },
  {
    command: '/redis:add-cache',
    objects:
      'cache, caching, cache layer, cache service, cache manager, cache middleware, cache strategy, caching strategy, response caching, response cache, redis cache, query caching, query cache, api caching, data caching',
    words: 'redis cache, redis caching, caching layer',
    verbs: 'cache',
    needs: [redis],
    unless: 'cdn, browser, build, semantic, embedding, vector, invalidation, test',
  },
  {
    command: '/redis:add-rate-limiting',
    words: 'rate limiting, rate limiter, rate limit, throttling',
    needs: [redis],
    unless: 'test, ui, doc',
  },
  {
    command: '/redis:add-session-store',
    words: 'session store, session storage, redis session',
    needs: [redis],
    unless: 'test',
    confidence: 90,
  },
  {
    command: '/redis:add-queue',
    objects:
      'queue, job queue, message queue, task queue, work queue, bullmq queue, background job, background queue, job processing',
    needs: [redis],
    unless: 'ui, test',
    confidence: 88,
  },
  {
    command: '/redis:add-pub-sub',
    words: 'pub sub, pubsub, publish subscribe, redis channel',
    needs: [redis],
    unless: 'test',
  },
  { command: '/redis:add-connection-pool', words: 'redis connection pool, redis pool', needs: [redis] },
  {
    command: '/redis:add-monitoring',
    objects: 'monitoring, metric',
    also: 'redis, cache',
    needs: [redis],
    confidence: 88,
  },
  {
    command: '/redis:add-semantic-cache',
    words:
      'semantic cache, semantic caching, llm cache, llm caching, llm response caching, prompt caching, ai response caching',
    needs: [redis],
    unless: 'test',
  },
  {
    command: '/redis:add-vector-cache',
    words: 'embedding cache, vector cache, embedding caching, cached embedding',
    needs: [redis],
    unless: 'test',
  },
  {
    command: '/redis:add-vector-search',
    words: 'redis vector, redis search, redisearch',
    needs: [redis],
    unless: 'test',
  },
  { command: '/redis:add-cluster', words: 'redis cluster', needs: [redis] },
  { command: '/redis:add-sentinel', words: 'redis sentinel', needs: [redis] },
  {
    command: '/redis:create-vector-index',
    words: 'redis vector index, redis search index, hnsw index',
    needs: [redis],
    confidence: 85,
  },
  {
    command: '/redis:integrate-fastapi',
    objects: 'redis, redis client, redis connection, redis pool',
    needs: [redis, fastapi],
    confidence: 85,
  },
  {
    command: '/redis:integrate-nextjs',
    objects: 'redis, redis client, redis connection',
    needs: [redis, nextjs],
    confidence: 80,
  },
  { command: '/redis:integrate-celery', words: 'redis broker', needs: [redis, celery], confidence: 85 },
  {
    command: '/redis:integrate-langchain',
    words: 'redis',
    also: 'langchain',
    needs: [redis, langchain],
    confidence: 75,
  },
  {
    command: '/redis:integrate-llamaindex',
    words: 'redis',
    also: 'llamaindex',
    needs: [redis, llamaindex],
    confidence: 75,
  },
  { command: '/redis:add-redisvl', words: 'redisvl', needs: [redis] },
  {
    command: '/redis:test',
    objects: 'redis test, cache test, caching test',
    kinds: ['write-tests'],
    needs: [redis],
    confidence: 65,
  },
  { command: '/redis:deploy', objects: 'redis', kinds: ['deploy'], needs: [redis], confidence: 80 },
];
