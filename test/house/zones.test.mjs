import { expect, test } from 'vitest'
import { architecture, judge } from './sample-clone.mjs'

const tree = architecture('src/', '  kernel/', '  users/', '  roles/', '  storage/', '    postgres/')
const twoFaces = architecture('src/', '  users/', '  api/', '    auth0-v2/', '    authaz-v1/')

test('a clone in order has no breach', () => {
  expect(judge()).toEqual([])
})

test('the kernel imports nothing of ours', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  kernel/', '  users/'),
    'src/kernel/clock.ts': "import type { User } from '../users/user.ts'\n\nexport type Owner = User\n",
  })
  expect(found).toEqual(['src/kernel/clock.ts:1: zone: src/kernel must not import src/users'])
})

test('a noun imports nouns before it', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  roles/', '  users/'),
    'src/roles/role.ts': 'export interface Role {\n  readonly id: string\n}\n',
    'src/users/user.ts': "import type { Role } from '../roles/role.ts'\n\nexport type Held = Role\n",
  })
  expect(found).toEqual([])
})

test('a noun imports no noun after it, be it over several lines', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  roles/', '  users/'),
    'src/roles/role.ts': "import type {\n  User,\n} from '../users/user.ts'\n\nexport type Holder = User\n",
  })
  expect(found).toEqual(['src/roles/role.ts:1: zone: src/roles must not import src/users'])
})

test('a noun does not import storage', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  storage/', '    postgres/', '  users/'),
    'src/storage/postgres/users.ts': 'export const table = 1\n',
    'src/users/user.ts': "import { table } from '../storage/postgres/users.ts'\n\nexport const x = table\n",
  })
  expect(found).toEqual(['src/users/user.ts:1: zone: src/users must not import src/storage/postgres'])
})

test('a face does not import storage, not even lazily', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  api/', '    auth0-v2/', '  storage/', '    postgres/', '  users/'),
    'src/storage/postgres/users.ts': 'export const table = 1\n',
    'src/api/auth0-v2/users.ts': "export const load = () =>\n  import('../../storage/postgres/users.ts')\n",
  })
  expect(found).toEqual(['src/api/auth0-v2/users.ts:2: zone: src/api/auth0-v2 must not import src/storage/postgres'])
})

test('faces do not import each other', () => {
  const found = judge({
    'ARCHITECTURE.md': twoFaces,
    'src/api/auth0-v2/paging.ts': 'export const pageSize = 50\n',
    'src/api/authaz-v1/paging.ts': "import { pageSize } from '../auth0-v2/paging.ts'\n\nexport const x = pageSize\n",
  })
  expect(found).toEqual(['src/api/authaz-v1/paging.ts:1: zone: src/api/authaz-v1 must not import src/api/auth0-v2'])
})

test('a noun does not speak HTTP', () => {
  const found = judge({
    'src/users/user.ts': "import type { FastifyRequest } from 'fastify'\n\nexport type Asked = FastifyRequest\n",
  })
  expect(found).toEqual(['src/users/user.ts:1: zone: src/users must not import the package fastify'])
})

test('only storage speaks to PostgreSQL', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  http/', '  users/'),
    'src/http/health.ts': "import pg from 'pg'\n\nexport const x = pg\n",
  })
  expect(found).toEqual(['src/http/health.ts:1: zone: src/http must not import the package pg'])
})

test('the directory imports types only', () => {
  const found = judge({
    'src/directory.ts': "import type { User } from './users/user.ts'\nimport { id } from './users/user.ts'\n",
  })
  expect(found).toEqual(['src/directory.ts:2: zone: src/directory.ts imports types only'])
})

test('the console imports nothing of the server', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  users/', 'console/', '  src/', '    lib/'),
    'console/src/lib/user.ts': "import type { User } from '../../../src/users/user.ts'\n\nexport type Row = User\n",
  })
  expect(found).toEqual(['console/src/lib/user.ts:1: zone: console/src/lib must not import src/users'])
})

test('the source imports no test support', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  users/', 'test/', '  support/'),
    'test/support/people.ts': 'export const alice = 1\n',
    'src/users/user.ts': "import { alice } from '../../test/support/people.ts'\n\nexport const x = alice\n",
  })
  expect(found).toEqual(['src/users/user.ts:1: zone: src/users must not import test/support/people.ts'])
})

test('a test beside its file imports what it needs', () => {
  const found = judge({
    'ARCHITECTURE.md': tree,
    'src/kernel/clock.ts': 'export const now = 1\n',
    'src/roles/role.ts': 'export const id = 1\n',
    'src/storage/postgres/users.ts': 'export const table = 1\n',
    'src/users/user.test.ts': "import { table } from '../storage/postgres/users.ts'\n\nexport const x = table\n",
  })
  expect(found).toEqual([])
})

test('a folder that the table does not know is refused', () => {
  const found = judge({
    'ARCHITECTURE.md': architecture('src/', '  moods/', '  users/'),
    'src/moods/mood.ts': 'export const x = 1\n',
  })
  expect(found).toEqual([
    'src/moods/mood.ts:1: zone: no zone holds src/moods/mood.ts: give its folder a row in scripts/house/zones.mjs and ARCHITECTURE.md',
  ])
})
