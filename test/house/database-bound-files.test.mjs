import { expect, test } from 'vitest'
import { databaseBoundFiles } from '../../scripts/testing/database-bound-files.mjs'
import { repeatedFaces } from '../../scripts/testing/repeated-faces.mjs'

const reaching = "import { testDatabase } from '../../test/support/test-database.ts'\n"
const ofFace = "import { testDatabase } from '../../support/test-database.ts'\n"
const sources = [
  { path: 'test/support/test-server.ts', text: '' },
  { path: 'test/support/test-database.ts', text: "import { createTestDatabase } from './test-server.ts'\n" },
  { path: 'src/search/parse-search.test.ts', text: "import { parse } from './parse-search.ts'\n" },
  { path: 'src/roles/create-role.test.ts', text: reaching },
  { path: 'src/users/create-user.test.ts', text: reaching },
  {
    path: 'src/mail/smtp.test.ts',
    text: `${reaching}import { mailServer } from '../../test/support/mail-server.ts'\n`,
  },
  { path: 'src/jobs/run-jobs.test.ts', text: `${reaching}const soon = () => new Promise((go) => setTimeout(go, 9))\n` },
  { path: 'src/storage/connect.test.ts', text: `${reaching}setTimeout(stop, 100)\n` },
  { path: 'test/api/tenant-admin/attach-race.test.ts', text: ofFace },
  { path: 'test/api/tenant-admin/wording.test.ts', text: ofFace },
  { path: 'test/e2e/suspend.test.ts', text: "import { testDatabase } from '../support/test-database.ts'\n" },
]

test('tests that reach the database, however far, run again on the server, but for those that speak with a machine of others, and of the faces those that are named', () => {
  expect(databaseBoundFiles([], sources).files).toEqual([
    'src/roles/create-role.test.ts',
    'src/users/create-user.test.ts',
    'src/jobs/run-jobs.test.ts',
    'src/storage/connect.test.ts',
    'test/api/tenant-admin/attach-race.test.ts',
  ])
})

test('whatever is named of the faces is there, reaches the database, and stands for each face', () => {
  const { files } = databaseBoundFiles([])
  expect(repeatedFaces.filter((path) => !files.includes(path))).toEqual([])
  for (const face of ['auth0-v2', 'authaz-v1', 'tenant-admin']) {
    expect(repeatedFaces.some((path) => path.startsWith(`test/api/${face}/`))).toBe(true)
  }
})

test('a filter narrows the second run as it does the first, and flags stay', () => {
  expect(databaseBoundFiles(['src/users', '-t', 'alice'], sources)).toEqual({
    files: ['src/users/create-user.test.ts'],
    rest: ['-t', 'alice'],
  })
})
