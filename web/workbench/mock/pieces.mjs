// Files that come in pieces, as the server takes them: tus 1.0, see src/app/web/pieces.cpp.
import { createHash } from 'node:crypto';

const name_in = (metadata = '') => Buffer.from(/filename ([^,]*)/.exec(metadata)?.[1] ?? '', 'base64').toString() || 'file';

export function pieces(world, method, path, headers, raw) {
  world.begun ??= new Map();
  if (path === '/api/uploads' && method === 'POST') {
    const id = String(world.begun.size + 1);
    world.begun.set(id, { name: name_in(headers['upload-metadata']), size: Number(headers['upload-length']), come: Buffer.alloc(0) });
    return { status: 201, headers: { 'Tus-Resumable': '1.0.0', Location: `/api/uploads/${id}` } };
  }
  const one = world.begun.get(/^\/api\/uploads\/(\d+)$/.exec(path)?.[1]);
  if (!one) return null;
  if (method === 'PATCH') {
    if (Number(headers['upload-offset']) !== one.come.length) return { status: 409 };
    one.come = Buffer.concat([one.come, raw]);
    if (one.come.length === one.size) {
      one.digest = createHash('sha256').update(one.come).digest('hex');
      world.files.set(one.digest, { raw: one.come, name: one.name });
    }
    return { status: 204, headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(one.come.length) } };
  }
  return { status: 200, body: { offset: one.come.length, size: one.size, digest: one.digest }, headers: { 'Tus-Resumable': '1.0.0', 'Upload-Offset': String(one.come.length), 'Upload-Length': String(one.size) } };
}
