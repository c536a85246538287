import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import type { EffectivePermission } from '../api/role.ts'
import { permissionsQuery } from '../api/role-queries.ts'
import { useDirectPermissions } from './use-direct-permissions.ts'

interface DirectPermissionsCardProps {
  readonly userId: string
  readonly person: ReactNode
}

/** What was given to the person past all roles. Most people have none, and then there is no card. */
export function DirectPermissionsCard({ userId, person }: DirectPermissionsCardProps) {
  const { data: permissions } = useQuery(permissionsQuery(userId, 'everywhere'))
  const mayRemove = useMay('assign:roles')
  const [leaving, setLeaving] = useState<EffectivePermission | null>(null)
  const direct = permissions?.filter(({ sources }) => sources.some(({ type }) => type === 'direct')) ?? []
  if (direct.length === 0 && leaving === null) return null
  return (
    <Card
      title={t('Direct permissions')}
      action={
        mayRemove ? undefined : (
          <span className="text-meta text-muted">{t('To remove: {needs}', { needs: needs('assign:roles') })}</span>
        )
      }
    >
      <p className="border-line border-b px-4 py-2 text-meta text-muted">
        {t('Given past all roles. A role is easier to see and to take back.')}
      </p>
      <table className="w-full table-fixed text-table [&_td]:[overflow-wrap:anywhere] [&_th]:[overflow-wrap:anywhere]">
        <caption className="sr-only">{t('Direct permissions')}</caption>
        <thead className="text-muted [&_th]:px-4 [&_th]:py-2 [&_th]:text-start [&_th]:font-normal">
          <tr className="border-line border-b">
            <th scope="col">{t('Permission')}</th>
            <th scope="col" className="w-[36%]">
              {t('API')}
            </th>
            {mayRemove && (
              <th scope="col" className="w-36">
                <span className="sr-only">{t('Actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {direct.map((permission) => (
            <tr
              key={`${permission.resourceServer} ${permission.name}`}
              className="border-line border-b last:border-b-0 [&>*]:px-4 [&>*]:py-2.5"
            >
              <th scope="row" className="text-start font-normal">
                <code className="font-mono text-meta">{permission.name}</code>
              </th>
              <td>{permission.resourceServerName ?? permission.resourceServer}</td>
              {mayRemove && (
                <td className="text-end">
                  <Button
                    aria-label={t('Remove {permission}', { permission: permission.name })}
                    onClick={() => setLeaving(permission)}
                  >
                    {t('Remove')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {leaving && (
        <RemoveDialog userId={userId} person={person} permission={leaving} onClose={() => setLeaving(null)} />
      )}
    </Card>
  )
}

interface RemoveDialogProps extends DirectPermissionsCardProps {
  readonly permission: EffectivePermission
  readonly onClose: () => void
}

function RemoveDialog({ userId, person, permission, onClose }: RemoveDialogProps) {
  const { remove } = useDirectPermissions(userId)
  const roles = permission.sources.flatMap(({ type, roleName }) => (type === 'role' && roleName ? [roleName] : []))
  const name = <code className="font-mono text-meta">{permission.name}</code>
  return (
    <DialogForm
      title={t('Remove permission')}
      confirm={t('Remove permission')}
      confirming={t('Removing…')}
      failure={t("Couldn't remove {permission}.", { permission: permission.name })}
      tone="danger"
      onConfirm={() => remove(permission)}
      onClose={onClose}
    >
      {person}
      <p>
        {roles.length === 0
          ? tNodes('Loses {permission}.', { permission: name })
          : tNodes('Keeps {permission} through {through}.', { permission: name, through: roles.join(', ') })}
      </p>
    </DialogForm>
  )
}
