import { expect, test } from 'vitest'
import { contrastWithWhite, isColor, readableColor } from './readable-color.ts'

test('contrast is that of WCAG', () => {
  expect(contrastWithWhite('#000000')).toBe(21)
  expect(contrastWithWhite('#ffffff')).toBe(1)
  expect(contrastWithWhite('#767676')).toBeCloseTo(4.54, 2)
})

test('a colour that is too light comes back as little darker as it must be', () => {
  const darker = readableColor('#ffee00') as string
  expect(isColor(darker)).toBe(true)
  expect(contrastWithWhite(darker)).toBeGreaterThanOrEqual(4.5)
  expect(contrastWithWhite(darker)).toBeLessThan(4.7)
})

test('one that is fine, or no colour at all, is left alone', () => {
  expect(readableColor('#1f5eff')).toBeNull()
  expect(readableColor('red')).toBeNull()
})
