// The files of the pages: style sheets, one script, one mark. Their addresses carry a hash of what is in them, so a
// browser keeps them for good and still never shows an old one.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { lookRanges } from '../applications/look-settings.ts'
import { inTheme, type Theme, type ThemeColors, themeCss, themes } from './theme.ts'

const longest = 'public, max-age=31536000, immutable'

const files = {
  'login.css': 'text/css; charset=utf-8',
  'account.css': 'text/css; charset=utf-8',
  'layout.css': 'text/css; charset=utf-8',
  'login.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const

type FileName = keyof typeof files

const contents = Object.fromEntries(
  Object.keys(files).map((name) => [name, readFileSync(new URL(`public/${name}`, import.meta.url))]),
) as Readonly<Record<FileName, Buffer>>

/** Where a page finds a file; of a style sheet there is one for each theme alone, beside the one for both. */
export function assetPath(name: FileName, theme?: Theme): string {
  const hash = createHash('sha256').update(contents[name]).digest('base64url').slice(0, 12)
  return `/u/assets/${hash}/${theme === undefined ? '' : `${theme}/`}${name}`
}

export function themePath(colors: ThemeColors, theme?: Theme): string {
  const { accentColor, cornerRadius, backgroundColor, darkBackgroundColor } = colors
  const chosen = [backgroundColor, darkBackgroundColor]
  const isPlain = chosen.every((color) => color === null)
  const backgrounds = isPlain ? [] : chosen.map((color) => (color === null ? none : digitsOf(color)))
  const parts = [digitsOf(accentColor), cornerRadius, ...backgrounds, ...(theme === undefined ? [] : [theme])]
  return `/u/assets/theme/${parts.join('-')}.css`
}

const none = 'none'
const digitsOf = (color: string) => color.slice(1).toLowerCase()

export function mountAssets(server: FastifyInstance): void {
  for (const [name, type] of Object.entries(files) as [FileName, string][]) {
    const serve = (path: string, content: Buffer | string) =>
      server.get(path, async (_request, reply) => reply.type(type).header('cache-control', longest).send(content))
    serve(assetPath(name), contents[name])
    if (!name.endsWith('.css')) continue
    for (const theme of themes) serve(assetPath(name, theme), inTheme(contents[name].toString(), theme))
  }
  server.get<{ Params: { theme: string } }>('/u/assets/theme/:theme.css', async (request, reply) => {
    const css = cssNamed(request.params.theme)
    if (css === null) return reply.callNotFound()
    return reply.type('text/css; charset=utf-8').header('cache-control', longest).send(css)
  })
}

/** Null for what `themePath` never makes: nothing but digits of colours comes from the address into the style sheet. */
function cssNamed(name: string): string | null {
  const parts = /^([0-9a-f]{6})-(\d{1,2})(?:-([0-9a-f]{6}|none)-([0-9a-f]{6}|none))?(?:-(light|dark))?$/.exec(name)
  const [, accent, radius, background, darkBackground, theme] = parts ?? []
  if (parts === null || Number(radius) > lookRanges.cornerRadius.most) return null
  const colorOf = (digits: string | undefined) => (digits === undefined || digits === none ? null : `#${digits}`)
  const css = themeCss({
    accentColor: `#${accent}`,
    cornerRadius: Number(radius),
    backgroundColor: colorOf(background),
    darkBackgroundColor: colorOf(darkBackground),
  })
  return theme === undefined ? css : inTheme(css, theme as Theme)
}
