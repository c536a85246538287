import { expect, test } from 'vitest'
import { contrastWithWhite, isColor, readableBackground, readableColor } from './readable-color.ts'

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

test('a background that neither dark nor white text can be read on comes back as the server would say it', () => {
  expect(readableBackground('#7a7a7a')).toBe('#767676')
  expect(readableBackground('#2e8b57')).toBe('#2c8554')
  expect(readableBackground('#0b1f3a')).toBeNull()
  expect(readableBackground('')).toBeNull()
})

test('one that is fine, or no colour at all, is left alone', () => {
  expect(readableColor('#1f5eff')).toBeNull()
  expect(readableColor('red')).toBeNull()
})
