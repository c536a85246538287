// What a decision about a sign-in is made of, and what it can be.
import type { PoolMode } from '../applications/application.ts'
import type { ApplicationSettings } from '../applications/settings.ts'
import type { EnrolledFactors } from '../authentication-methods/authentication-method.ts'
import type { Client } from '../clients/client.ts'
import type { Connection } from '../connections/connection.ts'
import type { Consent } from '../consents/consent.ts'
import type { NetworkVerdict } from '../network-rules/network-verdict.ts'
import type { Organization } from '../organizations/organization.ts'
import type { MfaDemandOfRole } from '../roles/role-assignment.ts'
import type { Session } from '../sessions/session.ts'
import type { Account } from './account.ts'
import type { AppAccess } from './app-access.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import type { Proof, SignIn } from './sign-in.ts'

export interface SignInFacts {
  readonly signIn: SignIn
  readonly settings: ApplicationSettings
  /** Null for goals without one. */
  readonly client: Client | null
  /** Whose sign-in it is, once somebody proved it; as they are now. */
  readonly account: Account | null
  readonly factors: EnrolledFactors | null
  /** An MFA reset stands: the next sign-in proves the mailbox and enrols anew (MFA-09). */
  readonly mustEnrolAgain: boolean
  /** Until when they are exempt from rules that ask for a factor; over or not. */
  readonly exemptUntil: Date | null
  /** Of the roles that count in this sign-in, the one that asks for a second factor soonest. */
  readonly demandingRole: MfaDemandOfRole | null
  /** Whether their profile has fields that they may be asked for; looked at where somebody asks. */
  readonly hasProfileToUpdate: boolean
  /** When their password is to be changed by its age; null: never, or they have none. */
  readonly passwordEndsAt: Date | null
  /** The session this sign-in continues, or opened. */
  readonly session: Session | null
  /** Whether one of the connections the person is known to is for this client; true where there is no client. */
  readonly isServed: boolean
  /** Whether everybody here belongs to exactly one organization, and so signs in to it. */
  readonly poolMode: PoolMode
  /** Where the person was found to belong, when that is not our own database. */
  readonly connection: Connection | null
  readonly organization: Organization | null
  /** The person's organizations; asked only where one must be chosen or proven. */
  readonly memberships: readonly Organization[]
  /** Whether what the client is limited to lets the person in; null where nobody is known, or no client. */
  readonly access: AppAccess | null
  /** The connections of which the organization asks for one, by their ids; null where any proof counts. */
  readonly singleSignOn: readonly string[] | null
  /** What the network rules say of where the request comes from. */
  readonly network: NetworkVerdict
  readonly consent: Consent | null
  readonly now: Date
}

export type SecondFactorOffer = 'totp' | 'passkey' | 'email' | 'recovery-code'

export type RefusalReason =
  | 'suspended'
  | 'account-gone'
  | 'account-changed'
  | 'session-ended'
  | 'not-served'
  | 'client-gone'
  | 'not-a-member'
  | 'no-organization'
  | 'organization-suspended'
  | 'organization-not-let-in'
  | 'role-missing'
  | 'single-sign-on'
  | 'method'
  | 'too-many-tries'
  | 'network_blocked'
  | 'denied'

export type Step =
  /** Pools are isolated: a name means nobody before it is known in whose. */
  | { readonly kind: 'name-organization' }
  | { readonly kind: 'identify' }
  | { readonly kind: 'first-factor' }
  /** Another provider says who it is. */
  | { readonly kind: 'federated'; readonly connectionId: string }
  /** A sign-up waits for the code that was mailed. */
  | { readonly kind: 'confirm-email' }
  | {
      readonly kind: 'second-factor'
      readonly offers: readonly SecondFactorOffer[]
      /** The code goes to the address of the account, which is to be proven by it. */
      readonly provesAddress?: true
    }
  /** A newcomer wanted a passkey and no password: it is made before anything else. */
  | { readonly kind: 'first-passkey' }
  | { readonly kind: 'enrol'; readonly mayPostponeUntil: Date | null }
  /** Whoever looks after the account had new recovery codes made for them to see. */
  | { readonly kind: 'new-codes' }
  /** Whoever looks after the account asked them to accept the terms of use, which stand at this address. */
  | { readonly kind: 'terms'; readonly url: string }
  /** The same, to bring their profile up to date. */
  | { readonly kind: 'profile' }
  /** Whoever looks after the account asked for another password. */
  | { readonly kind: 'new-password' }
  /** Nothing is missing: the person may make the next sign-in easier. */
  | { readonly kind: 'passkey-offer' }
  | { readonly kind: 'choose-organization'; readonly organizations: readonly Organization[] }
  | { readonly kind: 'consent'; readonly scope: readonly string[]; readonly audience: string | null }
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  | { readonly kind: 'done' }

/** What the client asked for; null for goals without one. */
export function requestOf({ signIn }: Pick<SignInFacts, 'signIn'>): AuthorizationRequest | null {
  return signIn.goal.kind === 'authorize' ? signIn.goal.request : null
}

export function hasProven({ proofs }: Pick<SignIn, 'proofs'>, factor: Proof['factor']): boolean {
  return proofs.some((proof) => proof.factor === factor)
}
