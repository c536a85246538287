// Organizations, people in them, and everybody who may call for one: a bound key, an administrator's token and cookie.
import { type Caller, type CallOptions, caller, type TestApp } from '../../support/test-app.ts'
import { type Person, person } from '../oauth/person-client.ts'
import { codeTokens, fine } from '../tenant-admin/tenants.ts'

export { fine, type Person }

export interface Organization {
  readonly id: string
  readonly name: string
}

export const at = (...parts: readonly string[]) => `/${parts.map(encodeURIComponent).join('/')}`

export async function organization(app: TestApp, name: string): Promise<Organization> {
  return fine(await app.api('POST', '/organizations', { body: { name } }), 201)
}

/** A member with a password; an administrator where it is asked for. */
export async function member(app: TestApp, of: Organization, name: string, isAdministrator = false): Promise<Person> {
  const made = await person(app, name)
  await join(app, of, made.id, isAdministrator)
  return made
}

export async function join(app: TestApp, { id }: Organization, userId: string, isAdministrator = false): Promise<void> {
  fine(await app.v1('POST', at('organizations', id, 'members'), { body: { userId } }), 204)
  if (!isAdministrator) return
  fine(await app.v1('PATCH', at('organizations', id, 'users', userId), { body: { isAdministrator } }), 200)
}

export async function boundKey(app: TestApp, of: Organization, permissions: unknown = 'all'): Promise<Caller> {
  const body = { name: `For ${of.name}`, permissions, organizationId: of.id }
  const { key } = fine(await app.v1('POST', '/keys', { body }), 201)
  return caller(`${app.url}api/v1`, { 'x-api-key': key })
}

export async function tokenOf(app: TestApp, who: Person, of: Organization, scope?: string): Promise<string> {
  return (await codeTokens(app, who, of.id, scope === undefined ? {} : { scope })).access_token
}

export function byToken(app: TestApp, token: string, more: Readonly<Record<string, string>> = {}): Caller {
  return caller(`${app.url}api/v1`, { authorization: `Bearer ${token}`, ...more })
}

/** The browser in which somebody is signed in, on the page of an organization. */
export async function byCookie(app: TestApp, who: Person, of: Organization): Promise<Caller> {
  const plain = bareCookie(app, who)
  const { csrfToken } = fine(await plain('GET', at('organizations', of.id, 'session')), 200)
  return (method, path, options: CallOptions = {}) =>
    plain(method, path, { ...options, headers: { 'x-csrf-token': csrfToken, ...options.headers } })
}

/** The same without the token that writes repeat. */
export function bareCookie(app: TestApp, { cookie }: Pick<Person, 'cookie'>): Caller {
  const origin = app.url.slice(0, -1)
  return caller(`${app.url}api/v1`, { cookie, origin, 'sec-fetch-site': 'same-origin' })
}
