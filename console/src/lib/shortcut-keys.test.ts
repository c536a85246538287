import { afterEach, expect, test } from 'vitest'
import { areUsual, changeKey, keyOf, refusalOf, resetKeys, shortcutKeys } from './shortcut-keys.ts'

afterEach(() => resetKeys())

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
  keyOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held } as KeyboardEvent)

test('a key is what was pressed, with Alt but never with the keys that the browser has for itself', () => {
  expect([pressed('j'), pressed('J', { shiftKey: true }), pressed('?')]).toEqual(['j', 'j', '?'])
  expect(pressed('j', { altKey: true })).toBe('Alt+j')
  expect([pressed('j', { ctrlKey: true }), pressed('j', { metaKey: true })]).toEqual([null, null])
  expect(['Enter', 'Escape', 'Tab', ' ', 'F6'].map((key) => pressed(key))).toEqual([null, null, null, null, null])
})

test('a key that another shortcut has is refused, until that one has another', () => {
  expect(refusalOf('search', 'j')).toEqual({ takenBy: 'nextRow' })
  expect(refusalOf('nextRow', 'j')).toBeNull()
  changeKey('nextRow', 'n')
  expect(refusalOf('search', 'j')).toBeNull()
  expect([shortcutKeys().nextRow, areUsual(shortcutKeys())]).toEqual(['n', false])
  resetKeys()
  expect([shortcutKeys().nextRow, areUsual(shortcutKeys())]).toEqual(['j', true])
})

test('what follows the key for pages is taken only by another page', () => {
  expect(refusalOf('users', 'k')).toBeNull()
  expect(refusalOf('users', '1')).toBeNull()
  expect(refusalOf('users', 'd')).toEqual({ takenBy: 'dashboard' })
})

test('digits stay those of the tabs, and the key of a selection has a capital for its range', () => {
  expect(refusalOf('help', '3')).toBe('digit')
  expect(refusalOf('help', 'Alt+3')).toBeNull()
  expect([refusalOf('select', ';'), refusalOf('select', 'Alt+s'), refusalOf('select', 's')]).toEqual([
    'letter-alone',
    'letter-alone',
    null,
  ])
})
