import { describe, expect, test } from 'vitest'
import type { SignInMethod } from '../clients/client.ts'
import { takesMethod } from '../clients/takes-method.ts'
import { methodStep } from './client-methods.ts'
import type { Proof } from './sign-in.ts'
import type { SignInFacts } from './sign-in-facts.ts'

const at = '2026-11-22T10:00:00Z'
const refused = { kind: 'refused', reason: 'method' }

interface Shown {
  readonly factors: readonly Proof['factor'][]
  readonly takes: readonly SignInMethod[] | null
  readonly session?: object
  readonly signedUp?: boolean
}

/** Of somebody who proved who they are by these factors. */
function stepOf({ factors, takes, session, signedUp }: Shown) {
  const proofs = factors.map((factor) => ({ factor, id: factor, at }))
  return methodStep({
    signIn: { userId: 'auth0|alice', proofs, choices: { signedUp } },
    client: { id: 'client', signInMethods: takes },
    session: session ?? null,
  } as unknown as Pick<SignInFacts, 'signIn' | 'client' | 'session'>)
}

test('a client that says nothing takes every way, and so does a sign-in without one', () => {
  expect(stepOf({ factors: ['password'], takes: null })).toBeNull()
  expect(takesMethod({ signInMethods: null }, 'passkey')).toBe(true)
  expect(takesMethod(null, 'password')).toBe(true)
})

describe('the ways that a client takes', () => {
  test('count, and no other does, whatever came beside it', () => {
    expect(stepOf({ factors: ['password'], takes: ['password'] })).toBeNull()
    expect(stepOf({ factors: ['password', 'totp'], takes: ['email-code', 'passkey'] })).toEqual(refused)
    expect(stepOf({ factors: ['password', 'second-email-code'], takes: ['email-code'] })).toEqual(refused)
    expect(stepOf({ factors: ['password', 'passkey'], takes: ['passkey'] })).toBeNull()
    expect(stepOf({ factors: ['federated'], takes: ['passkey'] })).toBeNull()
  })

  test('are those of the session too, and of nobody who acts as somebody else', () => {
    const inSession = (name: string, more: object = {}) =>
      stepOf({ factors: ['session'], takes: ['passkey'], session: { methods: [{ name, at }], ...more } })
    expect(inSession('pwd')).toEqual(refused)
    expect(inSession('mfa')).toEqual(refused)
    expect(inSession('passkey')).toBeNull()
    expect(inSession('federated')).toBeNull()
    expect(inSession('pwd', { impersonator: {} })).toBeNull()
  })

  test('are asked of whoever signed up by the password that they chose', () => {
    expect(stepOf({ factors: ['email-code'], takes: ['password'], signedUp: true })).toBeNull()
    expect(stepOf({ factors: ['email-code'], takes: ['email-code'], signedUp: true })).toEqual(refused)
  })
})
