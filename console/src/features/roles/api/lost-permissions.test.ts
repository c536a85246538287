import { expect, test } from 'vitest'
import { unassignPreview } from './lost-permissions.ts'
import type { EffectivePermission } from './role.ts'

const permission = (name: string, ...sources: EffectivePermission['sources']): EffectivePermission => ({
  name,
  resourceServer: 'https://api.example.com',
  resourceServerName: null,
  description: null,
  sources,
  sourceCount: sources.length,
})
const admin = { type: 'role', roleId: 'rol_admin', roleName: 'Admin' } as const
const viewer = { type: 'role', roleId: 'rol_viewer', roleName: 'Viewer' } as const

test('a permission that only this role gives is lost, one with another source stays', () => {
  const permissions = [
    permission('users:delete', admin),
    permission('users:read', admin, viewer),
    permission('reports:read', admin, { type: 'direct' }),
    permission('other:read', viewer),
  ]
  expect(unassignPreview(permissions, 'rol_admin')).toEqual({
    lost: ['users:delete'],
    kept: [
      { name: 'users:read', through: 'Viewer' },
      { name: 'reports:read', through: 'a direct permission' },
    ],
  })
})
