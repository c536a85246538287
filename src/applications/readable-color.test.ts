import { expect, test } from 'vitest'
import { contrast, inkOn, mixed, underSomeText, underWhiteText } from './readable-color.ts'

test('contrast is what WCAG says it is', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
})

test.each(['#1f5eff', '#000000', '#767676'])('white text can be read on %s, which stays as it is', (color) => {
  expect(underWhiteText(color)).toBe(color)
})

test.each(['#ffee00', '#ffffff', '#777777'])('for %s comes a colour as little darker as white text needs', (color) => {
  const contrastOfNearest = contrast(underWhiteText(color), '#ffffff')
  expect(contrastOfNearest).toBeGreaterThanOrEqual(4.5)
  expect(contrastOfNearest).toBeLessThan(4.7)
})

test.each(['#ffffff', '#0b1f3a', '#FFEE00', '#8a1f5c'])('%s can stand behind text, dark or white', (color) => {
  expect(underSomeText(color)).toBe(color)
  expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.5)
})

test.each(['#7a7a7a', '#2e8b57'])('%s reads badly with either, and comes back nearby', (color) => {
  const near = underSomeText(color)
  expect(near).not.toBe(color)
  expect(contrast(near, inkOn(near))).toBeGreaterThanOrEqual(4.5)
  expect(contrast(near, color)).toBeLessThan(1.4)
})

test('every grey has a colour nearby that text can be read on', () => {
  for (let step = 0; step <= 50; step += 1) {
    const near = underSomeText(mixed('#000000', '#ffffff', step / 50))
    expect(contrast(near, inkOn(near)), near).toBeGreaterThanOrEqual(4.5)
  }
})
