// The security key that somebody sets up by a ticket: no passkey, which would open the account alone to whoever holds the
// ticket. What it has to answer is kept like every secret that works once: for the
// ticket and the browser that asked, and spent by the first answer, whatever that is.
import { finishRegistration, registrationOptions } from '../authentication-methods/passkeys.ts'
import type { Caller } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import { consumeSecret, oneTimeHash } from '../one-time-secrets/one-time-secret.ts'
import { enrolByTicket, holderOf } from './enrol-by-ticket.ts'
import type { SignInDeps } from './sign-in-deps.ts'

const challengeSeconds = 10 * 60

/** What the browser needs to make a key. Throws `link_unusable`. */
export async function startKeyByTicket(
  deps: SignInDeps,
  ticket: string,
  browserHash: Buffer,
): Promise<{ readonly challenge: string }> {
  const { userId, securityVersion, ...person } = await holderOf(deps, ticket, 'key')
  const { stores, publicUrl, clock } = deps
  const { displayName } = await stores.settings.read()
  const options = await registrationOptions(
    { ...stores, publicUrl },
    { userId, ...person },
    displayName,
    'security-key',
  )
  const now = clock.now()
  await stores.oneTimeSecrets.insert(oneTimeHash('enrolment-challenge', options.challenge), {
    purpose: 'enrolment-challenge',
    userId,
    securityVersion,
    payload: placeOf(ticket, browserHash),
    createdAt: now,
    expiresAt: new Date(now.getTime() + challengeSeconds * 1000),
  })
  return options
}

export interface KeyByTicket {
  readonly challenge: string
  /** As JSON (WebAuthn Level 3 §5.1). */
  readonly response: unknown
}

/**
 * The key counts, and the ticket is spent. Answers recovery codes for whoever had none, shown once. Throws
 * `link_unusable`, and `invalid_input` for an answer that proves nothing, or that nobody asked this browser for.
 */
export async function finishKeyByTicket(
  deps: SignInDeps,
  caller: Caller,
  ticket: string,
  browserHash: Buffer,
  { challenge, response }: KeyByTicket,
): Promise<readonly string[]> {
  const account = await holderOf(deps, ticket, 'key')
  const { stores, clock, publicUrl } = deps
  // Before the answer is looked at, so that a wrong one spends it too.
  const asked = await consumeSecret({ ...stores, clock }, 'enrolment-challenge', challenge)
  const place = placeOf(ticket, browserHash)
  if (asked?.payload.ticket !== place.ticket || asked.payload.browser !== place.browser) {
    throw invalidField('response', 'No key was asked for. Try again.')
  }
  const codes = await deps.change((changing) =>
    enrolByTicket({ stores: changing, clock }, caller, account, ticket, async (actor) => {
      const registration = { ...changing, publicUrl, clock }
      await finishRegistration(registration, actor, account, { challenge, response, name: null, type: 'security-key' })
      return true
    }),
  )
  return codes ?? []
}

function placeOf(ticket: string, browserHash: Buffer) {
  return {
    ticket: oneTimeHash('mfa-enrolment', ticket).toString('base64url'),
    browser: browserHash.toString('base64url'),
  }
}
