import { expect, test } from 'vitest'
import type { PermissionSource } from './role.ts'
import { sourcesInWords } from './source-words.ts'

const words = (sources: readonly PermissionSource[], sourceCount = sources.length) =>
  sourcesInWords({
    name: 'read:invoices',
    resourceServer: 'https://invoices.example.com',
    resourceServerName: 'Invoices',
    description: null,
    sources,
    sourceCount,
  })
const viewer = { type: 'role', roleId: 'rol_1', roleName: 'Viewer' } as const
const billing = (name: string, displayName: string | null) =>
  ({ type: 'role', roleId: 'rol_2', roleName: 'Billing', organization: { id: name, name, displayName } }) as const

test('a permission is told by the grant, by each role, and by the organization in which the role is held', () => {
  expect(words([{ type: 'direct' }, viewer])).toBe('given directly, through Viewer')
  expect(words([viewer, billing('acme', 'Acme'), billing('globex', null)])).toBe(
    'through Viewer, Billing (Acme), Billing (globex)',
  )
})

test('of more ways than are told, how many more there are is', () => {
  expect(words([viewer], 2)).toBe('through Viewer, 1 more way')
  expect(words([viewer], 22)).toBe('through Viewer, 21 more ways')
})
