import { expect, test } from 'vitest'
import { defaultSettings } from '../applications/settings.ts'
import { secondFactorStep } from './second-factor-step.ts'
import type { SignInFacts } from './sign-in-facts.ts'

const now = new Date('2026-11-22T10:00:00Z')

/** Of somebody who signed up just now, and has no second factor. */
function factsOf(changes: object, choices: object = {}): SignInFacts {
  const facts = {
    signIn: { goal: { kind: 'account' }, proofs: [], choices },
    settings: { ...defaultSettings, mfaPolicy: 'required', mfaGraceDays: 14 },
    client: { name: 'Shop', requiresMfa: true },
    account: { createdAt: now, requiredActions: [] },
    factors: {
      ...{ hasTotp: false, passkeys: 0, truePasskeys: 0, recoveryCodesLeft: 0 },
      ...{ email: null, isEmailEnrolled: false },
    },
    ...{ mustEnrolAgain: false, exemptUntil: null, session: null, organization: null, demandingRole: null, now },
    ...changes,
  }
  return facts as unknown as SignInFacts
}

test('an app asks at once, of a newcomer too, whatever time of grace the settings give', () => {
  const atOnce = { kind: 'enrol', mayPostponeUntil: null }
  const inTwoWeeks = { kind: 'enrol', mayPostponeUntil: new Date('2026-12-06T10:00:00Z') }
  expect(secondFactorStep(factsOf({ client: { name: 'Shop', requiresMfa: false } }))).toEqual(inTwoWeeks)
  expect(secondFactorStep(factsOf({}))).toEqual(atOnce)
  expect(secondFactorStep(factsOf({}, { postponedMfa: true }))).toEqual(atOnce)
  expect(secondFactorStep(factsOf({ settings: { ...defaultSettings, mfaPolicy: 'off' } }))).toEqual(atOnce)
})

test('whoever is exempt sets up nothing for an app either, until the exemption ends', () => {
  const exemptUntil = new Date('2026-11-25T10:00:00Z')
  expect(secondFactorStep(factsOf({ exemptUntil }))).toBeNull()
  expect(secondFactorStep(factsOf({ exemptUntil, now: exemptUntil }))).toMatchObject({ kind: 'enrol' })
})
