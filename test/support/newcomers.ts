// Somebody, and an app of theirs, for tests of what comes to belong to the two.
import { randomUUID } from 'node:crypto'
import type { Client } from '../../src/clients/client.ts'
import type { TestApp } from './test-app.ts'

/** The id of somebody new, whose address nobody else has. */
export async function newPerson(app: TestApp, name = 'alice'): Promise<string> {
  const body = {
    connection: 'Username-Password-Authentication',
    email: `${name}.${randomUUID()}@example.com`,
    password: 'Correct-Horse-7-Battery',
  }
  const made = await app.api('POST', '/users', { body })
  if (made.status !== 201) throw new Error(made.text)
  return made.body.user_id
}

export async function newClient(app: TestApp, name: string, appType = 'spa'): Promise<Client> {
  const made = await app.api('POST', '/clients', { body: { name, app_type: appType } })
  if (made.status !== 201) throw new Error(made.text)
  const client = await app.app.directory.stores.clients.find(made.body.client_id)
  if (client === null) throw new Error('the client is missing')
  return client
}
