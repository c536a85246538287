import { useRouteContext } from '@tanstack/react-router'
import { lazy, useState } from 'react'
import { PickerLine } from '../../components/ui/picker-line.tsx'
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
        <PickerLine
          label={t('Organization')}
          value={organization?.label ?? t('None')}
          isOpen={open === 'organization'}
          onToggle={() => setOpen(open === 'organization' ? null : 'organization')}
          onClear={organization && (() => onChange({ ...value, organization: null }))}
        >
          <OrganizationPicker
            value={organization?.id ?? null}
            onPick={(picked) =>
              onChange({ ...value, organization: { id: picked.id, label: organizationLabel(picked) } })
            }
          />
        </PickerLine>
      )}
      {mayAssign && (
        <PickerLine
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
            onChange={(picked) => {
              setRoles(picked)
              onChange({ ...value, roleIds: picked.map(({ id }) => id) })
            }}
          />
        </PickerLine>
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
