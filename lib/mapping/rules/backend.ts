import { fastapi, fastapiAuth, mem0 } from '@/lib/mapping/needs';
import type { Rule } from '@/lib/mapping/rule';

/** Backends in FastAPI. */
export const backendRules: Rule[] = [
  {
    command: '/fastapi-backend:init',
    objects:
      'fastapi, fastapi project, fastapi app, fastapi application, fastapi backend, fastapi server, fastapi skeleton, fastapi instance',
    kinds: ['make', 'configure'],
    needs: [fastapi],
  },
  {
    command: '/fastapi-backend:add-endpoint',
    objects:
      'crud endpoint, crud operation, crud route, crud api, health check, route handler, api handler, webhook handler',
    kinds: ['make'],
    needs: [fastapi],
    language: 'python',
    unless: 'test, client',
  },
  {
    command: '/fastapi-backend:add-auth',
    objects:
      'auth, authentication, login, jwt, jwt auth, jwt authentication, jwt token, jwt validation, jwt verification, oauth2, user authentication, auth system, auth middleware, authentication middleware, auth dependency, authentication dependency, password hashing, refresh token, access token, token generation, token authentication, oauth2 flow, user dependency, auth endpoint, authentication endpoint, login endpoint, register endpoint, registration endpoint, auth router',
    words: 'jwt authentication, jwt auth',
    needs: [fastapiAuth],
    language: 'python',
    unless: 'test, page, form, frontend, ui, context',
    confidence: 90,
  },
  {
    command: '/fastapi-backend:add-model',
    objects:
      'sqlalchemy model, sqlmodel, sqlmodel model, pydantic model, pydantic schema, orm model, request model, response model, database entity, dto, pydantic, request schema, response schema, pydantic type',
    kinds: ['make'],
    needs: [fastapi],
    language: 'python',
    unless: 'test',
  },
  {
    command: '/fastapi-backend:setup-database',
    objects:
      'database connection, database session, database engine, db connection, db session, sqlalchemy, async sqlalchemy, database',
    words:
      'database connection, database session, database engine, sqlalchemy session, sqlalchemy engine, async session, async engine, session factory, sessionmaker, connection pool',
    needs: [fastapi],
    language: 'python',
    unless: 'schema, test, vector, frontend, migration, model, index, query',
    confidence: 90,
  },
  {
    command: '/fastapi-backend:setup-deployment',
    words: 'dockerfile, docker, docker compose, docker image, docker container, containerization, containerize',
    files: [/(?:^|\/)Dockerfile(?:\.\w+)?$/, /docker-compose[\w.-]*\.ya?ml$/],
    needs: [fastapi],
    unless: 'test, frontend',
    confidence: 90,
  },
  {
    command: '/fastapi-backend:add-testing',
    objects:
      'test, unit test, integration test, api test, endpoint test, contract test, pytest, backend test, test suite',
    files: [/(?:^|\/)test_[\w-]+\.py$/],
    kinds: ['write-tests'],
    needs: [fastapi],
    language: 'python',
    also: 'pytest, api, endpoint, backend, route, router, service, model, repository, fastapi, python',
    unless: 'frontend, component, e2e, playwright, property, load, performance, security, ui',
    confidence: 90,
  },
  {
    command: '/fastapi-backend:add-testing',
    objects: 'test, unit test, integration test, test suite',
    kinds: ['write-tests'],
    needs: [fastapi],
    language: 'python',
    unless: 'frontend, component, e2e, playwright, property, load, performance, security, ui',
    confidence: 78,
  },
  {
    command: '/fastapi-backend:validate-api',
    objects: 'api, api schema',
    kinds: ['check'],
    needs: [fastapi],
    confidence: 55,
  },
  {
    command: '/fastapi-backend:init',
    objects: '=project, =app, =application, =backend, =server, =service, =skeleton',
    also: 'fastapi',
    kinds: ['make', 'configure'],
    needs: [fastapi],
    language: 'python',
    confidence: 85,
  },
  {
    command: '/fastapi-backend:integrate-mem0',
    words: 'mem0',
    kinds: ['make', 'join'],
    needs: [fastapi, mem0],
    unless: 'test, client',
    confidence: 80,
  },
  {
    command: '/fastapi-backend:setup-deployment',
    verbs: 'dockerize, containerize, dockerise',
    needs: [fastapi],
    confidence: 88,
  },
];
