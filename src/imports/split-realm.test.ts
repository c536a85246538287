import { expect, test } from 'vitest'
import { splitRealm } from './split-realm.ts'

async function* chunks(text: string, bytes: number): AsyncIterable<Buffer> {
  const all = Buffer.from(text)
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes)
}

async function usersOf(text: string, bytes = 1 << 16): Promise<unknown[]> {
  const users: unknown[] = []
  for await (const some of splitRealm(chunks(text, bytes))) {
    for (const { content } of some) users.push(typeof content === 'string' ? content : JSON.parse(content.toString()))
  }
  return users
}

test.each([1, 5, 65_536])('the users of a realm are found among everything else (%i bytes a chunk)', async (bytes) => {
  const realm = {
    realm: 'ä shop',
    text: 'no "users": [ here',
    clients: [{ users: [{ username: 'trap' }] }],
    users: [{ username: 'alice' }, { username: 'bob', tags: ['],'] }],
    scopes: [{ username: 'behind' }],
  }
  expect(await usersOf(JSON.stringify(realm, null, 1), bytes)).toEqual(realm.users)
})

test('a file that holds no such list says how to export one', async () => {
  await expect(usersOf('{"realm":"shop"}')).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('kc.sh export'),
  })
})
