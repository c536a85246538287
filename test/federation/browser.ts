// A browser at the sign-in pages, as far as other providers are concerned.
import { beginSignIn, readSignIn } from '../../src/sign-ins/keep-sign-in.ts'
import { type NewSignIn, newSignIn, type SignIn } from '../../src/sign-ins/sign-in.ts'
import type { Answer, TestApp } from '../support/test-app.ts'
import type { Returned, TestProvider } from '../support/test-provider.ts'

export interface Browser {
  readonly signInId: string
  readonly secret: string
  /** Chooses a provider; where the browser is sent. */
  choose(connectionId: string | null): Promise<string>
  /** Comes back from a provider; where the browser is sent. */
  comeBack(returned: Returned): Promise<string>
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
  /** The sign-in as it stands. */
  now(): Promise<SignIn>
}

export async function openBrowser(app: TestApp, given: Partial<NewSignIn> = {}): Promise<Browser> {
  const { directory } = app.app
  const signIn = newSignIn(
    { goal: { kind: 'account', path: '/account' }, origin: { ip: null, userAgent: null }, ...given },
    directory.clock.now(),
  )
  const { browserSecret: secret } = await beginSignIn(directory, signIn, null)
  const cookie = `rollcall-sign-in=${secret}`
  const get: Browser['get'] = (path, headers) => app.anonymous('GET', path, { headers: { cookie, ...headers } })
  const address = ({ status, headers, text }: Answer) => {
    if (status !== 303) throw new Error(`no redirect: ${status} ${text}`)
    return headers.get('location') ?? ''
  }
  return {
    signInId: signIn.id,
    secret,
    get,
    choose: async (connectionId) => {
      const query = new URLSearchParams({
        state: signIn.id,
        ...(connectionId === null ? {} : { connection: connectionId }),
      })
      return address(await get(`/u/login/federated?${query}`))
    },
    comeBack: async ({ method, path, parameters }) => {
      if (method === 'GET') return address(await get(`${path}?${parameters}`))
      const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
      return address(await app.anonymous('POST', path, { headers, raw: parameters.toString() }))
    },
    now: async () => {
      const found = await readSignIn(directory, signIn.id, secret)
      if (found === null) throw new Error('the sign-in is gone')
      return found
    },
  }
}

export interface ConnectionGiven {
  readonly name?: string
  readonly strategy?: string
  readonly options?: Readonly<Record<string, unknown>>
  readonly enabled_clients?: readonly string[]
}

/** A connection to a provider, on for one client that is made for it. */
export async function connect(
  app: TestApp,
  provider: TestProvider,
  given: ConnectionGiven = {},
): Promise<{ readonly id: string; readonly name: string; readonly clientId: string }> {
  const client = await app.v1('POST', '/clients', { body: { name: 'Web app', machine: false } })
  const name = given.name ?? `there${client.body.client_id.toLowerCase().slice(0, 8)}`
  const { issuer, clientId, clientSecret } = provider
  const options = { issuer, client_id: clientId, client_secret: clientSecret, type: 'back_channel', ...given.options }
  const enabled_clients = given.enabled_clients ?? [client.body.client_id]
  const made = await app.api('POST', '/connections', {
    body: { name, strategy: given.strategy ?? 'oidc', options, enabled_clients },
  })
  if (made.status !== 201) throw new Error(`no connection: ${made.status} ${made.text}`)
  return { id: made.body.id, name, clientId: client.body.client_id }
}

/** The whole way there and back: the sign-in afterwards. */
export async function signInBy(
  app: TestApp,
  provider: TestProvider,
  { id, clientId }: { readonly id: string; readonly clientId: string },
): Promise<SignIn> {
  const browser = await openBrowser(app, { clientId })
  const there = await browser.choose(id)
  if (!there.startsWith(provider.issuer)) return browser.now()
  const back = await browser.comeBack(await provider.signIn(there))
  if (back !== `/u/login?state=${browser.signInId}`) throw new Error(`sent to ${back}`)
  return browser.now()
}
