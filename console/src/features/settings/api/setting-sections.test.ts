import { readdirSync, readFileSync } from 'node:fs'
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

test('no section names a setting twice: each is one line of the palette', () => {
  const ids = settingSections.flatMap(({ path, holds }) => holds.map((name) => `${path} ${name}`))
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([])
})

test('a section of an address is one that there is', () => {
  expect([isFormSection('mfa'), isFormSection('team'), isFormSection('constructor')]).toEqual([true, false, false])
})

/** The forms whose fields have an address: those of the sections, and of the passwords. */
const forms = new URL('../components/', import.meta.url)

test('every setting that has a field is found by its name', () => {
  const known = settingSections.flatMap(({ holds }) => holds)
  const labels = readdirSync(forms)
    .filter((name) => /^(?!template).*-fields\.tsx$/.test(name))
    .flatMap((name) => [
      ...readFileSync(new URL(name, forms), 'utf8').matchAll(
        /<\w+(?:Setting)?\b[^>]*?\s(?:label|legend)=\{t\('([^']+)'\)\}/g,
      ),
    ])
    .map(([, label]) => label)
  expect(labels.length).toBeGreaterThan(20)
  expect(labels.filter((label) => !known.includes(label as string))).toEqual([])
})
