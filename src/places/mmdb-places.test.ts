import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mmdbFile } from '../../test/support/mmdb-file.ts'
import { placeName } from '../kernel/place.ts'
import { createPlaces } from './mmdb-places.ts'

const flat = () =>
  mmdbFile({ '81.2.69.0/24': { country_code: 'GB' }, '8.8.0.0/16': { country_code: 'US', city: 'Reno' } })
const nested = () =>
  mmdbFile({ '81.2.69.0/24': { country: { iso_code: 'GB' }, city: { names: { en: 'London', de: 'London' } } } })

test('both schemas are read, and several files complete each other', async () => {
  const one = await createPlaces([flat()])
  expect(one.placeOf('81.2.69.7')).toEqual({ country: 'GB', city: null })
  expect(one.placeOf('8.8.4.4')).toEqual({ country: 'US', city: 'Reno' })
  const both = await createPlaces([flat(), nested()])
  expect(both.placeOf('81.2.69.7')).toEqual({ country: 'GB', city: 'London' })
  const test = { kind: 'test', builtAt: new Date(0) }
  expect(both.tables).toEqual([test, test])
})

test('what no file knows, what is no address, and what is of a network of one’s own has no place', async () => {
  const everywhere = mmdbFile({ '0.0.0.0/1': { country_code: 'XX' }, '128.0.0.0/1': { country_code: 'XX' } })
  const places = await createPlaces([everywhere])
  expect(places.placeOf('81.2.69.7')).not.toBeNull()
  for (const ip of [null, '', 'nonsense', '127.0.0.1', '10.1.2.3', '192.168.0.1', '100.64.1.1', '::1', 'fd00::1']) {
    expect(places.placeOf(ip)).toBeNull()
  }
  expect(places.placeOf('2606:4700::1')).toBeNull()
  expect((await createPlaces([])).placeOf('81.2.69.7')).toBeNull()
})

test('a file that is none stops the start, and the message says which and where it is named', async () => {
  const file = flat()
  writeFileSync(file, 'not a table')
  await expect(createPlaces([file])).rejects.toThrow(`PLACES_FILES names ${file}`)
  await expect(createPlaces(['/nowhere.mmdb'])).rejects.toThrow('PLACES_FILES names /nowhere.mmdb')
})

test('a place is named in the reader’s language, as far as it is known', () => {
  expect(placeName({ country: 'GB', city: 'London' }, 'en')).toBe('London, United Kingdom')
  expect(placeName({ country: 'NO', city: null }, 'de')).toBe('Norwegen')
  expect(placeName({ country: null, city: 'Oslo' }, 'en')).toBe('Oslo')
  expect(placeName({ country: 'QQ', city: null }, 'no language at all')).toBe('QQ')
  expect(placeName({ country: null, city: null }, 'en')).toBeNull()
  expect(placeName(null, 'en')).toBeNull()
})
