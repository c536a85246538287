import { defaultProtection } from '../../src/applications/attack-protection.ts'
import { guardAttempt } from '../../src/guards/guard-attempt.ts'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import type { TestApp } from './test-app.ts'

/** Somebody tried to sign in from an address, and then so many accounts were tried from there that it is locked. */
export async function lockNetworkOf({ app: { directory } }: Pick<TestApp, 'app'>, userId: string, ip: string) {
  const { clock, stores } = directory
  const goal = { kind: 'account', path: '/account' } as const
  const tried = newSignIn({ goal, clientId: null, identifier: 'alice', origin: { ip, userAgent: null } }, clock.now())
  await stores.signIns.insert({ ...tried, userId }, Buffer.from(tried.reference.padEnd(32)))
  const attempt = { act: 'password', ip, isKnownBrowser: false, protection: defaultProtection } as const
  for (let count = 0; count < 20; count += 1) {
    await guardAttempt({ attempts: stores.attempts, clock }, { ...attempt, account: `auth0|guessed ${count}` })
  }
}
