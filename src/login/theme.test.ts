import { expect, test } from 'vitest'
import { contrast, themeCss } from './theme.ts'

test.each(['#1f5eff', '#000000', '#7a0010', '#006644', '#3a1d6e'])(
  'the accent %s can be read in both themes',
  (accent) => {
    const [light = '', dark = ''] = themeCss(accent, 6).split('@media')
    expect(contrast(colorOf(light, '--accent-fg'), colorOf(light, '--accent'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(light, '--accent-fg'), colorOf(light, '--accent-hover'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(dark, '--accent-fg'), colorOf(dark, '--accent'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colorOf(dark, '--accent'), '#151920')).toBeGreaterThanOrEqual(4.5)
  },
)

function colorOf(css: string, name: string): string {
  return new RegExp(`${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? ''
}
