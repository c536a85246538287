import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { allOf } from '../../../lib/any-of.ts'
import { t } from '../../../lib/text.ts'
import { heldInQuery } from '../api/membership.ts'
import { type NamedPlace, useMembershipChanges } from './use-membership-changes.ts'

interface RemoveDialogProps {
  readonly place: NamedPlace
  /** Who it is about. */
  readonly person: ReactNode
  readonly onClose: () => void
}

export function RemoveDialog({ place, person, onClose }: RemoveDialogProps) {
  const { remove } = useMembershipChanges()
  const held = useQuery(heldInQuery(place))
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
      <ul aria-label={t('What happens')} aria-busy={held.isLoading} className="grid min-h-5 gap-1 text-table">
        <li>{rolesLine(held.data?.map(({ name }) => name))}</li>
        <li>{t('Tokens for this organization end at once.')}</li>
      </ul>
      <p className="text-muted text-table">{t('Does not delete the user.')}</p>
    </DialogForm>
  )
}

/** Not named as long as it is not known which they are. */
function rolesLine(names: readonly string[] | undefined): string {
  if (names === undefined) return t('They lose the roles they hold in this organization.')
  return names.length === 0
    ? t('They hold no role in this organization.')
    : t('They lose the roles they hold here: {roles}.', { roles: allOf(names) })
}
