import { ask, refused, session_headers } from './client';
import type { StoredFile } from './types';

const piece_bytes = 8 * 1024 * 1024;
// How long to wait before each further try, in milliseconds: a line that is down for a minute costs nothing.
const tries = [1000, 3000, 5000, 10_000, 20_000, 30_000];

export interface Sending {
  progress(share: number, bytes_a_second: number): void;
  waiting?(): void;  // the line broke; it is tried again
  stop?: AbortSignal;
}

// A file goes in pieces (tus 1.0): what has come stays there, and the rest follows when the line is back; a file that was
// chosen again after the page was left goes on where it stopped.
export async function upload(file: Blob, name: string, sending: Sending): Promise<StoredFile> {
  const { Upload } = await import('tus-js-client');
  const where = await new Promise<string>((resolve, reject) => {
    const began = performance.now();
    let first: number | undefined;
    const line = new Upload(file as File, {
      endpoint: '/api/uploads',
      chunkSize: piece_bytes,
      retryDelays: tries,
      headers: session_headers(),
      metadata: { filename: name },
      storeFingerprintForResuming: file instanceof File,
      removeFingerprintOnSuccess: true,
      onProgress(sent, whole) {
        first ??= sent;
        const seconds = Math.max(0.001, (performance.now() - began) / 1000);
        sending.progress(whole > 0 ? sent / whole : 0, (sent - first) / seconds);
      },
      onShouldRetry(error) {
        const status = error.originalResponse?.getStatus() ?? 0;
        const again = status === 0 || status === 409 || status >= 500;
        if (again) sending.waiting?.();
        return again;
      },
      onError(error) {
        const answer = 'originalResponse' in error ? error.originalResponse : null;
        reject(refused(answer?.getStatus() ?? 0, answer?.getBody() ?? ''));
      },
      onSuccess: () => resolve(new URL(line.url ?? '', location.href).pathname),
    });
    sending.stop?.addEventListener('abort', () => { void line.abort(); reject(refused(0, '')); });
    void line.findPreviousUploads().then(([before]) => {
      if (before) line.resumeFromPreviousUpload(before);
      line.start();
    });
  });
  const kept = await ask<{ digest: string; size: number }>(where);
  return { digest: kept.digest, size: kept.size, name };
}
