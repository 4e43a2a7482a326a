/**
 * Offsets at which the members of the list `rules` of a JSON object begin, in order. The text must be JSON; empty where
 * there is no such list.
 */
export function rulePlaces(text: string): number[] {
  const places: number[] = [];
  const open: string[] = [];
  let key = '';
  let inRules = false;
  let fresh = false;
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)) {
    const token = match[0];
    if (inRules && open.length === 2 && fresh && token !== ']') places.push(match.index);
    if (inRules && open.length === 2) fresh = token === ',';
    if (token === '{' || token === '[') {
      open.push(token);
      if (token === '[' && open.length === 2 && open[0] === '{' && key === 'rules') inRules = fresh = true;
    } else if (token === '}' || token === ']') {
      open.pop();
      if (open.length < 2) inRules = false;
    } else if (open.length === 1 && token.startsWith('"')) key = keyOf(token);
    else if (open.length === 1 && token === ',') key = '';
  }
  return places;
}

function keyOf(token: string): string {
  return JSON.parse(token) as string;
}
