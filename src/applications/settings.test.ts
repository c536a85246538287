import { expect, test } from 'vitest'
import { sampleSessions } from '../../test/support/sample-sessions.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { changeSettings } from './change-settings.ts'
import { type ApplicationSettings, defaultSettings, refuseBadSettings } from './settings.ts'

const actor: Actor = { ...systemActor, kind: 'operator', id: 'opr_1', name: 'Olga' }

const refusedField = (change: Partial<ApplicationSettings>) => {
  try {
    refuseBadSettings(change)
    return null
  } catch (fault) {
    return (fault as { details: { field: string }[] }).details[0]?.field
  }
}

test('what settings are by default would be taken as a change', () => {
  expect(refusedField(defaultSettings)).toBeNull()
})

test.each([
  ['#1f5eff', null],
  ['#767676', null],
  ['#777777', 'accentColor'],
  ['#ffffff', 'accentColor'],
  ['#1f5ef', 'accentColor'],
  ['1f5eff', 'accentColor'],
  ['#1f5eff;', 'accentColor'],
])('white text must be readable on the accent colour: %s', (accentColor, field) => {
  expect(refusedField({ accentColor })).toBe(field)
})

test.each([
  ['https://acme.example.com/logo.svg', null],
  [null, null],
  ['http://acme.example.com/logo.svg', 'logoUrl'],
  ['//acme.example.com', 'logoUrl'],
  ['javascript:alert(1)', 'logoUrl'],
  ['', 'logoUrl'],
])('a logo comes by https: %s', (logoUrl, field) => {
  expect(refusedField({ logoUrl })).toBe(field)
})

test.each([
  [{ displayName: 'Acme & Søn' }, null],
  [{ displayName: 'Acme <i>' }, 'displayName'],
  [{ displayName: 'Ac\u202eme' }, 'displayName'],
  [{ displayName: '' }, 'displayName'],
  [{ supportEmail: 'help@example.com' }, null],
  [{ supportEmail: 'help@example.com\nBcc: all@example.com' }, 'supportEmail'],
  [{ mfaGraceDays: 90 }, null],
  [{ mfaGraceDays: 91 }, 'mfaGraceDays'],
  [{ mfaGraceDays: -1 }, 'mfaGraceDays'],
  [{ sessionIdleMinutes: 4 }, 'sessionIdleMinutes'],
  [{ sessionAbsoluteMinutes: Number.NaN }, 'sessionAbsoluteMinutes'],
  [{ accessTokenMinutes: 1_441 }, 'accessTokenMinutes'],
  [{ allowedLogoutUrls: ['https://acme.example.com/bye', 'http://localhost:3000/'] }, null],
  [{ allowedLogoutUrls: ['https://acme.example.com/bye', 'http://acme.example.com/'] }, 'allowedLogoutUrls'],
  [{ allowedLogoutUrls: ['javascript:alert(1)'] }, 'allowedLogoutUrls'],
] as [Partial<ApplicationSettings>, string | null][])('%j is refused at %s', (change, field) => {
  expect(refusedField(change)).toBe(field)
})

test('a change leaves one event with the names of what changed; a repetition leaves none', async () => {
  const sample = await sampleSessions()
  const events = async () => {
    const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
    return (await sample.stores.audit.listAbout('opr_1', page)).items
  }
  const change = { displayName: 'Acme', disabledFactors: ['email'], isSignUpOpen: true } as const
  const changed = await sample.change((deps) => changeSettings(deps, actor, change))
  expect(changed).toEqual({ ...defaultSettings, ...change })
  expect(await sample.stores.settings.read()).toEqual(changed)
  await sample.change((deps) => changeSettings(deps, actor, change))
  expect(await events()).toMatchObject([
    {
      type: 'settings.changed',
      subject: { kind: 'settings', id: 'app_test' },
      details: { fields: ['displayName', 'disabledFactors'] },
    },
  ])
})
