import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t, tNodes } from '../../../lib/text.ts'
import { useFitsTable } from '../../../lib/use-media-query.ts'
import type { HeldRole } from '../api/role.ts'

interface HeldRolesProps {
  readonly roles: readonly HeldRole[]
  /** Null for those who may only look. */
  readonly onUnassign: ((role: HeldRole) => void) | null
}

export function HeldRoles({ roles, onUnassign }: HeldRolesProps) {
  const fitsTable = useFitsTable()
  return fitsTable ? (
    <RoleTable roles={roles} onUnassign={onUnassign} />
  ) : (
    <RoleCards roles={roles} onUnassign={onUnassign} />
  )
}

function RoleTable({ roles, onUnassign }: HeldRolesProps) {
  return (
    <table className="w-full text-table">
      <caption className="sr-only">{t('Roles of this user')}</caption>
      <thead className="text-muted [&_th]:px-4 [&_th]:py-2 [&_th]:text-start [&_th]:font-normal">
        <tr className="border-line border-b">
          <th scope="col">{t('Role')}</th>
          <th scope="col">{t('Scope')}</th>
          <th scope="col">{t('How')}</th>
          <th scope="col">{t('Since')}</th>
          {onUnassign && (
            <th scope="col">
              <span className="sr-only">{t('Actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={role.roleId} className="border-line border-b last:border-b-0 [&>*]:px-4 [&>*]:py-2.5">
            <th scope="row" className="text-start font-normal">
              <span className="block font-semibold">{role.name}</span>
              {role.description && <span className="block text-meta text-muted">{role.description}</span>}
            </th>
            <td>{t('Global')}</td>
            <td>{t('Direct')}</td>
            <td>{role.assignedAt && <TimeStamp at={role.assignedAt} />}</td>
            {onUnassign && (
              <td className="text-end">
                <UnassignButton role={role} onUnassign={onUnassign} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RoleCards({ roles, onUnassign }: HeldRolesProps) {
  return (
    <ul>
      {roles.map((role) => (
        <li
          key={role.roleId}
          className="flex items-center justify-between gap-3 border-line border-b px-4 py-3 text-table last:border-b-0"
        >
          <div className="min-w-0">
            <p className="font-semibold">{role.name}</p>
            {role.description && <p className="text-meta text-muted">{role.description}</p>}
            <p className="text-meta text-muted">
              {role.assignedAt
                ? tNodes('Global, direct · since {time}', { time: <TimeStamp at={role.assignedAt} /> })
                : t('Global, direct')}
            </p>
          </div>
          {onUnassign && <UnassignButton role={role} onUnassign={onUnassign} />}
        </li>
      ))}
    </ul>
  )
}

function UnassignButton({ role, onUnassign }: { role: HeldRole; onUnassign: (role: HeldRole) => void }) {
  return (
    <Button aria-label={t('Unassign {role}', { role: role.name })} onClick={() => onUnassign(role)}>
      {t('Unassign')}
    </Button>
  )
}
