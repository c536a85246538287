import { expect, test } from 'vitest'
import { sampleSessions } from '../../test/support/sample-sessions.ts'
import { holdsTokens, signedIn } from '../../test/support/signed-in.ts'
import { issueCode } from '../one-time-secrets/one-time-code.ts'
import { issueSecret, oneTimeHash } from '../one-time-secrets/one-time-secret.ts'
import { browserHash, newBrowserSecret, newSignIn } from '../sign-ins/sign-in.ts'
import { forgetEndedSessions } from './forget-ended-sessions.ts'

const dayMs = 86_400_000

test('what ended is kept as long as somebody may ask about it, and then forgotten', async () => {
  const sample = await sampleSessions()
  const { stores, clock, sealer } = sample
  const sweep = async (days: number) => {
    clock.ms += days * dayMs
    await forgetEndedSessions({ ...stores, clock })
  }
  const { session } = await signedIn(sample, 'auth0|alice')
  const revoked = (await holdsTokens(sample, 'auth0|alice', sample.shop)).family
  await stores.tokenFamilies.revoke(revoked.id, clock.now())
  const secret = await issueSecret({ ...stores, clock }, { purpose: 'unlock', lifetimeSeconds: 60 })
  await issueCode({ ...stores, clock, sealer }, { purpose: 'passwordless' })
  const browser = browserHash(newBrowserSecret())
  const origin = { ip: null, userAgent: null }
  const signIn = newSignIn({ goal: { kind: 'account', path: '/account' }, origin }, clock.now())
  await stores.signIns.insert(signIn, browser)
  const kept = async () => ({
    secret: (await stores.oneTimeSecrets.findSpent('unlock', oneTimeHash('unlock', secret))) !== null,
    family: (await stores.tokenFamilies.find(revoked.id)) !== null,
    signIn: (await stores.signIns.find(signIn.id, browser)) !== null,
  })
  await sweep(1)
  expect(await kept()).toEqual({ secret: true, family: true, signIn: true })
  await sweep(1)
  expect(await kept()).toEqual({ secret: false, family: true, signIn: true })
  await sweep(29)
  expect(await kept()).toEqual({ secret: false, family: false, signIn: false })
  clock.ms = session.expiresAt.getTime()
  await sweep(30)
  expect(await stores.sessions.remove(session.id)).not.toBeNull()
})
