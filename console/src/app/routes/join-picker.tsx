import type { OrganizationChoice } from '../../features/organization-users/components/add-to-organization-dialog.tsx'
import { organizationLabel } from '../../features/organizations/api/organization.ts'
import { OrganizationPicker } from '../../features/organizations/components/organization-picker.tsx'
import { t } from '../../lib/text.ts'

/** Which organization somebody is added to. */
export function JoinPicker({ value, held, onPick }: OrganizationChoice) {
  return (
    <OrganizationPicker
      value={value}
      held={held}
      heldWords={t('Already a member')}
      onPick={(organization) => onPick({ id: organization.id, label: organizationLabel(organization) })}
    />
  )
}
