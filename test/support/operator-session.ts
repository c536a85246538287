// An operator who is signed in, without the pages that sign people in: those have tests of their own.
import { openSession } from '../../src/sessions/open-session.ts'
import type { TestApp } from './test-app.ts'

/** What the browser of somebody who just proved their password holds. */
export async function operatorSession(app: TestApp, operatorId: string): Promise<{ name: string; value: string }> {
  const { console } = app.app
  const account = await console.stores.accounts.find(operatorId)
  if (account === null) throw new Error(`no operator ${operatorId}`)
  const { secret } = await openSession(
    { ...console.stores, clock: console.clock },
    {
      userId: account.userId,
      securityVersion: account.securityVersion,
      methods: [{ name: 'pwd', at: console.clock.now() }],
      isPersistent: true,
      origin: { ip: null, userAgent: null },
      settings: await console.stores.settings.read(),
    },
  )
  return { name: 'rollcall-console-session', value: secret }
}
