// What every store of user documents must do: the same document as `shapedUser` makes of the user it reads.
import { beforeAll, describe, expect, test } from 'vitest'
import { type DocumentShape, shapedUser, type UserDocumentStore } from '../../users/user-document.ts'
import type { UserQuery, UserStore } from '../../users/user-store.ts'

export interface UserDocumentSubject {
  readonly users: UserStore
  readonly documents: UserDocumentStore
  /** People of every kind: with and without each attribute, with letters that JSON escapes. */
  readonly ids: readonly string[]
}

const shape: DocumentShape = {
  name: 'conformance',
  attributes: {
    key: 'id',
    mail: 'email',
    proven: 'emailVerified',
    phone: 'phoneNumber',
    phone_proven: 'phoneVerified',
    name: 'name',
    app: 'appMetadata',
    own: 'userMetadata',
    blocked: 'isBlocked',
    login: 'lastLogin',
    logins: 'loginsCount',
    made: 'createdAt',
  },
  only: { emailVerified: 'email', phoneVerified: 'phoneNumber' },
  identities: {
    key: 'ways',
    attributes: { of: 'connectionName', who: 'subject', social: 'isSocial', profile: 'profile' },
  },
}

export function userDocumentContract(open: () => Promise<UserDocumentSubject>): void {
  let subject: UserDocumentSubject
  beforeAll(async () => {
    subject = await open()
  })
  const expected = async (id: string) => {
    const user = await subject.users.find(id)
    return user === null ? null : JSON.parse(JSON.stringify(shapedUser(user, shape)))
  }

  describe('find', () => {
    test('a document holds what the user holds, and nothing that is missing', async () => {
      expect(subject.ids.length).toBeGreaterThan(2)
      for (const id of subject.ids) {
        expect(JSON.parse((await subject.documents.find(id, shape)) ?? 'null')).toEqual(await expected(id))
      }
    })

    test('nobody has no document', async () => {
      expect(await subject.documents.find('auth0|nobody', shape)).toBeNull()
    })
  })

  test('a list holds the documents of the same users in the same order', async () => {
    const query: UserQuery = {
      filter: null,
      sort: { field: 'createdAt', direction: 'descending' },
      page: { kind: 'offset', offset: 0, limit: 100, withTotal: true },
    }
    const users = await subject.users.list(query)
    const documents = await subject.documents.list(query, shape)
    expect(documents.items.map((text) => JSON.parse(text).key)).toEqual(users.items.map(({ id }) => id))
    expect(documents.total).toEqual(users.total)
  })
}
