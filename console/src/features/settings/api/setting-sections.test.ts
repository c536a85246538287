import { expect, test } from 'vitest'
import { isFormSection } from './form-section.ts'
import { foundSections, settingSections } from './setting-sections.ts'

const found = (words: string) =>
  foundSections(settingSections, words).map(({ section, found }) => [section.path, ...found])

test('without words every section is there', () => {
  expect(found(' ')).toHaveLength(settingSections.length)
})

test('a section is found by its name and by the name of a setting in it, which is told', () => {
  expect(found('TRUSTED')).toEqual([['/settings/mfa', 'Days a trusted browser is spared']])
  expect(found('branding')).toEqual([['/settings/branding']])
  expect(found('nothing of the kind')).toEqual([])
})

test('a section of an address is one that there is', () => {
  expect([isFormSection('mfa'), isFormSection('team'), isFormSection('constructor')]).toEqual([true, false, false])
})
