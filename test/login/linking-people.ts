// Somebody whom support asked to join another account of theirs, with a browser.
import { type Browserless, newBrowserless, type Shown } from '../support/browserless.ts'
import type { TestApp } from '../support/test-app.ts'
import type { TestProvider } from '../support/test-provider.ts'
import { addPerson, mailed, password, uniqueEmail } from './people.ts'

export interface Person {
  readonly id: string
  readonly email: string
}

export async function newPerson(app: TestApp): Promise<Person> {
  const email = uniqueEmail()
  return { email, id: await addPerson(app, email) }
}

export const userPath = ({ id }: Pick<Person, 'id'>) => `/users/${encodeURIComponent(id)}`

/** As support asks; the address that was mailed. */
export async function askToJoin(app: TestApp, person: Person, call = app.v1): Promise<string> {
  const asked = await call('POST', `${userPath(person)}/identity-link`, { body: { reason: 'Two accounts' } })
  if (asked.status !== 201) throw new Error(asked.text)
  return (await mailed(app, person.email)).link
}

/** A browser in which the link was spent, at the page that asks for the first account. */
export async function openLink(app: TestApp, link: string, browser = newBrowserless(app.url)) {
  const page = await browser.submit(await browser.open(link), '/u/link-identity')
  return { browser, page }
}

export type Proves = 'first' | 'other'

/** From the page on which the accounts are joined to the first page of a sign-in that proves one. */
export const beginProof = (browser: Browserless, page: Shown, proves: Proves): Promise<Shown> =>
  browser.submit(page, `/u/link-identity/${proves}`)

/** Proves an account by its password; the page that comes of it. */
export async function proveByPassword(
  browser: Browserless,
  page: Shown,
  proves: Proves,
  email: string,
): Promise<Shown> {
  const begun = await beginProof(browser, page, proves)
  const named = begun.address.startsWith('/u/login?')
    ? await browser.submit(begun, '/u/login', { identifier: email })
    : begun
  return browser.submit(named, '/u/login/password', { password })
}

/** Proves what the provider behind a connection says of its person; the page that comes of it. */
export async function proveByProvider(
  browser: Browserless,
  page: Shown,
  provider: TestProvider,
  connection: { readonly id: string },
): Promise<Shown> {
  const begun = await beginProof(browser, page, 'other')
  const ways = [...begun.html.matchAll(/href="(\/u\/login\/federated\?[^"]*)"/g)].map(([, way = '']) => way)
  const way = ways.find((each) => each.endsWith(`connection=${connection.id}`))
  if (way === undefined) throw new Error(`the provider is not offered: ${begun.text}`)
  const { location } = await browser.request('GET', way.replaceAll('&amp;', '&'))
  if (location === null || !location.startsWith(provider.issuer)) throw new Error(`sent to ${location}`)
  const { path, parameters } = await provider.signIn(location)
  return browser.open(`${path}?${parameters}`)
}

/** With both proven, at the page that asks whether to join them. */
export async function bothProven(app: TestApp, first: Person, other: Person) {
  const { browser, page } = await openLink(app, await askToJoin(app, first))
  const asked = await proveByPassword(browser, page, 'first', first.email)
  return { browser, page: await proveByPassword(browser, asked, 'other', other.email) }
}
