import { Link } from '@tanstack/react-router'
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
    <table className="w-full table-fixed text-table [&_td]:[overflow-wrap:anywhere] [&_th]:[overflow-wrap:anywhere]">
      <caption className="sr-only">{t('Roles of this user')}</caption>
      <thead className="text-muted [&_th]:px-4 [&_th]:py-2 [&_th]:text-start [&_th]:font-normal">
        <tr className="border-line border-b">
          <th scope="col">{t('Role')}</th>
          <th scope="col" className="w-[28%]">
            {t('Scope')}
          </th>
          <th scope="col" className="w-24">
            {t('How')}
          </th>
          <th scope="col" className="w-44">
            {t('Since')}
          </th>
          {onUnassign && (
            <th scope="col" className="w-36">
              <span className="sr-only">{t('Actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {roles.map((role) => (
          <tr key={keyOf(role)} className="border-line border-b last:border-b-0 [&>*]:px-4 [&>*]:py-2.5">
            <th scope="row" className="text-start font-normal">
              <RoleLink role={role} />
              {role.description && <span className="block text-meta text-muted">{role.description}</span>}
            </th>
            <td>{scopeOf(role)}</td>
            <td>{t('Direct')}</td>
            <td>
              {role.assignedAt && <TimeStamp at={role.assignedAt} />}
              <Giver role={role} />
              <Term role={role} />
            </td>
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
          key={keyOf(role)}
          className="flex items-center justify-between gap-3 border-line border-b px-4 py-3 text-table last:border-b-0"
        >
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <RoleLink role={role} />
            {role.description && <p className="text-meta text-muted">{role.description}</p>}
            <p className="text-meta text-muted">
              {role.assignedAt
                ? tNodes('{scope}, direct · since {time}', {
                    scope: scopeOf(role),
                    time: <TimeStamp at={role.assignedAt} />,
                  })
                : t('{scope}, direct', { scope: scopeOf(role) })}
            </p>
            <Giver role={role} />
            <Term role={role} />
          </div>
          {onUnassign && <UnassignButton role={role} onUnassign={onUnassign} />}
        </li>
      ))}
    </ul>
  )
}

function RoleLink({ role: { roleId, name } }: { readonly role: HeldRole }) {
  return (
    <Link
      to="/roles/$roleId/permissions"
      params={{ roleId }}
      className="-my-0.5 block rounded-control py-0.5 font-semibold hover:text-accent"
    >
      {name}
    </Link>
  )
}

/** Who gave it, as far as that is known. */
function Giver({ role: { givenBy } }: { readonly role: HeldRole }) {
  if (givenBy === null) return null
  const name = givenBy.name ?? (givenBy.kind === 'operator' ? t('a former operator') : t('an administrator there'))
  return <span className="block text-meta text-muted">{t('by {name}', { name })}</span>
}

/** A role that begins later, or ends by itself, says so. */
function Term({ role: { from, until } }: { readonly role: HeldRole }) {
  const begins = from !== null && Date.parse(from) > Date.now()
  if (!begins && until === null) return null
  return (
    <span className="block text-meta text-muted">
      {begins && tNodes('From {time}', { time: <TimeStamp at={from} /> })}
      {begins && until !== null && ' · '}
      {until !== null &&
        (Date.parse(until) > Date.now()
          ? tNodes('Until {time}', { time: <TimeStamp at={until} /> })
          : tNodes('Ended {time}', { time: <TimeStamp at={until} /> }))}
    </span>
  )
}

/** The same role may be held everywhere and inside an organization. */
function keyOf({ roleId, organization }: HeldRole): string {
  return `${organization?.id ?? ''} ${roleId}`
}

function scopeOf({ organization }: HeldRole): string {
  return organization === null
    ? t('Global')
    : t('Organization: {organization}', { organization: organization.displayName ?? organization.name })
}

function nameOf({ name, organization }: HeldRole): string {
  if (organization === null) return t('Unassign {role}', { role: name })
  return t('Unassign {role} in {organization}', {
    role: name,
    organization: organization.displayName ?? organization.name,
  })
}

function UnassignButton({ role, onUnassign }: { role: HeldRole; onUnassign: (role: HeldRole) => void }) {
  return (
    <Button aria-label={nameOf(role)} onClick={() => onUnassign(role)}>
      {t('Unassign')}
    </Button>
  )
}
