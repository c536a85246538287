// What the operations of the audit's table work on: people, organizations and programs of their own, made anew for each.
import { systemActor } from '../../../src/kernel/actor.ts'
import { theme } from '../../api/auth0-v2/branding/theme.ts'
import { holdsTokens, signedIn } from '../../support/signed-in.ts'
import type { Answer, TestApp } from '../../support/test-app.ts'

/** One operation, run once and to success. */
export interface Trial {
  /** The types of its events, in order; one, unless `why` says why not. */
  readonly events: readonly string[]
  readonly why?: string
  /** Where it is neither the program of /api/v2 or of a tenant nor the key of /api/v1. */
  readonly actor?: 'system' | 'operator'
  /** Prepares whatever it needs, and answers what the operation answered. */
  readonly run: (world: World) => Promise<Answer>
}

export type Table = Readonly<Record<string, Trial>>

export function one(event: string, run: Trial['run']): Trial {
  return { events: [event], run }
}

export type World = ReturnType<typeof worldOf>

export const at = (...parts: readonly string[]) => `/${parts.map(encodeURIComponent).join('/')}`
export const databaseConnection = 'Username-Password-Authentication'
export const mailbox = (name: string) => ({ type: 'email', name: 'Mail', email: `${name}@example.com` })

export function worldOf(app: TestApp) {
  const { api, v1 } = app
  const { directory } = app.app
  let count = 0
  const made = async (answer: Promise<Answer>) => {
    const { status, body, text } = await answer
    if (status >= 300) throw new Error(`not made: ${status} ${text}`)
    return body
  }
  const name = (word = 'thing') => {
    count += 1
    return `${word}-${count}`
  }
  const world = {
    app,
    api,
    v1,
    made,
    name,
    person: async (): Promise<string> => {
      const body = {
        connection: databaseConnection,
        email: `${name('person')}@example.com`,
        password: 'correct horse battery 7',
      }
      return (await made(api('POST', '/users', { body }))).user_id
    },
    organization: async (): Promise<string> =>
      (await made(api('POST', '/organizations', { body: { name: name('org') } }))).id,
    member: async (organization: string, isAdministrator = false): Promise<string> => {
      const userId = await world.person()
      await made(v1('POST', at('organizations', organization, 'members'), { body: { userId } }))
      if (isAdministrator) {
        await made(v1('PATCH', at('organizations', organization, 'users', userId), { body: { isAdministrator } }))
      }
      return userId
    },
    role: async (): Promise<string> => (await made(api('POST', '/roles', { body: { name: name('role') } }))).id,
    /** With two permissions; answers the id and the identifier. */
    resourceServer: async () => {
      const identifier = `https://${name('api')}.example.com/`
      const scopes = [{ value: 'read:orders' }, { value: 'write:orders' }]
      const { id } = await made(api('POST', '/resource-servers', { body: { name: 'Orders', identifier, scopes } }))
      return { id: id as string, identifier }
    },
    permission: async () => {
      const { identifier } = await world.resourceServer()
      return { permissions: [{ resource_server_identifier: identifier, permission_name: 'read:orders' }] }
    },
    directPermission: async () => ({
      resourceServer: (await world.resourceServer()).identifier,
      name: 'read:orders',
    }),
    client: async (given: object = {}): Promise<string> =>
      (await made(api('POST', '/clients', { body: { name: name('client'), ...given } }))).client_id,
    grant: async (given: object = {}): Promise<string> => {
      const body = { client_id: await world.client(), audience: (await world.resourceServer()).identifier, scope: [] }
      return (await made(api('POST', '/client-grants', { body: { ...body, ...given } }))).id
    },
    connection: async (): Promise<string> =>
      (await made(api('POST', '/connections', { body: { name: name('people'), strategy: 'auth0' } }))).id,
    factor: async (userId: string): Promise<string> =>
      (await made(api('POST', at('users', userId, 'authentication-methods'), { body: mailbox(name('mail')) }))).id,
    session: async (userId: string): Promise<string> => (await signedIn(directory, userId)).session.id,
    tokens: async (userId: string, given: object = {}): Promise<string> => {
      const client = await directory.stores.clients.find(await world.client({ app_type: 'regular_web' }))
      if (client === null) throw new Error('no client')
      return (await holdsTokens(directory, userId, client, given)).family.id
    },
    theme: async (): Promise<string> => {
      const present = await api('GET', '/branding/themes/default')
      return present.status === 200
        ? present.body.themeId
        : (await made(api('POST', '/branding/themes', { body: theme }))).themeId
    },
    systemActor,
  }
  return world
}
