import { rememberBrowser } from '../authentication-methods/remembered-browser.ts'
import { grantIpRules } from '../ip-rules/grant-ip-rules.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { endOldestSessions } from '../sessions/end-oldest-sessions.ts'
import { endSession } from '../sessions/end-session.ts'
import { impersonatorActing } from '../sessions/impersonator.ts'
import { openSession } from '../sessions/open-session.ts'
import { renewSession } from '../sessions/renew-session.ts'
import { type ProofOfPerson, type Session, sessionHash } from '../sessions/session.ts'
import type { Account } from './account.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { knownBrowserSecret } from './known-browser.ts'
import { type Standing, stepOf } from './load-facts.ts'
import { noteOrganizationSignIn } from './note-organization-sign-in.ts'
import { signInCountry } from './place-sign-ins.ts'
import type { Proof, SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'
import type { SignInFacts } from './sign-in-facts.ts'
import { placeOfSignIn } from './sign-in-place.ts'
import { tellOfNewDevice } from './tell-of-new-device.ts'

export interface FinishInput {
  /** The session cookie this browser came with. It is worthless afterwards (SES-01). */
  readonly previousSessionSecret: string | null
  /** What marks this browser as one in which somebody signed in before. */
  readonly knownBrowserSecret: string | null
  /** "Trust this browser": spares the second factor for a while. */
  readonly trustsBrowser: boolean
}

export interface FinishedSignIn {
  readonly signIn: SignIn
  readonly session: Session
  /** For the cookies; none of them is stored. */
  readonly secret: string
  readonly knownBrowserSecret: string
  readonly trustedBrowserSecret: string | null
}

/**
 * Opens the session of a sign-in whose every step is done, or renews the one it continued. What was asked for, such as a
 * code for the client, is handed out by whoever asked, through `completeSignIn`. Throws `session_expired` where the
 * sign-in stands on a session that this browser does not have any more.
 */
export async function finishSignIn(
  deps: SignInDeps,
  signIn: SignIn,
  input: FinishInput,
  caller: Caller,
  /** Where this very state of the sign-in was looked at a moment ago, how it stood. */
  known: Standing | null = null,
): Promise<FinishedSignIn> {
  const { step, facts } = known?.facts.signIn === signIn ? known : await stepOf(deps, signIn, caller)
  const { account } = facts
  if (step.kind !== 'done' || account === null) throw new StaleSignIn('a step is missing')
  const now = deps.clock.now()
  return deps.change(async (stores) => {
    const opened = await openOrRenew({ ...deps, stores }, facts, account, input, caller)
    const { session } = opened
    if (signIn.clientId !== null) await stores.sessions.noteClient(session.id, signIn.clientId)
    const { impersonator } = session
    if (impersonator === undefined) {
      await stores.accounts.noteSignIn(account.userId, now, caller.ip, signInCountry(deps.places, caller.ip))
      await noteOrganizationSignIn(stores, signIn, account.userId, now)
      await tellOfNewDevice({ ...deps, stores }, facts.settings, account, input.knownBrowserSecret, caller)
    }
    const actor = impersonator === undefined ? personFrom(account, caller) : impersonatorActing(impersonator, caller)
    const subject = { kind: 'user', id: account.userId } as const
    await stores.audit.record(actor, 'user.signed_in', subject, detailsOf(signIn, session))
    // Behind noteSignIn, which holds a row of the person: of two sign-ins at once the later one counts the other.
    const { mostSessions, rememberBrowserDays } = facts.settings
    if (impersonator === undefined && mostSessions !== null) {
      await endOldestSessions({ ...stores, clock: deps.clock }, actor, session, mostSessions)
    }
    await grantIpRules({ ...stores, clock: deps.clock }, actor, session)
    const isOver = signIn.goal.kind !== 'authorize'
    const changes = { sessionId: session.id, ...(isOver ? { finishedAt: now } : {}) }
    const trusts = input.trustsBrowser && rememberBrowserDays > 0 && hasOwnSecondFactor(signIn)
    return {
      signIn: await moveOn(stores, signIn, changes, now),
      ...opened,
      knownBrowserSecret: knownBrowserSecret(deps.sealer, account.userId),
      trustedBrowserSecret: trusts
        ? await rememberBrowser({ ...stores, clock: deps.clock }, personFrom(account, caller), {
            userId: account.userId,
            securityVersion: account.securityVersion,
            days: rememberBrowserDays,
          })
        : null,
    }
  })
}

/** Marks the sign-in as used up; false when it was before. Call it in the transaction that hands out what it was for. */
export async function completeSignIn(
  { stores, clock }: { readonly stores: Pick<SignInDeps['stores'], 'signIns'>; readonly clock: SignInDeps['clock'] },
  signIn: SignIn,
): Promise<boolean> {
  const now = clock.now()
  return signIn.finishedAt === null && stores.signIns.save({ ...signIn, finishedAt: now }, now)
}

type Opened = Pick<FinishedSignIn, 'session' | 'secret'>

async function openOrRenew(
  deps: SignInDeps,
  { signIn, settings }: SignInFacts,
  account: Account,
  { previousSessionSecret }: FinishInput,
  caller: Caller,
): Promise<Opened> {
  const { stores, clock } = deps
  const { userId, securityVersion } = account
  const methods = proofsOfPerson(signIn.proofs)
  const previous =
    previousSessionSecret === null
      ? null
      : await stores.sessions.findBySecret(sessionHash(previousSessionSecret), clock.now())
  if (signIn.sessionId !== null) await refuseOtherSession(deps, signIn.sessionId, previous)
  if (previous?.userId === userId) {
    return renewSession({ ...stores, clock }, previous, { methods, securityVersion })
  }
  if (previous !== null) {
    await endSession({ ...stores, clock }, personFrom(account, caller), previous.id, 'signed-out')
  }
  const isPersistent = settings.offersStayingSignedIn && (signIn.choices.staysSignedIn ?? true)
  return openSession({ ...stores, clock }, { userId, securityVersion, methods, isPersistent, origin: caller, settings })
}

/**
 * A sign-in that stands on a session goes on in that one and in no other, or what was proven long ago would open a new
 * one that looks fresh (MFA-08). It is held, so that nobody ends it at this moment.
 */
async function refuseOtherSession(
  { stores, clock }: SignInDeps,
  sessionId: string,
  present: Session | null,
): Promise<void> {
  const held = present?.id === sessionId ? await stores.sessions.hold(sessionId, clock.now()) : null
  if (held === null) throw new RollcallError('session_expired', 'This session has ended. Sign in again.')
}

const names: Readonly<Record<Proof['factor'], Omit<ProofOfPerson, 'at'> | null>> = {
  password: { name: 'pwd' },
  passkey: { name: 'passkey' },
  'email-code': { name: 'email' },
  'sms-code': { name: 'sms' },
  federated: { name: 'federated' },
  session: null,
  totp: { name: 'mfa', type: 'totp' },
  'recovery-code': { name: 'mfa', type: 'recovery-code' },
  'second-email-code': { name: 'mfa', type: 'email' },
  // It spares the factor and is none.
  'remembered-browser': null,
}

/** As sessions and tokens tell how somebody proved who they are. */
export function proofsOfPerson(proofs: readonly Proof[]): ProofOfPerson[] {
  return proofs.flatMap(({ factor, id, at }) => {
    const named = names[factor]
    const from = factor === 'federated' ? { connectionId: id } : {}
    return named === null ? [] : [{ ...named, ...from, at: new Date(at) }]
  })
}

function hasOwnSecondFactor({ proofs }: SignIn): boolean {
  return proofs.some(({ factor }) => names[factor]?.name === 'mfa' || factor === 'passkey')
}

function detailsOf(signIn: SignIn, { id }: Session) {
  const { proofs, reference } = signIn
  return { session: id, methods: proofs.map(({ factor }) => factor), reference, ...placeOfSignIn(signIn) }
}
