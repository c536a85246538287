// Operators come in, ask who they are, and leave; and the first of them sets Rollcall up.
import { type Static, Type } from 'typebox'
import type { Directory } from '../../directory.ts'
import { guardAttempt } from '../../guards/guard-attempt.ts'
import { tooManyAttempts } from '../../guards/too-many-attempts.ts'
import { rolePermissions } from '../../operators/console-roles.ts'
import { createFirstOwner } from '../../operators/create-first-owner.ts'
import type { Operator } from '../../operators/operator.ts'
import { endOfSession, type OperatorSession } from '../../operators/operator-session.ts'
import { openSession, type SignedIn, signIn } from '../../operators/sign-in.ts'
import { signOut } from '../../operators/sign-out.ts'
import { missingSession } from './authenticate.ts'
import { type Answer, type Call, created, noContent, ok, type PublicCall, type Route } from './route.ts'
import { clearedSessionCookie, readSessionCookie, sessionCookie } from './session-cookie.ts'

const email = Type.String({ minLength: 1, maxLength: 254, description: 'An e-mail address such as alice@example.com.' })
const password = Type.String({ minLength: 1, maxLength: 4_096, description: 'A password, at most 1,024 characters.' })

const signInBody = Type.Object({ email, password }, { additionalProperties: false })
const setupBody = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 200, description: 'The token of the set-up link.' }),
    email,
    password,
    name: Type.Optional(Type.String({ maxLength: 150, description: 'A name, at most 150 characters.' })),
  },
  { additionalProperties: false },
)

export const sessionRoutes: readonly Route[] = [
  { method: 'GET', path: '/setup', access: 'public', handle: getSetup },
  { method: 'POST', path: '/setup', access: 'public', body: setupBody, handle: setUp },
  { method: 'POST', path: '/session', access: 'public', body: signInBody, handle: open },
  { method: 'GET', path: '/session', access: 'signed-in', handle: get },
  { method: 'DELETE', path: '/session', access: 'signed-in', handle: close },
]

async function getSetup({ directory }: PublicCall): Promise<Answer> {
  return ok({ ownerExists: (await directory.stores.operators.countOwners()) > 0 })
}

async function setUp({ directory, caller, body }: PublicCall<unknown, Static<typeof setupBody>>): Promise<Answer> {
  const { attempts } = directory.stores
  const attempt = { act: 'one-time-link', account: null, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts, clock: directory.clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const { token, ...owner } = body
  const signedIn = await directory.change(async (deps) => {
    return openSession(deps, caller, await createFirstOwner(deps, caller, token, owner))
  })
  return opened(directory, signedIn)
}

async function open(call: PublicCall<unknown, Static<typeof signInBody>>): Promise<Answer> {
  const { directory, caller, body, request } = call
  const previousSecret = readSessionCookie(request.headers.cookie, directory.publicUrl)
  return opened(directory, await signIn(directory, caller, { ...body, previousSecret }))
}

async function get({ directory, signedIn }: Call): Promise<Answer> {
  const { operator, session } = signedIn ?? missingSession()
  return ok(sessionJson(directory, operator, session))
}

async function close({ directory, actor, signedIn }: Call): Promise<Answer> {
  const { secret } = signedIn ?? missingSession()
  await directory.change((deps) => signOut(deps, actor, secret))
  return { ...noContent, headers: { 'set-cookie': clearedSessionCookie(directory.publicUrl) } }
}

function opened(directory: Directory, { operator, session, secret }: SignedIn): Answer {
  const headers = { 'set-cookie': sessionCookie(secret, directory.publicUrl) }
  return { ...created(sessionJson(directory, operator, session)), headers }
}

function sessionJson({ application }: Directory, operator: Operator, session: OperatorSession) {
  const { id, email, name, role } = operator
  return {
    operator: { id, email, name: name ?? email, role },
    permissions: rolePermissions[role],
    csrfToken: session.csrfToken,
    expiresAt: endOfSession(session),
    application: { id: application.id, name: application.name, poolMode: application.poolMode },
  }
}
