import { createHash } from 'node:crypto'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { assetPath, mountAssets, themePath } from './assets.ts'
import { inTheme, type Theme, themeCss, themes } from './theme.ts'

const server = Fastify()
mountAssets(server)
afterAll(() => server.close())

const hashOf = (content: string) => createHash('sha256').update(content).digest('base64url').slice(0, 12)
const plain = { accentColor: '#1f5eff', cornerRadius: 6, backgroundColor: null, darkBackgroundColor: null }

test.each<Theme | undefined>([undefined, ...themes])(
  'what a browser keeps for good stands under a hash of what it says (theme: %s)',
  async (theme) => {
    const address = assetPath('login.css', theme)
    const { statusCode, body, headers } = await server.inject(address)
    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toContain('immutable')
    expect(address.split('/')[3]).toBe(hashOf(body))
  },
)

test('a build that draws colours otherwise serves them under another address', async () => {
  const sample = { ...plain, backgroundColor: '#f0f4ff', darkBackgroundColor: '#0b1f3a' }
  const hash = hashOf(themes.map((theme) => inTheme(themeCss(sample), theme)).join('\n'))
  expect(themePath(plain)).toBe(`/u/assets/${hash}/theme/1f5eff-6.css`)
  expect((await server.inject(themePath(plain))).body).toBe(themeCss(plain))
  expect((await server.inject(themePath(plain, 'dark'))).body).toBe(inTheme(themeCss(plain), 'dark'))
  expect((await server.inject('/u/assets/theme/1f5eff-6.css')).statusCode).toBe(404)
})

test('what text stands on is decided by no selector that older browsers drop with its whole rule', async () => {
  expect((await server.inject(assetPath('layout.css'))).body).not.toContain(':has(')
})
