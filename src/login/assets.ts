// The files of the pages: style sheets, one script, one mark. Their addresses carry a hash of what is in them, so a
// browser keeps them for good and still never shows an old one.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { type LookSettings, lookRanges } from '../applications/look-settings.ts'
import { themeCss } from './theme.ts'

const longest = 'public, max-age=31536000, immutable'

const files = {
  'login.css': 'text/css; charset=utf-8',
  'account.css': 'text/css; charset=utf-8',
  'login.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const

type FileName = keyof typeof files

const contents = Object.fromEntries(
  Object.keys(files).map((name) => [name, readFileSync(new URL(`public/${name}`, import.meta.url))]),
) as Readonly<Record<FileName, Buffer>>

/** Where a page finds a file. */
export function assetPath(name: FileName): string {
  const hash = createHash('sha256').update(contents[name]).digest('base64url').slice(0, 12)
  return `/u/assets/${hash}/${name}`
}

export function themePath({ accentColor, cornerRadius }: Pick<LookSettings, 'accentColor' | 'cornerRadius'>): string {
  return `/u/assets/theme/${accentColor.slice(1).toLowerCase()}-${cornerRadius}.css`
}

export function mountAssets(server: FastifyInstance): void {
  for (const [name, type] of Object.entries(files)) {
    server.get(assetPath(name as FileName), async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', longest)
        .send(contents[name as FileName]),
    )
  }
  server.get<{ Params: { theme: string } }>('/u/assets/theme/:theme.css', async (request, reply) => {
    const [, color, radius] = /^([0-9a-f]{6})-(\d{1,2})$/.exec(request.params.theme) ?? []
    if (color === undefined || Number(radius) > lookRanges.cornerRadius.most) return reply.callNotFound()
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', longest)
      .send(themeCss(`#${color}`, Number(radius)))
  })
}
