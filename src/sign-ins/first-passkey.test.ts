import { expect, test } from 'vitest'
import { defaultSettings } from '../applications/settings.ts'
import { firstPasskeyStep } from './first-passkey.ts'
import type { SignInFacts } from './sign-in-facts.ts'

const none = { hasTotp: false, passkeys: 0, truePasskeys: 0, recoveryCodesLeft: 0, email: null, isEmailEnrolled: false }

function wanted(changes: object = {}) {
  const choices = { signedUp: true, makesPasskey: true, madeUserId: 'auth0|alice' }
  const signIn = { userId: 'auth0|alice', proofs: [{ factor: 'email-code' }], choices }
  const facts = { signIn, settings: defaultSettings, account: { password: null }, factors: none, ...changes }
  return firstPasskeyStep(facts as unknown as SignInFacts)
}

test('MFA-06 a first passkey is made in place of a password, and not once there is one or a factor', () => {
  expect(wanted()).toEqual({ kind: 'first-passkey' })
  expect(wanted({ account: { password: { kind: 'own', hash: '$argon2id$x', pepperId: '1' } } })).toBeNull()
  for (const has of [{ hasTotp: true }, { passkeys: 1 }, { isEmailEnrolled: true }]) {
    expect(wanted({ factors: { ...none, ...has } })).toBeNull()
  }
})
