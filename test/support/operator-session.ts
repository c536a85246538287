// An operator who is signed in, without the pages that sign people in: those have tests of their own.
import { issueSecret } from '../../src/one-time-secrets/one-time-secret.ts'
import { openSession } from '../../src/sessions/open-session.ts'
import type { ProofOfPerson } from '../../src/sessions/session.ts'
import type { TestApp } from './test-app.ts'

export interface OperatorCookie {
  readonly name: string
  readonly value: string
  readonly sessionId: string
}

/** `fresh`: password and second factor were shown just now. `stale`: an hour ago, so that dangerous acts ask again. */
export type ProofAge = 'fresh' | 'stale'

const hourMs = 3_600_000

/** What the browser of somebody holds who signed in to the console. */
export async function operatorSession(
  app: TestApp,
  operatorId: string,
  age: ProofAge = 'fresh',
): Promise<OperatorCookie> {
  const { console } = app.app
  const account = await accountOf(app, operatorId)
  const at = new Date(console.clock.now().getTime() - (age === 'fresh' ? 0 : hourMs))
  const methods: readonly ProofOfPerson[] = [
    { name: 'pwd', at },
    { name: 'mfa', type: 'totp', at },
  ]
  const { secret, session } = await openSession(
    { ...console.stores, clock: console.clock },
    {
      userId: account.userId,
      securityVersion: account.securityVersion,
      methods,
      isPersistent: true,
      origin: { ip: null, userAgent: null },
      settings: await console.stores.settings.read(),
    },
  )
  return { name: 'rollcall-console-session', value: secret, sessionId: session.id }
}

/** As if the operator had just confirmed who they are, for one act that asks every time. */
export async function stepUpProof(app: TestApp, operatorId: string, sessionId: string): Promise<string> {
  const { stores, clock } = app.app.console
  const { userId, securityVersion } = await accountOf(app, operatorId)
  const person = { userId, securityVersion }
  return issueSecret({ ...stores, clock }, { purpose: 'step-up', lifetimeSeconds: 60, person, payload: { sessionId } })
}

async function accountOf(app: TestApp, operatorId: string) {
  const account = await app.app.console.stores.accounts.find(operatorId)
  if (account === null) throw new Error(`no operator ${operatorId}`)
  return account
}
