// Many people quickly: through the rules of a new user and the store, without a request for each.
import { newUser } from '../../src/users/new-user.ts'
import type { TestApp } from '../support/test-app.ts'

const connectionName = 'Username-Password-Authentication'

/** `person0001@example.com` and on, each created a millisecond after the one before, nobody with a password. */
export async function addPeople({ app }: TestApp, count: number): Promise<void> {
  const { directory } = app
  const connection = await directory.stores.connections.findByName(connectionName)
  if (connection === null) throw new Error(`there is no connection ${connectionName}`)
  const firstAt = directory.clock.now().getTime()
  await directory.change(async ({ users }) => {
    for (let number = 1; number <= count; number += 1) {
      const clock = { now: () => new Date(firstAt + number) }
      await users.insert(
        newUser(connection, { connection: connectionName, email: emailOf(number) }, { ...directory, clock }),
      )
    }
  })
}

export function emailOf(number: number): string {
  return `person${String(number).padStart(4, '0')}@example.com`
}
