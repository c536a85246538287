// People with second factors, and the codes their authenticators show.
import { Secret, TOTP } from 'otpauth'
import { addMethod } from '../../src/authentication-methods/add-method.ts'
import { makeRecoveryCodes } from '../../src/authentication-methods/recovery-codes.ts'
import { confirmTotp, startTotp } from '../../src/authentication-methods/totp.ts'
import { systemActor } from '../../src/kernel/actor.ts'
import type { TestApp } from '../support/test-app.ts'

/** The code for the secret, so many time steps from now. */
export function codeFor(app: TestApp, secret: string, stepsAhead = 0): string {
  const timestamp = app.clock.now().getTime() + stepsAhead * 30_000
  return new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp })
}

export interface Factors {
  readonly secret: string
  readonly recoveryCodes: readonly string[]
}

/** An authenticator and ten recovery codes. The code of this time step counts as used. */
export async function addAuthenticator(app: TestApp, userId: string): Promise<Factors> {
  const { directory } = app.app
  return directory.change(async (deps) => {
    const label = { accountLabel: userId, issuer: 'Rollcall' }
    const { methodId, secret } = await startTotp(deps, { userId }, label)
    await confirmTotp(deps, systemActor, userId, methodId, codeFor(app, secret))
    return { secret, recoveryCodes: await makeRecoveryCodes(deps, systemActor, userId) }
  })
}

/** Codes by mail, as an administrator sets them up for somebody. */
export async function addMailCodes(app: TestApp, userId: string, destination: string): Promise<void> {
  const factor = { type: 'email', name: null, destination } as const
  await app.app.directory.change((deps) => addMethod(deps, systemActor, userId, factor))
}

/** On to the next time step, whose code nobody used yet. */
export function waitForNextCode(app: TestApp): void {
  app.clock.aheadMs += 30_000
}

/** The recovery codes that a page shows. */
export function codesIn(html: string): string[] {
  return [...html.matchAll(/<li><code>([0-9A-Z-]{17})<\/code><\/li>/g)].map(([, code = '']) => code)
}

/** The key of an authenticator that a page shows beside the picture. */
export function secretIn(html: string): string {
  return /<p class="secret" dir="ltr"><code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1] ?? ''
}

/** What a page hands its script to make a passkey. */
export function optionsIn(html: string) {
  const text = /data-options="([^"]*)"/.exec(html)?.[1] ?? '{}'
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))
}
