// Organizations and people who belong to them, signed in or not, made before a page of an organization is opened.
import { expect } from 'vitest'
import { person } from '../api/oauth/person-client.ts'
import type { Answer, TestApp } from '../support/test-app.ts'

export interface Organization {
  readonly id: string
  readonly name: string
}

export interface Member {
  readonly id: string
  readonly email: string
  readonly name: string
  /** The cookie of a browser in which they are signed in. */
  readonly cookie: { readonly name: string; readonly value: string }
}

export const pathTo = (...parts: readonly string[]) => `/${parts.map(encodeURIComponent).join('/')}`

export async function addOrganization(app: TestApp, name: string, displayName: string): Promise<Organization> {
  const { id } = fine(await app.v1('POST', '/organizations', { body: { name, displayName } }), 201)
  return { id, name }
}

/** Somebody of the organizations' application who is signed in; in no organization yet. */
export async function addSignedIn(app: TestApp, name: string): Promise<Member> {
  const made = await person(app, name.toLowerCase().replaceAll(' ', '.'), { name })
  const [cookieName = '', value = ''] = made.cookie.split('=')
  return { id: made.id, email: made.email, name, cookie: { name: cookieName, value } }
}

export async function addMember(
  app: TestApp,
  { id }: Organization,
  name: string,
  { isAdministrator = false } = {},
): Promise<Member> {
  const member = await addSignedIn(app, name)
  fine(await app.v1('POST', pathTo('organizations', id, 'members'), { body: { userId: member.id } }), 204)
  if (isAdministrator) {
    fine(await app.v1('PATCH', pathTo('organizations', id, 'users', member.id), { body: { isAdministrator } }), 200)
  }
  return member
}

export function fine({ status, text, body }: Answer, expected: number) {
  expect(status, text).toBe(expected)
  return body
}
