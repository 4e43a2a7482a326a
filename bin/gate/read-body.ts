import type { IncomingMessage } from 'node:http';

/**
 * The whole body, or `too-large` as soon as it passes the limit, whatever its headers said. Rejects when the
 * connection breaks before the end. What is left of a body that is too large is read and dropped, so that the
 * refusal reaches a sender that is still busy.
 */
export function readBody(request: IncomingMessage, bytesMax: number): Promise<Buffer | 'too-large'> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve('too-large');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('close', () => reject(new Error('The connection was closed before the whole body had come.')));
  });
}
