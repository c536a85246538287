// Who is signed in to the console, and leaving it. Operators come in through the sign-in pages of their own application;
// only the first of them is made here, with the set-up link.
import { type Static, Type } from 'typebox'
import { guardAttempt } from '../../../guards/guard-attempt.ts'
import { tooManyAttempts } from '../../../guards/too-many-attempts.ts'
import { clearedCookie, cookieHeader } from '../../../http/cookies.ts'
import { consoleRoles, permissionsOf, roleSight } from '../../../operators/console-roles.ts'
import { createFirstOwner } from '../../../operators/create-first-owner.ts'
import type { OperatorSession } from '../../../operators/find-operator-session.ts'
import { csrfToken } from '../../../sessions/csrf-token.ts'
import { endSession } from '../../../sessions/end-session.ts'
import { openSession } from '../../../sessions/open-session.ts'
import { cookieSeconds } from '../../../sessions/session.ts'
import { closed, flag, text, textOrNull, timestamp } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { type Answer, type Call, created, noContent, ok, type PublicCall, type Route } from '../route.ts'
import { gradesOfActs } from '../settings/settings.ts'

const setupBody = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 200, description: 'The token of the set-up link.' }),
    email: Type.String({ minLength: 1, maxLength: 254, description: 'An e-mail address such as alice@example.com.' }),
    password: Type.String({ minLength: 1, maxLength: 4_096, description: 'A password, at most 1,024 characters.' }),
    name: Type.Optional(Type.String({ maxLength: 150, description: 'A name, at most 150 characters.' })),
  },
  { additionalProperties: false },
)

const consoleSession = closed(
  {
    operator: closed({ id: text, email: text, name: text, role: Type.Enum([...consoleRoles]) }),
    permissions: Type.Array(text),
    /** Of phone numbers, IP addresses and metadata. */
    sight: Type.Enum(['full', 'on-reveal', 'masked']),
    csrfToken: text,
    expiresAt: timestamp,
    /** Of what is done to people, the acts that ask for more than by themselves. */
    raisedGrades: gradesOfActs,
    application: closed({ id: text, name: text, poolMode: Type.Enum(['shared', 'isolated']) }),
    /** What the installation is for, such as staging; null in production. */
    environment: textOrNull,
    /** `after` of the event stream: with it nothing is missed that happens once this is answered. Null: not known. */
    eventsAfter: textOrNull,
  },
  'ConsoleSession',
)

export const sessionRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/setup',
    access: 'public',
    summary: 'Tell whether there is an owner',
    answers: { 200: closed({ ownerExists: flag }) },
    handle: getSetup,
  },
  {
    method: 'POST',
    path: '/setup',
    access: 'public',
    body: setupBody,
    whilePaused: 'own',
    summary: 'Become the first owner',
    answers: { 201: consoleSession },
    handle: setUp,
  },
  {
    method: 'GET',
    path: '/session',
    access: 'signed-in',
    ofConsoleAlone: true,
    summary: 'Get the session of the console',
    answers: { 200: consoleSession },
    handle: get,
  },
  {
    method: 'DELETE',
    path: '/session',
    access: 'signed-in',
    ofConsoleAlone: true,
    whilePaused: 'own',
    summary: 'Sign out of the console',
    answers: { 204: null },
    handle: close,
  },
]

async function getSetup({ console }: PublicCall): Promise<Answer> {
  return ok({ ownerExists: (await console.stores.operators.countOwners()) > 0 })
}

async function setUp(call: PublicCall<unknown, Static<typeof setupBody>>): Promise<Answer> {
  const { console, caller, body } = call
  const attempt = { act: 'one-time-link', account: null, ip: caller.ip, isKnownBrowser: false } as const
  const verdict = await guardAttempt({ attempts: console.stores.attempts, clock: console.clock }, attempt)
  if (!verdict.isAllowed) throw tooManyAttempts(verdict)
  const { token, ...owner } = body
  const { operator, session, secret } = await console.change(async (deps) => {
    const made = await createFirstOwner(deps, caller, token, owner)
    const account = await deps.accounts.find(made.id)
    if (account === null) throw new Error('the owner that was just made is not there')
    const { userId, securityVersion } = account
    const methods = [{ name: 'pwd', at: deps.clock.now() }] as const
    const settings = await deps.settings.read()
    const input = { userId, securityVersion, methods, isPersistent: true, origin: caller, settings }
    return { operator: made, ...(await openSession(deps, input)) }
  })
  const maxAgeSeconds = cookieSeconds(session, console.clock.now())
  const signedIn = { operator, session, csrfToken: csrfToken(console.sealer, secret) }
  const cookie = cookieHeader('session', secret, { publicUrl: console.publicUrl, maxAgeSeconds })
  return { ...created(await sessionJson(call, signedIn)), headers: { 'set-cookie': cookie } }
}

async function get(call: Call): Promise<Answer> {
  return ok(await sessionJson(call, call.signedIn ?? missingSession()))
}

async function close({ console, actor, signedIn }: Call): Promise<Answer> {
  const { session } = signedIn ?? missingSession()
  await console.change((deps) => endSession(deps, actor, session.id, 'signed-out'))
  return { ...noContent, headers: { 'set-cookie': clearedCookie('session', console.publicUrl) } }
}

/** With the application whose people the operator looks after, not the one they are a user of. */
async function sessionJson(
  { directory: { application, environmentName, stores }, eventStreams }: Pick<Call, 'directory' | 'eventStreams'>,
  { operator, session, csrfToken: token }: OperatorSession,
) {
  const { id, email, name, role } = operator
  const [settings, place] = await Promise.all([stores.settings.read(), eventStreams.place()])
  return {
    operator: { id, email, name: name ?? email, role },
    permissions: permissionsOf(role, settings),
    sight: roleSight[role],
    raisedGrades: settings.raisedGrades,
    csrfToken: token,
    expiresAt: session.idleExpiresAt,
    application: { id: application.id, name: application.name, poolMode: application.poolMode },
    environment: environmentName,
    eventsAfter: place === null ? null : String(place),
  }
}
