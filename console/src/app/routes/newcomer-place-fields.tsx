import { useRouteContext } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { organizationLabel } from '../../features/organizations/api/organization.ts'
import type { Role } from '../../features/roles/api/role.ts'
import type { NewcomerPlace } from '../../features/users/components/add-user-dialog.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface NewcomerPlaceFieldsProps {
  readonly value: NewcomerPlace
  readonly onChange: (place: NewcomerPlace) => void
}

/** The organization and the roles of somebody who is added: one line each, which opens a search. */
export function NewcomerPlaceFields({ value, onChange }: NewcomerPlaceFieldsProps) {
  const { session } = useRouteContext({ from: '/signed-in' })
  const mayJoin = useMay('update:users') && session.application.poolMode !== 'isolated'
  const mayAssign = useMay('assign:roles')
  const [open, setOpen] = useState<'organization' | 'roles' | null>(null)
  const [roles, setRoles] = useState<readonly Role[]>([])
  const { organization } = value
  if (!mayJoin && !mayAssign) return null
  return (
    <div className="grid gap-3">
      {mayJoin && (
        <Line
          label={t('Organization')}
          value={organization?.label ?? t('None')}
          isOpen={open === 'organization'}
          onToggle={() => setOpen(open === 'organization' ? null : 'organization')}
          onClear={organization && (() => onChange({ ...value, organization: null }))}
        >
          <OrganizationPicker
            value={organization?.id ?? null}
            held={new Set()}
            heldWords=""
            onPick={(picked) =>
              onChange({ ...value, organization: { id: picked.id, label: organizationLabel(picked) } })
            }
          />
        </Line>
      )}
      {mayAssign && (
        <Line
          label={
            organization === null
              ? t('Roles everywhere')
              : t('Roles in {organization}', { organization: organization.label })
          }
          value={roles.length === 0 ? t('None') : roles.map(({ name }) => name).join(', ')}
          isOpen={open === 'roles'}
          onToggle={() => setOpen(open === 'roles' ? null : 'roles')}
          onClear={null}
        >
          <RolePicker
            picked={roles}
            held={new Set()}
            onChange={(picked) => {
              setRoles(picked)
              onChange({ ...value, roleIds: picked.map(({ id }) => id) })
            }}
          />
        </Line>
      )}
    </div>
  )
}

interface LineProps {
  readonly label: string
  readonly value: string
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onClear: (() => void) | null
  readonly children: ReactNode
}

function Line({ label, value, isOpen, onToggle, onClear, children }: LineProps) {
  return (
    <div>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-table">
        <span className="font-semibold">{label}</span>
        <span className="min-w-0 flex-1 text-muted [overflow-wrap:anywhere]">{value}</span>
        {onClear && <Button onClick={onClear}>{t('Clear {what}', { what: label })}</Button>}
        <Button
          aria-expanded={isOpen}
          aria-label={isOpen ? t('Done: {what}', { what: label }) : t('Choose: {what}', { what: label })}
          onClick={onToggle}
        >
          {isOpen ? t('Done') : t('Choose')}
        </Button>
      </div>
      {isOpen && (
        <div className="mt-2">
          <Suspense>{children}</Suspense>
        </div>
      )}
    </div>
  )
}

const OrganizationPicker = lazy(() =>
  import('../../features/organizations/components/organization-picker.tsx').then((m) => ({
    default: m.OrganizationPicker,
  })),
)
const RolePicker = lazy(() =>
  import('../../features/roles/components/role-picker.tsx').then((m) => ({ default: m.RolePicker })),
)
