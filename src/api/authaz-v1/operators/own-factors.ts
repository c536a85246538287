// A second factor of the operator who is signed in, set up in the console itself: the first owner's during set-up, and
// anybody's who has none yet. It counts as shown, so the session goes on under a new secret.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../../directory.ts'
import { cookieHeader } from '../../../http/cookies.ts'
import { invalidField, notSupported, RollcallError } from '../../../kernel/errors.ts'
import { csrfToken } from '../../../sessions/csrf-token.ts'
import { renewSession } from '../../../sessions/renew-session.ts'
import { cookieSeconds, type ProofOfPerson, type Session } from '../../../sessions/session.ts'
import { finishOwnPasskey, finishOwnTotp, startOwnPasskey, startOwnTotp } from '../../../sign-ins/add-own-factor.ts'
import { closed, freeObject, text } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const totpBody = Type.Object(
  {
    methodId: Type.String({ minLength: 1, maxLength: 100, description: 'The authenticator that was begun.' }),
    code: Type.String({ minLength: 1, maxLength: 20, description: 'The six digits that the authenticator shows.' }),
  },
  { additionalProperties: false },
)

const passkeyBody = Type.Object(
  {
    sealedChallenge: Type.String({ minLength: 1, maxLength: 2_000, description: 'As it came with the options.' }),
    response: Type.Record(Type.String(), Type.Unknown(), { description: "The authenticator's answer, as JSON." }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'A name, 1 to 100 characters.' })),
  },
  { additionalProperties: false },
)

const startedTotp = closed({ methodId: text, secret: text, uri: text, qrSvg: text })
const startedPasskey = closed({ options: freeObject, sealedChallenge: text })
/** The codes are shown this once; none for whoever has some. */
const enrolled = closed({ csrfToken: text, recoveryCodes: Type.Array(text) }, 'EnrolledFactor')

const ofSession = { method: 'POST', access: 'signed-in', ofConsoleAlone: true, stepUp: 'recent' } as const

export const ownFactorRoutes: readonly Route[] = [
  {
    ...ofSession,
    path: '/session/authenticator',
    whilePaused: 'own',
    summary: 'Begin an authenticator of your own',
    answers: { 200: startedTotp },
    handle: startTotp,
  },
  {
    ...ofSession,
    path: '/session/authenticator/confirm',
    body: totpBody,
    whilePaused: 'own',
    summary: 'Confirm your authenticator',
    answers: { 200: enrolled },
    handle: finishTotp,
  },
  {
    ...ofSession,
    path: '/session/passkey',
    whilePaused: 'own',
    summary: 'Begin a passkey of your own',
    answers: { 200: startedPasskey },
    handle: startPasskey,
  },
  {
    ...ofSession,
    path: '/session/passkey/confirm',
    body: passkeyBody,
    whilePaused: 'own',
    summary: 'Confirm your passkey',
    answers: { 200: enrolled },
    handle: finishPasskey,
  },
]

async function startTotp({ console, signedIn }: Call): Promise<Answer> {
  await refuseDisabled(console, 'totp')
  return ok(await startOwnTotp(console, sessionOf(signedIn), null))
}

async function finishTotp({ console, signedIn, body, caller }: Call<unknown, Static<typeof totpBody>>) {
  await refuseDisabled(console, 'totp')
  const session = sessionOf(signedIn)
  const codes = await finishOwnTotp(console, session, body, caller).catch(namingTheCode)
  return goingOn(console, session, { name: 'mfa', type: 'totp', at: console.clock.now() }, codes)
}

async function startPasskey({ console, signedIn }: Call): Promise<Answer> {
  await refuseDisabled(console, 'passkey')
  return ok(await startOwnPasskey(console, sessionOf(signedIn)))
}

async function finishPasskey({ console, signedIn, body, caller }: Call<unknown, Static<typeof passkeyBody>>) {
  await refuseDisabled(console, 'passkey')
  const session = sessionOf(signedIn)
  const codes = await finishOwnPasskey(console, session, { ...body, name: body.name ?? null }, caller)
  return goingOn(console, session, { name: 'passkey', at: console.clock.now() }, codes)
}

/** It would count for nothing. */
async function refuseDisabled({ stores }: Directory, factor: 'totp' | 'passkey'): Promise<void> {
  const { disabledFactors } = await stores.settings.read()
  if (!disabledFactors.includes(factor)) return
  throw notSupported('This factor is turned off for operators. Set up another one.')
}

function sessionOf(signedIn: Call['signedIn']): Session {
  return (signedIn ?? missingSession()).session
}

/** The session is as good as before; what was typed is not. */
function namingTheCode(fault: unknown): never {
  if (!(fault instanceof RollcallError) || fault.code !== 'invalid_credentials') throw fault
  throw invalidField('code', 'This is not what the authenticator shows. Wait for the next code and enter that.')
}

async function goingOn(
  console: Directory,
  session: Session,
  proof: ProofOfPerson,
  recoveryCodes: readonly string[],
): Promise<Answer> {
  const input = { methods: [proof], securityVersion: session.securityVersion }
  const { secret } = await console.change((deps) => renewSession(deps, session, input))
  const maxAgeSeconds = cookieSeconds(session, console.clock.now())
  const cookie = cookieHeader('session', secret, { publicUrl: console.publicUrl, maxAgeSeconds })
  const body = { csrfToken: csrfToken(console.sealer, secret), recoveryCodes }
  return { ...ok(body), headers: { 'set-cookie': cookie } }
}
