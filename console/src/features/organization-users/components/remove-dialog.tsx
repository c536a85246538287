import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { type NamedPlace, useMembershipChanges } from './use-membership-changes.ts'

interface RemoveDialogProps {
  readonly place: NamedPlace
  /** Who it is about. */
  readonly person: ReactNode
  readonly onClose: () => void
}

export function RemoveDialog({ place, person, onClose }: RemoveDialogProps) {
  const { remove } = useMembershipChanges()
  const { personName, organizationName: organization } = place
  return (
    <DialogForm
      title={t('Remove from organization')}
      act="remove-from-organization"
      confirm={t('Remove from {organization}', { organization })}
      confirming={t('Removing…')}
      reason="optional"
      failure={t("Couldn't remove {person} from {organization}.", { person: personName, organization })}
      tone="danger"
      onConfirm={(reason) => remove(place, reason)}
      onClose={onClose}
    >
      {person}
      <p>{t('They lose their roles in this organization, and tokens for it end at once.')}</p>
      <p className="text-muted text-table">{t('Does not delete the user.')}</p>
    </DialogForm>
  )
}
