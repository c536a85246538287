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
  return `/u/assets/${hashOf(contentOf(name, theme))}/${theme === undefined ? '' : `${theme}/`}${name}`
}

export function themePath(colors: ThemeColors, theme?: Theme): string {
  const { accentColor, cornerRadius, backgroundColor, darkBackgroundColor } = colors
  const chosen = [backgroundColor, darkBackgroundColor]
  const isPlain = chosen.every((color) => color === null)
  const backgrounds = isPlain ? [] : chosen.map((color) => (color === null ? none : digitsOf(color)))
  const parts = [digitsOf(accentColor), cornerRadius, ...backgrounds, ...(theme === undefined ? [] : [theme])]
  return `${themeFolder}/${parts.join('-')}.css`
}

function contentOf(name: FileName, theme?: Theme): Buffer | string {
  return theme === undefined ? contents[name] : inTheme(contents[name].toString(), theme)
}

const hashOf = (content: Buffer | string) => createHash('sha256').update(content).digest('base64url').slice(0, 12)

/** Whatever a build says of colours, it says of these. */
const sampleColors = {
  accentColor: '#1f5eff',
  cornerRadius: 6,
  backgroundColor: '#f0f4ff',
  darkBackgroundColor: '#0b1f3a',
}
const themeFolder = `/u/assets/${hashOf(themes.map((theme) => inTheme(themeCss(sampleColors), theme)).join('\n'))}/theme`

const none = 'none'
const digitsOf = (color: string) => color.slice(1).toLowerCase()

export function mountAssets(server: FastifyInstance): void {
  for (const [name, type] of Object.entries(files) as [FileName, string][]) {
    for (const theme of name.endsWith('.css') ? [undefined, ...themes] : [undefined]) {
      const content = contentOf(name, theme)
      server.get(assetPath(name, theme), async (_request, reply) =>
        reply.type(type).header('cache-control', longest).send(content),
      )
    }
  }
  server.get<{ Params: { theme: string } }>(`${themeFolder}/:theme.css`, async (request, reply) => {
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
