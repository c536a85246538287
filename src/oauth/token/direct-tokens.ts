// Tokens for somebody who proved to the client itself who they are: what is still missing decides (next-step.ts), and no
// door is easier than the pages (AUT-12).
import type { Stores, Surroundings } from '../../directory.ts'
import { directSignIn, type FirstProof, familySignInOf, noteDirectSignIn } from '../../sign-ins/direct-sign-in.ts'
import { completeSignIn } from '../../sign-ins/finish-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { issueMfaToken, spendMfaToken } from '../../sign-ins/mfa-token.ts'
import { noteRefusal } from '../../sign-ins/note-refusal.ts'
import type { SignIn } from '../../sign-ins/sign-in.ts'
import type { SignInFacts, Step } from '../../sign-ins/sign-in-facts.ts'
import { placeOfSignIn } from '../../sign-ins/sign-in-place.ts'
import type { OpenedFamily } from '../../token-families/open-family.ts'
import type { AskedAccess } from '../asked-access.ts'
import { refusalOf } from '../authorize/refusal-of-step.ts'
import { clientActor } from '../client-actor.ts'
import { OAuthError } from '../errors.ts'
import { openGrantedFamily } from './granted-family.ts'
import { personTokens } from './person-tokens.ts'
import type { TokenAnswer, TokenCall } from './token-call.ts'

export interface AskedDirectly extends AskedAccess {
  readonly organizationId: string | null
}

/** After a first factor: tokens, or a token with which the second one is shown. */
export async function tokensAfterFirstFactor(
  call: TokenCall,
  asked: AskedDirectly,
  proof: FirstProof,
): Promise<TokenAnswer> {
  const { directory, client, origin } = call
  const signIn = directSignIn({ ...asked, clientId: client.id }, proof, origin, directory.clock.now())
  const { step, facts } = await stepOf(directory, signIn, origin)
  if (step.kind === 'second-factor' || step.kind === 'enrol') {
    const subject = { kind: 'user', id: proof.account.userId } as const
    const token = await directory.change(async (deps) => {
      await deps.audit.record(clientActor(client, origin), 'user.mfa_required', subject, placeOfSignIn(signIn))
      return issueMfaToken(deps, signIn)
    })
    throw mfaRequired(step, token)
  }
  return tokensOnceDone(call, signIn, { step, facts }, null)
}

/** After a second one. The token is spent only when nothing is missing any more. */
export async function tokensAfterSecondFactor(call: TokenCall, signIn: SignIn, mfaToken: string): Promise<TokenAnswer> {
  const { step, facts } = await stepOf(call.directory, signIn, call.origin)
  if (step.kind === 'second-factor' || step.kind === 'enrol') throw mfaRequired(step, mfaToken)
  return tokensOnceDone(call, signIn, { step, facts }, mfaToken)
}

interface Standing {
  readonly step: Step
  readonly facts: SignInFacts
}

async function tokensOnceDone(
  call: TokenCall,
  signIn: SignIn,
  { step, facts }: Standing,
  mfaToken: string | null,
): Promise<TokenAnswer> {
  const { directory, client } = call
  if (step.kind !== 'done') {
    await noteRefusal(directory, { step, facts }, call.origin)
    throw missing(step)
  }
  const opened = await directory.change((deps) => issue(deps, call, signIn, facts, mfaToken))
  if (opened === null) throw new OAuthError(403, 'invalid_grant', 'The mfa_token was used before.')
  const { family, refreshToken } = opened
  const { scope } = family
  const { keyThumbprint } = call
  return personTokens(directory, { client, family, refreshToken, scope, nonce: null, code: null, keyThumbprint })
}

async function issue(
  deps: Stores & Surroundings,
  call: TokenCall,
  signIn: SignIn,
  { account }: SignInFacts,
  mfaToken: string | null,
): Promise<OpenedFamily | null> {
  const { goal, organizationId } = signIn
  if (account === null || goal.kind !== 'tokens') return null
  if (mfaToken !== null && !(await isFirstToFinish(deps, signIn, mfaToken))) return null
  const now = deps.clock.now()
  await noteDirectSignIn(deps, signIn, account, call.origin, now)
  const { audience, scope } = goal
  return openGrantedFamily(deps, call, {
    userId: account.userId,
    securityVersion: account.securityVersion,
    audience,
    scope,
    organizationId,
    signIn: familySignInOf(signIn, now),
  })
}

async function isFirstToFinish(deps: Stores & Surroundings, signIn: SignIn, mfaToken: string): Promise<boolean> {
  const { clock } = deps
  return (await spendMfaToken(deps, mfaToken)) && (await completeSignIn({ stores: deps, clock }, signIn))
}

type AskedStep = Extract<Step, { kind: 'second-factor' | 'enrol' }>

/** The vendor's newer clients read what is possible from `mfa_requirements`. */
function mfaRequired(step: AskedStep, mfaToken: string): OAuthError {
  const requirements =
    step.kind === 'enrol'
      ? { enroll: [{ type: 'otp' }] }
      : { challenge: challengeTypes(step).map((type) => ({ type })) }
  return new OAuthError(403, 'mfa_required', 'Multifactor authentication required', {
    members: { mfa_token: mfaToken, mfa_requirements: requirements },
  })
}

/** Passkeys need a browser. */
function challengeTypes({ offers }: Extract<Step, { kind: 'second-factor' }>): readonly string[] {
  const types = { totp: 'otp', email: 'email', 'recovery-code': 'recovery-code', passkey: null }
  return offers.flatMap((offer) => types[offer] ?? [])
}

function missing(step: Step): OAuthError {
  if (step.kind === 'refused') {
    if (step.reason === 'too-many-tries') {
      return new OAuthError(403, 'invalid_grant', 'Too many wrong codes for this mfa_token. Sign in again.')
    }
    const { code, message } = refusalOf(step)
    return new OAuthError(403, code, message)
  }
  if (step.kind === 'choose-organization') {
    return new OAuthError(400, 'invalid_request', 'Parameter organization is required for this client')
  }
  return new OAuthError(403, 'access_denied', 'This sign-in needs a page. Send the person to /authorize.')
}
