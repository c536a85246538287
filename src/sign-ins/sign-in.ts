// A sign-in in progress (security.md 5.4): persisted, bound to one browser by a cookie's secret, and moved on only by
// proofs. Nothing in it is believed because a page was visited; next-step.ts alone decides what comes next.
import { randomInt, randomUUID } from 'node:crypto'
import { randomText } from '../kernel/ids.ts'
import { secretHash } from '../kernel/sealing.ts'
import type { Origin } from '../sessions/session.ts'
import type { UpstreamIdentity } from '../upstreams/upstream.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

/** What the sign-in is for, and so where the browser goes when it is done. */
export type Goal =
  | { readonly kind: 'authorize'; readonly request: AuthorizationRequest }
  /**
   * A page of the person's own account, such as `/account/security`. `asksFactor`: it changes what the account is proven
   * by, so whoever has a second factor shows it, remembered browser or not (MFA-08).
   */
  | { readonly kind: 'account'; readonly path: string; readonly asksFactor?: boolean }
  /** A device whose code was typed in this browser waits for this person's word. */
  | { readonly kind: 'device'; readonly requestId: string }
  /**
   * A proof of one of two accounts that the person joins. It opens no session, and whoever has a second factor shows it,
   * remembered browser or not.
   */
  | { readonly kind: 'link'; readonly requestId: string; readonly proves: 'first' | 'other' }
  /** Tokens for a client that takes a person's words itself. No page of ours leads there. */
  | { readonly kind: 'tokens'; readonly scope: readonly string[]; readonly audience: string | null }

/** One factor, proven in this sign-in by this person. `id` is what the proof consumed or checked, for the audit. */
export interface Proof {
  readonly factor:
    | 'password'
    | 'passkey'
    | 'email-code'
    | 'sms-code'
    | 'federated'
    | 'session'
    | 'totp'
    | 'recovery-code'
    | 'second-email-code'
    | 'remembered-browser'
  readonly id: string
  /** ISO time; of the session's own proofs for `session`. */
  readonly at: string
  /** Whom a provider named, where that is nobody here: of an account that is to be joined, and of no other. */
  readonly newcomer?: UpstreamIdentity
}

/** What the person chose on the way; none of it proves anything. */
export interface Choices {
  readonly staysSignedIn?: boolean
  /** The one-time code that was mailed last: its id, never its digits. */
  readonly codeId?: string
  /** When it was mailed, for the wait before the next. */
  readonly codeSentAt?: string
  readonly postponedMfa?: boolean
  /** Once the sign-in is done, the browser is spared the second factor for a while. */
  readonly trustsBrowser?: boolean
  readonly secondFactorTries?: number
  readonly chosenOrganization?: boolean
  /** The person named the organization before anything else. */
  readonly namedOrganization?: boolean
  readonly consented?: boolean
  /** The person said no to what the client asked for. */
  readonly denied?: boolean
  /** What a passkey ceremony of this sign-in must sign. */
  readonly challenge?: string
  /** The authenticator that is being enrolled. */
  readonly enrollingMethodId?: string
  /** Recovery codes were shown before the factor was confirmed that they belong to. */
  readonly hasRecoveryCodes?: boolean
  /** Whoever came in by a recovery code wants new ones before they go on. */
  readonly wantsNewCodes?: boolean
  /** A sign-up whose address is not proven yet: the account already stands, unverified. */
  readonly signedUp?: boolean
  /** The account that this very sign-in made: whoever goes on here knows its password because they chose it. */
  readonly madeUserId?: string
  /** The account that this sign-in made gets a passkey and no password, once its mailbox is proven. */
  readonly makesPasskey?: boolean
  /** The password was typed where a passkey could be made, by somebody who did not say no before. */
  readonly mayOfferPasskey?: boolean
  readonly declinedPasskey?: boolean
  readonly locale?: string
}

export interface SignIn {
  /** In the addresses of its pages; no secret. */
  readonly id: string
  /** What people read out to support, such as `K7Q2-MP4D`. */
  readonly reference: string
  readonly goal: Goal
  readonly clientId: string | null
  readonly organizationId: string | null
  /** Where the identifier is looked up, or which provider was asked; null for the default database. */
  readonly connectionId: string | null
  readonly identifier: string | null
  /** Set by the first proof and by nothing else. */
  readonly userId: string | null
  readonly securityVersion: number | null
  readonly proofs: readonly Proof[]
  readonly choices: Choices
  /** The session it continues or made. */
  readonly sessionId: string | null
  readonly lastFailure: string | null
  /** What its page last told them was wrong, in the words and the language it was shown in. */
  readonly shown: string | null
  readonly origin: Origin
  readonly revision: number
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly finishedAt: Date | null
}

export const signInMinutes = 30

/** Whoever proves an account that is to be joined has one: nobody gets another by the way. */
export function mayMakeAccount({ goal }: Pick<SignIn, 'goal'>): boolean {
  return goal.kind !== 'link'
}

export interface NewSignIn {
  readonly goal: Goal
  readonly clientId?: string | null
  readonly organizationId?: string | null
  readonly connectionId?: string | null
  /** A `login_hint`. */
  readonly identifier?: string | null
  readonly locale?: string | null
  readonly origin: Origin
}

/** Not stored yet: a sign-in that a session answers at once never needs to be. */
export function newSignIn(input: NewSignIn, now: Date): SignIn {
  return {
    id: randomUUID(),
    reference: newReference(),
    goal: input.goal,
    clientId: input.clientId ?? null,
    organizationId: input.organizationId ?? null,
    connectionId: input.connectionId ?? null,
    identifier: input.identifier ?? null,
    userId: null,
    securityVersion: null,
    proofs: [],
    choices: input.locale == null ? {} : { locale: input.locale },
    sessionId: null,
    lastFailure: null,
    shown: null,
    origin: input.origin,
    revision: 1,
    createdAt: now,
    expiresAt: new Date(now.getTime() + signInMinutes * 60_000),
    finishedAt: null,
  }
}

/** Without letters and digits that sound or look alike. */
const referenceAlphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

function newReference(): string {
  const letters = Array.from({ length: 8 }, () => referenceAlphabet[randomInt(referenceAlphabet.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** The secret of the cookie that binds sign-ins to a browser. */
export function newBrowserSecret(): string {
  return randomText(43)
}

export function browserHash(secret: string): Buffer {
  return secretHash('sign-in browser', secret)
}
