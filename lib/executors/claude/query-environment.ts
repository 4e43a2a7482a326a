/** What Claude Code needs to find itself, its login, and its way to the network; nothing else of ours is passed on. */
const kept = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'TMPDIR', 'TEMP', 'TMP', 'TZ'],
  ...['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'SystemRoot', 'ComSpec', 'PATHEXT', 'HOMEDRIVE', 'HOMEPATH'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'],
  ...['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'CLAUDE_CONFIG_DIR', 'CLAUDE_CODE_OAUTH_TOKEN'],
  ...['CLAUDE_CODE_USE_BEDROCK', 'CLAUDE_CODE_USE_VERTEX', 'CLAUDE_CODE_USE_FOUNDRY', 'CLOUD_ML_REGION'],
  ...['CLAUDE_CODE_SKIP_BEDROCK_AUTH', 'CLAUDE_CODE_SKIP_VERTEX_AUTH', 'CLAUDE_CODE_GIT_BASH_PATH'],
]);
const keptPrefixes = ['ANTHROPIC_', 'AWS_', 'GOOGLE_', 'GCLOUD_', 'VERTEX_', 'LC_', 'XDG_'];

/** Few tries: a person waits for the answer, and can press again. */
const fixed = {
  CLAUDE_CODE_MAX_RETRIES: '2',
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  CLAUDE_CODE_DISABLE_BACKGROUND_TASKS: '1',
  DISABLE_AUTOUPDATER: '1',
};

/** The environment of a question to Claude, named variable by variable. */
export function queryEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const own = Object.entries(env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && (kept.has(entry[0]) || keptPrefixes.some((prefix) => entry[0].startsWith(prefix))),
  );
  return { ...Object.fromEntries(own), ...fixed };
}
