import { connect } from 'node:net';

export type RawAnswer = { status: number; headers: Record<string, string>; body: string; text: string };

/**
 * Writes a request byte by byte as given and reads the answer until the server closes, so that no client library
 * repairs, adds or withholds anything. Lines are joined with CRLF; `Connection: close` is added.
 */
export function rawRequest(port: number, lines: string[], body = ''): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port });
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(parseAnswer(text)));
    const hasConnection = lines.some((line) => /^connection:/i.test(line));
    socket.write(`${[...lines, ...(hasConnection ? [] : ['Connection: close'])].join('\r\n')}\r\n\r\n${body}`);
  });
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const at = line.indexOf(':');
    headers[line.slice(0, at).toLowerCase()] = line.slice(at + 1).trim();
  }
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, body: text.slice(end + 4), text };
}
