import { useState } from 'react'
import { PickerLine } from '../../../components/ui/picker-line.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Organization, organizationLabel } from '../../organizations/api/organization.ts'
import { OrganizationPicker } from '../../organizations/components/organization-picker.tsx'
import type { Role } from '../../roles/api/role.ts'
import { RolePicker } from '../../roles/components/role-picker.tsx'

interface NewcomersPlaceProps {
  readonly organization: Organization | null
  readonly role: Role | null
  readonly onOrganization: (organization: Organization | null) => void
  readonly onRole: (role: Role | null) => void
}

/** The organization and the role that everybody who is created gets: one line each, which opens a search. */
export function NewcomersPlace({ organization, role, onOrganization, onRole }: NewcomersPlaceProps) {
  const mayJoin = useMay('update:users')
  const mayAssign = useMay('assign:roles')
  const [open, setOpen] = useState<'organization' | 'role' | null>(null)
  return (
    <div className="grid max-w-lg gap-2">
      {mayJoin && (
        <PickerLine
          label={t('Add to organization')}
          value={organization === null ? t('None') : organizationLabel(organization)}
          isOpen={open === 'organization'}
          onToggle={() => setOpen(open === 'organization' ? null : 'organization')}
          onClear={organization && (() => onOrganization(null))}
        >
          <OrganizationPicker value={organization?.id ?? null} onPick={onOrganization} />
        </PickerLine>
      )}
      {mayAssign && (
        <PickerLine
          label={t('Assign role')}
          value={role?.name ?? t('None')}
          isOpen={open === 'role'}
          onToggle={() => setOpen(open === 'role' ? null : 'role')}
          onClear={role && (() => onRole(null))}
        >
          <RolePicker isSingle picked={role === null ? [] : [role]} onChange={([picked]) => onRole(picked ?? null)} />
        </PickerLine>
      )}
    </div>
  )
}
