import { command } from './command.ts'
import { nameList } from './name-list.ts'
import { fieldLines } from './output.ts'

interface CreatedKey {
  readonly id: string
  readonly name: string
  readonly permissions: readonly string[]
  readonly organizationId: string | null
  readonly key: string
}

const harmlessPermissions = 'read:users,read:roles'

export const keysCreate = command({
  name: 'keys create',
  summary: 'Make an API key for /api/v1. It is shown once and never again.',
  options: {
    name: { type: 'string', value: 'NAME', about: 'What people call it; "Command line" when left out' },
    permissions: {
      type: 'string',
      value: 'all|A,B',
      about: `What it may do; ${harmlessPermissions} when left out`,
    },
    organization: {
      type: 'string',
      value: 'ORG',
      about: 'Its id or name; the key opens this organization and nothing else',
    },
  },
  async run({ options, output, api, misused }) {
    const { name = 'Command line', permissions = harmlessPermissions, organization } = options
    const wanted = nameList('--permissions', permissions, misused)
    const made = await api().post<CreatedKey>('/keys', {
      name,
      permissions: wanted,
      ...(organization === undefined ? {} : { organizationId: organization }),
    })
    const bound = made.organizationId === null ? {} : { organization: made.organizationId }
    const object = { key: made.key, id: made.id, name: made.name, permissions: made.permissions, ...bound }
    output.result(object, fieldLines({ ...object, permissions: made.permissions.join(',') }))
  },
})
