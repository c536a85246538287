import { expect, test } from 'vitest'
import { changedProfile, readProfile, withText } from './profile.ts'
import type { User } from './user.ts'

const alice = { name: 'Alice', email: 'alice@example.com', emailVerified: true, nickname: null } as User

test('an untouched form changes nothing', () => {
  expect(changedProfile(alice, readProfile(alice))).toEqual({})
})

test('only changed fields are sent, and an emptied box unsets its value', () => {
  const draft = { ...readProfile(alice), name: '', givenName: ' Alice ', emailVerified: false }
  expect(changedProfile(alice, draft)).toEqual({ name: null, givenName: 'Alice', emailVerified: false })
})

test('a new address is unverified until somebody vouches for it', () => {
  const draft = withText(alice, readProfile(alice), 'email', 'alice@example.org')
  expect(changedProfile(alice, draft)).toEqual({ email: 'alice@example.org', emailVerified: false })
  expect(changedProfile(alice, { ...draft, emailVerified: true })).toMatchObject({ emailVerified: true })
})

test('typing the old address again brings its proof back', () => {
  const draft = withText(alice, readProfile(alice), 'email', 'alice@example.org')
  expect(changedProfile(alice, withText(alice, draft, 'email', 'alice@example.com'))).toEqual({})
})
