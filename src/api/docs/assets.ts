// The files of the pages: one style sheet and the mark. Their addresses carry a hash of what is in them, so a browser
// keeps them for good and still never shows an old one.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'

const longest = 'public, max-age=31536000, immutable'

const files = [asset('docs.css', 'text/css; charset=utf-8'), asset('mark.svg', 'image/svg+xml')] as const

export const styleSheetPath = files[0].path
export const markPath = files[1].path

export function mountAssets(server: FastifyInstance): void {
  for (const { path, type, content } of files) {
    server.get(path, async (_request, reply) => reply.type(type).header('cache-control', longest).send(content))
  }
}

function asset(name: string, type: string) {
  const content = readFileSync(new URL(`public/${name}`, import.meta.url))
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12)
  return { path: `/api/docs/assets/${hash}/${name}`, type, content }
}
