/** What attempts are compared by: the name of a slash command, `prompt`, or a shell command's whole text. */
export function commandKind(label: string): string {
  if (label.startsWith('/')) return label.split(/\s/, 1)[0] ?? label;
  return label.startsWith('prompt:') ? 'prompt' : label;
}
