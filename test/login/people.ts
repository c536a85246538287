// The people, clients and sign-ins of the page tests.
import { randomUUID } from 'node:crypto'
import { systemActor } from '../../src/kernel/actor.ts'
import type { AuthorizationRequest } from '../../src/sign-ins/authorization-request.ts'
import { beginSignIn } from '../../src/sign-ins/keep-sign-in.ts'
import { type Goal, newSignIn, type SignIn } from '../../src/sign-ins/sign-in.ts'
import { createUser } from '../../src/users/create-user.ts'
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import { findMessages } from '../support/find-messages.ts'
import type { TestApp } from '../support/test-app.ts'

export const password = 'violet harbour lantern 42'
export const callback = 'https://portal.example.com/callback'

export async function addPerson(
  app: TestApp,
  email: string,
  more: { readonly blocked?: boolean } = {},
): Promise<string> {
  const { directory } = app.app
  const input = { connection: 'Username-Password-Authentication', email, password, emailVerified: true }
  const user = await createUser(directory, systemActor, input)
  if (more.blocked === true) {
    await app.v1('POST', `/users/${encodeURIComponent(user.id)}/suspend`, { body: { reason: 'Testing' } })
  }
  return user.id
}

/** An app of the operator's own; `isFirstParty: false` makes it ask for consent. */
export async function addApp(app: TestApp, settings: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const body = { name: 'Acme Portal', app_type: 'spa', callbacks: [callback], ...settings }
  const answer = await app.api('POST', '/clients', { body })
  if (answer.status !== 201) throw new Error(answer.text)
  return answer.body.client_id
}

export interface Begun {
  readonly browser: Browserless
  readonly signIn: SignIn
  readonly page: Shown
}

/** A sign-in as an authorization request begins one, in a browser of its own, and its first page. */
export async function begin(
  app: TestApp,
  input: {
    readonly clientId?: string
    readonly request?: Partial<AuthorizationRequest>
    readonly goal?: Goal
    readonly identifier?: string
    readonly locale?: string
    readonly browser?: Browserless
  } = {},
): Promise<Begun> {
  const { directory } = app.app
  const { clientId = null, browser = newBrowserless(app.url) } = input
  const goal: Goal =
    input.goal ??
    (clientId === null
      ? { kind: 'account', path: '/account' }
      : { kind: 'authorize', request: { ...plainRequest, clientId, ...input.request } })
  const signIn = newSignIn(
    {
      goal,
      clientId,
      identifier: input.identifier ?? null,
      locale: input.locale ?? null,
      origin: { ip: null, userAgent: null },
    },
    directory.clock.now(),
  )
  const kept = browser.cookies.get('rollcall-sign-in') ?? null
  const { browserSecret } = await beginSignIn(directory, signIn, kept)
  browser.cookies.set('rollcall-sign-in', browserSecret)
  return { browser, signIn, page: await browser.open(`/u/login?state=${signIn.id}`) }
}

const plainRequest = {
  redirectUri: callback,
  responseType: ['code'],
  responseMode: 'query',
  scope: ['openid', 'profile', 'email'],
  audience: null,
  state: 'from the app',
  nonce: null,
  codeChallenge: null,
  prompt: [],
  maxAgeSeconds: null,
  acrValues: [],
  organizationId: null,
  dpopThumbprint: null,
  opensSignUp: false,
  invitation: null,
} as const satisfies Omit<AuthorizationRequest, 'clientId'>

/** To the page that asks for the password. */
export async function identified(app: TestApp, email: string, input: Parameters<typeof begin>[1] = {}): Promise<Begun> {
  const begun = await begin(app, input)
  return { ...begun, page: await begun.browser.submit(begun.page, '/u/login', { identifier: email }) }
}

/** The code or link that was mailed last. */
export async function mailed(
  app: TestApp,
  to: string,
): Promise<{ readonly kind: string; readonly code: string; readonly link: string }> {
  const [message] = await findMessages(app, to)
  const values = message?.values as { readonly code?: string; readonly link?: string } | undefined
  return { kind: message?.kind ?? '', code: values?.code ?? '', link: values?.link ?? '' }
}

/** What may differ between two answers that must not tell people apart: ids, tokens and what was typed. */
export function withoutIds(text: string, ...typed: readonly string[]): string {
  const plain = typed.reduce((rest, word) => rest.replaceAll(word, 'TYPED'), text)
  return plain
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'ID')
    .replace(/name="token" value="[^"]*"/g, 'TOKEN')
    .replace(/[A-Z2-9]{4}-[A-Z2-9]{4}/g, 'REFERENCE')
    .replace(/&quot;challenge&quot;:&quot;[^&]*&quot;/g, 'CHALLENGE')
}

export function uniqueEmail(): string {
  return `person-${randomUUID().slice(0, 8)}@example.com`
}
