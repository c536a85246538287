// What can stand between somebody and their sign-in, one by one (console.md 3.5): each check says how it stands and by
// what facts. A function of what was read, so that it can be told and tested; it holds no secret and no words.
import { lockFacts, type ToldLock } from '../guards/lock-evidence.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { MessageSummary } from '../messages/message.ts'
import type { SuppressedAddress } from '../messages/suppressed-address.ts'
import { calledName } from '../organizations/organization.ts'
import type { User } from '../users/user.ts'
import type { Finding } from './finding.ts'
import { mailCheck } from './mail-check.ts'
import { methodCheck } from './method-check.ts'
import { askedBy, sparedUntil } from './mfa-rules.ts'
import { type NetworkFacts, networkCheck } from './network-check.ts'
import { passwordCheck, writtenAt } from './password-check.ts'
import { type ProviderFact, providersJson } from './provider-facts.ts'
import { sessionCheck } from './session-check.ts'
import type { SignIn } from './sign-in.ts'
import type { RefusalReason, SignInFacts, Step } from './sign-in-facts.ts'

export const checkIds = [
  'identifier',
  'account',
  'invitation',
  'email',
  'lock',
  'mail-limit',
  'password',
  'method',
  'mail',
  'mfa-enrolment',
  'mfa',
  'passkey',
  'organization',
  'app',
  'network',
  'provider',
  'sessions',
  'required-action',
] as const
export type CheckId = (typeof checkIds)[number]

export interface SignInCheck extends Finding {
  readonly id: CheckId
}

export interface CheckedFacts extends NetworkFacts {
  readonly step: Step
  readonly facts: SignInFacts
  readonly user: User
  readonly waysIn: readonly string[]
  readonly locks: readonly ToldLock[]
  /** Until when no more mails are asked for in their name. */
  readonly mailLimitUntil: Date | null
  /** Whether they belong to the organization that was asked about; null where none was. */
  readonly isMemberThere: boolean | null
  readonly access: JsonObject
  /** The other providers that know them; of the one that refused somebody last first. */
  readonly providers: readonly ProviderFact[]
  /** Newest first, both of them. */
  readonly recentSignIns: readonly SignIn[]
  readonly messages: readonly MessageSummary[]
  /** The invitation to an organization that waits for them; null for none. */
  readonly invitation: JsonObject | null
  /** Where no letter gets to their address. */
  readonly suppressed: SuppressedAddress | null
  /** How many live sessions are theirs, and not an operator's who acts as them; null where nothing limits them. */
  readonly openSessions: number | null
  /** Whether the server has a list of leaked passwords. */
  readonly looksForLeaks: boolean
}

/** One of them, by what was read. */
export function signInCheck(id: CheckId, all: CheckedFacts): SignInCheck {
  return { id, ...checks[id](all) }
}

type Check = (all: CheckedFacts) => Finding

const pass = (facts: JsonObject = {}) => ({ state: 'pass', facts }) as const
const warn = (facts: JsonObject = {}) => ({ state: 'warn', facts }) as const
const fail = (facts: JsonObject = {}) => ({ state: 'fail', facts }) as const
const unknown = (facts: JsonObject = {}) => ({ state: 'unknown', facts }) as const

const refusedFor = ({ step }: CheckedFacts) => (step.kind === 'refused' ? step.reason : null)
/** What the newest attempt that is not finished failed by. */
const newestFailure = ({ recentSignIns: [newest] }: CheckedFacts) =>
  newest === undefined || newest.finishedAt !== null ? null : newest.lastFailure

