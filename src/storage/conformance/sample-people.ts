// People and connections for the contracts of stores that hang on them.
import type { Connection } from '../../connections/connection.ts'
import type { NewUser } from '../../users/user-store.ts'

const madeAt = new Date(Date.UTC(2026, 10, 21, 9))

export function sampleConnection(id: string, given: Partial<Connection> = {}): Connection {
  return {
    id,
    name: id,
    strategy: 'auth0',
    displayName: null,
    organizationId: null,
    isEnabled: true,
    options: {},
    settings: {},
    enabledClients: [],
    createdAt: madeAt,
    version: 1,
    ...given,
  }
}

/** `samplePerson('con_1', 'alice')` is auth0|alice, alice@example.com, Alice. */
export function samplePerson(connectionId: string, name: string): NewUser {
  return {
    id: `auth0|${name}`,
    identity: { connectionId, provider: 'auth0', subject: name },
    email: `${name}@example.com`,
    emailVerified: true,
    username: null,
    phoneNumber: null,
    phoneVerified: null,
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    nickname: name,
    givenName: null,
    familyName: null,
    picture: `https://id.example.com/avatars/${name}`,
    isBlocked: null,
    appMetadata: null,
    userMetadata: null,
    lastPasswordReset: null,
    createdAt: madeAt,
    updatedAt: madeAt,
  }
}
