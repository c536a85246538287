// What a person chooses on the way. A choice proves nothing: it only counts where the step that offers it is due.
import { giveConsent } from '../consents/give-consent.ts'
import type { Caller } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { isBeyondLimit } from '../sessions/session-limit.ts'
import { moveOn, StaleSignIn } from './keep-sign-in.ts'
import { stepOf } from './load-facts.ts'
import type { Choices, SignIn } from './sign-in.ts'
import { personFrom, type SignInDeps } from './sign-in-deps.ts'
import { hasProven, type Step } from './sign-in-facts.ts'
import { cameBy, requiredConnections } from './single-sign-on.ts'

/** "Not now" to enrolling a factor, while the time of grace lasts. */
export async function postponeMfa(deps: SignInDeps, signIn: SignIn): Promise<SignIn> {
  const step = await requireStep(deps, signIn, 'enrol')
  if (step.mayPostponeUntil === null) throw new StaleSignIn('a factor is needed now')
  return choose(deps, signIn, { postponedMfa: true })
}

/** "Not now" to a passkey. */
export async function declinePasskey(deps: SignInDeps, signIn: SignIn): Promise<SignIn> {
  await requireStep(deps, signIn, 'passkey-offer')
  return choose(deps, signIn, { declinedPasskey: true })
}

/** Whether this browser is to be trusted, once a second factor was shown in it. */
export async function chooseTrust(deps: SignInDeps, signIn: SignIn, trustsBrowser: boolean): Promise<SignIn> {
  const isChosen = signIn.choices.trustsBrowser === true
  return isChosen === trustsBrowser ? signIn : choose(deps, signIn, { trustsBrowser })
}

/**
 * Throws `not_permitted` for an organization the person is not a member of. Where it asks for a younger proof than that of
 * the session, or for its own provider, the sign-in begins anew and is for this organization.
 */
export async function chooseOrganization(deps: SignInDeps, signIn: SignIn, organizationId: string): Promise<SignIn> {
  const { organizations } = await requireStep(deps, signIn, 'choose-organization')
  const chosen = organizations.find(({ id }) => id === organizationId)
  if (chosen === undefined) {
    throw new RollcallError('not_permitted', 'You are not a member of this organization. Choose one of yours.')
  }
  const now = deps.clock.now()
  const provenAt = signIn.proofs.find(({ factor }) => factor === 'session')?.at
  const isTooOld = provenAt !== undefined && isBeyondLimit(chosen, new Date(provenAt), now)
  const session = signIn.sessionId === null ? null : await deps.stores.sessions.find(signIn.sessionId, now)
  const isOtherwise = !cameBy(await requiredConnections(deps.stores, chosen), signIn, session)
  const beginsAnew = isTooOld || isOtherwise
  const unproven = { userId: null, securityVersion: null, sessionId: null, proofs: [] }
  // Named, so that no address that is typed afterwards leads elsewhere.
  const choices = { ...signIn.choices, chosenOrganization: true, ...(beginsAnew ? { namedOrganization: true } : {}) }
  return moveOn(deps.stores, signIn, { organizationId, choices, ...(beginsAnew ? unproven : {}) }, now)
}

/** Allows the client what it asked for, now and later. */
export async function allow(deps: SignInDeps, signIn: SignIn, caller: Caller): Promise<SignIn> {
  const { scope, audience } = await requireStep(deps, signIn, 'consent')
  const { clientId, userId } = signIn
  return deps.change(async (stores) => {
    const account = userId === null ? null : await stores.accounts.find(userId)
    if (account === null || clientId === null) throw new StaleSignIn('nobody is there to allow anything')
    const input = { userId: account.userId, clientId, audience: audience ?? '', scope }
    await giveConsent({ ...stores, clock: deps.clock }, personFrom(account, caller), input)
    const choices = { ...signIn.choices, consented: true }
    return moveOn(stores, signIn, { choices }, deps.clock.now())
  })
}

/** Says no to the client, which is told so; nothing of it is kept. */
export async function deny(deps: SignInDeps, signIn: SignIn): Promise<SignIn> {
  await requireStep(deps, signIn, 'consent')
  return choose(deps, signIn, { denied: true })
}

/** New recovery codes at once, for somebody who has just spent one. */
export async function wantNewCodes(deps: SignInDeps, signIn: SignIn): Promise<SignIn> {
  if (!hasProven(signIn, 'recovery-code')) throw new StaleSignIn('no recovery code was spent here')
  return choose(deps, signIn, { wantsNewCodes: true })
}

/** The language of the pages. */
export async function chooseLocale(deps: SignInDeps, signIn: SignIn, locale: string): Promise<SignIn> {
  return choose(deps, signIn, { locale })
}

/** The step, if it is this one that is due. */
export async function requireStep<Kind extends Step['kind']>(
  deps: SignInDeps,
  signIn: SignIn,
  kind: Kind,
): Promise<Extract<Step, { readonly kind: Kind }>> {
  const { step } = await stepOf(deps, signIn)
  if (step.kind !== kind) throw new StaleSignIn(`the sign-in is not at the step ${kind}`)
  return step as Extract<Step, { readonly kind: Kind }>
}

function choose({ stores, clock }: SignInDeps, signIn: SignIn, choices: Choices): Promise<SignIn> {
  return moveOn(stores, signIn, { choices: { ...signIn.choices, ...choices } }, clock.now())
}
