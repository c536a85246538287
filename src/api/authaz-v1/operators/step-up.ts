// Confirming who one is for a dangerous act, without leaving the page: 403 `step_up_required` names what can be shown,
// these calls show it, and the act is asked for again.
import { type Static, Type } from 'typebox'
import { cookieHeader, readCookie } from '../../../http/cookies.ts'
import { invalidField } from '../../../kernel/errors.ts'
import { csrfToken } from '../../../sessions/csrf-token.ts'
import { cookieSeconds } from '../../../sessions/session.ts'
import { proveStepUp, type ShownProof, stepUpChallenge } from '../../../sign-ins/prove-step-up.ts'
import { closed, freeObject, text } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { type Answer, type Call, ok, type Route } from '../route.ts'

const passkey = Type.Object(
  {
    challenge: Type.String({ minLength: 1, maxLength: 200, description: 'The challenge that was asked for.' }),
    response: Type.Record(Type.String(), Type.Unknown(), { description: "The authenticator's answer, as JSON." }),
  },
  { additionalProperties: false, description: "A passkey's answer to a challenge." },
)

/** One of them. */
const stepUpBody = Type.Object(
  {
    code: Type.Optional(
      Type.String({ minLength: 1, maxLength: 20, description: 'The six digits of your authenticator.' }),
    ),
    passkey: Type.Optional(passkey),
    password: Type.Optional(
      Type.String({ minLength: 1, maxLength: 4_096, description: 'Your password, while you have no second factor.' }),
    ),
  },
  { additionalProperties: false },
)
type StepUpBody = Static<typeof stepUpBody>

const ofSession = { method: 'POST', access: 'signed-in', ofConsoleAlone: true } as const

export const stepUpRoutes: readonly Route[] = [
  {
    ...ofSession,
    path: '/session/step-up/challenge',
    whilePaused: 'own',
    summary: 'Ask for a passkey again',
    answers: { 200: freeObject },
    handle: challenge,
  },
  {
    ...ofSession,
    path: '/session/step-up',
    body: stepUpBody,
    whilePaused: 'own',
    summary: 'Confirm who is signed in',
    answers: { 200: closed({ csrfToken: text, proof: text }, 'StepUp') },
    handle: stepUp,
  },
]

async function challenge({ console, signedIn }: Call): Promise<Answer> {
  return ok(await stepUpChallenge(console, (signedIn ?? missingSession()).session))
}

async function stepUp({ console, signedIn, body, caller, request }: Call<unknown, StepUpBody>): Promise<Answer> {
  const { session } = signedIn ?? missingSession()
  const knownBrowserSecret = readCookie(request.headers.cookie, 'known-browser', console.publicUrl)
  const { secret, proof } = await proveStepUp(console, session, shownIn(body, knownBrowserSecret), caller)
  const maxAgeSeconds = cookieSeconds(session, console.clock.now())
  const cookie = cookieHeader('session', secret, { publicUrl: console.publicUrl, maxAgeSeconds })
  return { ...ok({ csrfToken: csrfToken(console.sealer, secret), proof }), headers: { 'set-cookie': cookie } }
}

function shownIn({ code, passkey: answer, password }: StepUpBody, knownBrowserSecret: string | null): ShownProof {
  const shown: ShownProof[] = [
    ...(code === undefined ? [] : [{ kind: 'totp', code } as const]),
    ...(answer === undefined ? [] : [{ kind: 'passkey', ...answer } as const]),
    ...(password === undefined ? [] : [{ kind: 'password', password, knownBrowserSecret } as const]),
  ]
  const [only, ...more] = shown
  if (only !== undefined && more.length === 0) return only
  throw invalidField('code', 'Send one of code, passkey and password.')
}