const checks: Readonly<Record<CheckId, Check>> = {
  identifier: ({ user: { email, username, phoneNumber } }) => pass({ email, username, phoneNumber }),
  account: (all) => {
    const { isBlocked, expiresAt, offboardAt } = all.user
    if (refusedFor(all) === 'suspended') {
      return fail({ isSuspended: isBlocked === true, expiresAt: expiresAt?.toISOString() ?? null })
    }
    const endsAt = offboardAt ?? expiresAt
    return endsAt === null ? pass() : warn({ endsAt: endsAt.toISOString(), isOffboarded: offboardAt !== null })
  },
  invitation: ({ user, facts, messages, invitation }) => {
    const hasBeenHere = user.lastLogin !== null || facts.account?.password != null
    // It keeps whoever has been here out of that organization and of nothing else.
    if (invitation !== null && (!hasBeenHere || invitation.organizationId === facts.signIn.organizationId)) {
      return warn(invitation)
    }
    const invited = messages.find(({ kind }) => kind === 'invitation' || kind === 'account-made')
    return invited === undefined || hasBeenHere ? pass() : warn({ sentAt: writtenAt(invited) })
  },
  email: ({ user: { email, emailVerified } }) => (email === null || emailVerified ? pass() : warn({ email })),
  lock: ({ locks: [lock] }) => (lock === undefined ? pass() : fail(lockFacts(lock))),
  'mail-limit': ({ mailLimitUntil }) =>
    mailLimitUntil === null ? pass() : warn({ until: mailLimitUntil.toISOString() }),
  password: passwordCheck,
  method: (all) => methodCheck(all, newestFailure(all)),
  mail: mailCheck,
  'mfa-enrolment': ({ step, facts }) => (step.kind === 'enrol' ? warn(askedBy(facts)) : pass(sparedUntil(facts))),
  mfa: (all) => {
    const { factors } = all.facts
    const failure = newestFailure(all)
    const told = { hasTotp: factors?.hasTotp ?? false, recoveryCodesLeft: factors?.recoveryCodesLeft ?? 0 }
    // `wrong_totp clock 90`: what more is known of it stands behind the reason.
    const [reason = '', what, seconds] = failure?.split(' ') ?? []
    if (wrongFactors.has(reason)) {
      const known: JsonObject =
        what === 'clock' ? { clockSeconds: Number(seconds) } : what === 'used' ? { wasUsed: true } : {}
      return fail({ ...told, failure: reason, ...known })
    }
    return told.hasTotp && told.recoveryCodesLeft === 0 ? warn(told) : pass(told)
  },
  passkey: (all) => {
    const told = { passkeys: all.facts.factors?.truePasskeys ?? 0 }
    const [failure, reason = null] = newestFailure(all)?.split(' ') ?? []
    return failure === 'wrong_passkey' ? fail({ ...told, reason }) : pass(told)
  },
  organization: (all) => {
    const reason = refusedFor(all)
    const { organization } = all.facts
    const there = organization && { organizationId: organization.id, organization: calledName(organization) }
    const asked: JsonObject = organization?.requiresSingleSignOn === true ? { asksSingleSignOn: true, ...there } : {}
    if (reason !== null && refusedForOrganization.has(reason)) return fail({ reason, ...there })
    return all.isMemberThere === false ? fail({ reason: 'not-a-member', ...there }) : pass(asked)
  },
  app: (all) => {
    const reason = refusedFor(all)
    const { client, signIn } = all.facts
    const asksMfa: JsonObject = client?.requiresMfa === true ? { requiresMfa: true } : {}
    const told = { client: client?.name ?? null, clientId: signIn.clientId, ...all.access, ...asksMfa }
    if (reason !== null && refusedForClient.has(reason)) return fail({ ...told, reason })
    if (told.clientId === null) return unknown(told)
    return all.step.kind === 'consent' ? warn({ ...told, asksConsent: true }) : pass(told)
  },
  network: networkCheck,
  provider: (all) => {
    const failure = newestFailure(all)
    const told = { providers: providersJson(all.providers) }
    if (failure?.startsWith('upstream ')) return fail({ ...told, failure })
    if (all.providers.length > 0 && all.providers.every(({ isEnabled }) => !isEnabled)) return warn(told)
    return all.waysIn.includes('provider') && all.recentSignIns.length === 0 ? unknown(told) : pass(told)
  },
  sessions: sessionCheck,
  'required-action': ({ step, facts }) => {
    const all = facts.account?.requiredActions ?? []
    const [asked = null] = all
    if (asked !== null) return warn({ action: asked, all: [...all] })
    if (facts.mustEnrolAgain && facts.settings.mfaPolicy !== 'off') return warn({ action: 'enrol' })
    return step.kind === 'confirm-email' || step.kind === 'choose-organization' ? warn({ action: step.kind }) : pass()
  },
}

const refusedForClient: ReadonlySet<RefusalReason> = new Set([
  'client-gone',
  'not-served',
  'organization-not-let-in',
  'role-missing',
])
const organizationRefusals = ['not-a-member', 'no-organization', 'organization-suspended', 'single-sign-on'] as const
const refusedForOrganization: ReadonlySet<RefusalReason> = new Set(organizationRefusals)

const wrongFactors: ReadonlySet<string> = new Set([
  'wrong_totp',
  'wrong_recovery-code',
  'wrong_code',
  'wrong_enrolment_code',
])
