import { expect, test } from 'vitest'
import { contrast } from '../applications/readable-color.ts'
import { inTheme, themeCss } from './theme.ts'

const plain = { accentColor: '#1f5eff', cornerRadius: 6, backgroundColor: null, darkBackgroundColor: null }

test.each(['#1f5eff', '#000000', '#7a0010', '#006644', '#3a1d6e'])(
  'the accent %s can be read in both themes',
  (accentColor) => {
    const [light = '', dark = ''] = themeCss({ ...plain, accentColor }).split('@media (prefers-color-scheme: dark)')
    expect(contrast(colorOf(light, '--accent-fg'), colorOf(light, '--accent'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(light, '--accent-fg'), colorOf(light, '--accent-hover'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(light, '--on-panel'), colorOf(light, '--panel'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(dark, '--accent-fg'), colorOf(dark, '--accent'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(dark, '--accent'), '#151920')).toBeGreaterThanOrEqual(4.5)
  },
)

test('a background stands in its own theme alone, with the text that can be read on it', () => {
  const css = themeCss({ ...plain, backgroundColor: '#0b1f3a' })
  const [, light = '', dark = ''] = css.split('@media')
  expect([colorOf(light, '--bg'), colorOf(light, '--on-bg')]).toEqual(['#0b1f3a', '#ffffff'])
  expect([colorOf(light, '--panel'), colorOf(light, '--on-panel')]).toEqual(['#0b1f3a', '#ffffff'])
  expect([colorOf(dark, '--bg'), colorOf(dark, '--panel')]).toEqual(['', ''])
  expect([light.includes('--ground: var(--card)'), dark.includes('--ground')]).toEqual([true, false])
})

test('a style sheet can hold one theme whatever the browser is set to', () => {
  const css = ':root { color-scheme: light dark; }\n@media (prefers-color-scheme: dark) { a { color: red } }\n'
  expect(inTheme(css, 'dark')).toBe(':root { color-scheme: dark; }\n@media all { a { color: red } }\n')
  expect(inTheme(css, 'light')).toBe(':root { color-scheme: light; }\n@media not all { a { color: red } }\n')
})

function colorOf(css: string, name: string): string {
  return new RegExp(`${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? ''
}
