const pascal = /^(?:[A-Z]+[a-z0-9]+){2,}[A-Z]*$/;
/** Technologies that are written like a project's own names. */
const technologies = new Set(
  `TypeScript JavaScript GitHub GitLab OpenAI OpenRouter FastAPI PostgreSQL MongoDB MySQL GraphQL WebSocket WebSockets
  NextAuth LangChain LangGraph LlamaIndex ElevenLabs SQLAlchemy SQLModel SQLite OAuth OAuth2 YouTube LinkedIn PayPal
  DevOps OpenAPI HuggingFace PyTorch TensorFlow CloudFlare DataDog PostHog BullMQ RabbitMQ WebRTC`.split(/\s+/),
);

/** A name of the project's own, such as `UserCard`, and not a technology that is written the same way. */
export function isName(text: string): boolean {
  return pascal.test(text) && !technologies.has(text);
}

/** `['user', 'card']` to `UserCard`. */
export function pascalCase(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('');
}

/** `API documentation` or `APIDocumentation` to `api-documentation`. */
export function kebabCase(text: string): string {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
