import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Administrator,
  administrator,
  countAdministrators,
  grantingRole,
  organizationOf,
} from '../../../support/administrators.ts'
import { startTestApp, type TestApp } from '../../../support/test-app.ts'

let app: TestApp
let organizationId: string
let last: Administrator
let userPath: string

beforeAll(async () => {
  app = await startTestApp()
  const { directory } = app.app
  organizationId = await organizationOf(directory)
  last = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
  userPath = `/users/${encodeURIComponent(last.userId)}`
})
afterAll(() => app.close())

const sentence =
  'You cannot remove the last administrator of an organization. Make someone else an administrator first.'
const ofSuspension =
  'This person is the last administrator of an organization and cannot be suspended. Instead, end their sessions, send a new password, or make somebody else an administrator first.'

test('AUZ-09 whoever would take the last administrator over /api/v2 is answered 409, and nothing changes', async () => {
  const { userId, roleId } = last
  const attempts: readonly (readonly [string, string, object?])[] = [
    ['DELETE', userPath],
    ['PATCH', userPath, { blocked: true }],
    ['DELETE', `/organizations/${organizationId}/members`, { members: [userId] }],
    ['DELETE', `/organizations/${organizationId}/members/${userId}/roles`, { roles: [roleId] }],
    ['DELETE', `/roles/${roleId}`],
    [
      'DELETE',
      `/roles/${roleId}/permissions`,
      {
        permissions: [
          { resource_server_identifier: 'urn:rollcall:tenant-access', permission_name: 'tenant.access:write' },
        ],
      },
    ],
  ]
  for (const [method, path, body] of attempts) {
    const message = method === 'PATCH' ? ofSuspension : sentence
    const answer = await app.api(method, path, body === undefined ? {} : { body })
    expect([method, path, answer.body]).toEqual([
      method,
      path,
      { statusCode: 409, error: 'Conflict', message, errorCode: 'last_administrator' },
    ])
  }
  expect((await app.api('GET', userPath)).body.blocked).toBeUndefined()
  expect(await countAdministrators(app.app.directory, organizationId)).toBe(1)
})

test('AUZ-09 and over /api/v1 as a problem', async () => {
  for (const [method, path] of [
    ['DELETE', userPath],
    ['DELETE', `${userPath}?hard=true`],
    ['POST', `${userPath}/suspend`],
  ] as const) {
    const answer = await app.v1(method, path, method === 'POST' ? { body: {} } : {})
    expect([method, path, answer.status, answer.body.code, answer.body.detail]).toEqual([
      method,
      path,
      409,
      'last_administrator',
      method === 'POST' ? ofSuspension : sentence,
    ])
  }
})
