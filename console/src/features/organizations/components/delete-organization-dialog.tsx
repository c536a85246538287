import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { deleteOrganization } from '../api/change-organization.ts'
import { organizationLabel, type StoredOrganization } from '../api/organization.ts'
import { organizationsKey } from '../api/organization-queries.ts'

interface DeleteOrganizationDialogProps {
  readonly organization: StoredOrganization
  /** Pools are isolated, so its people have nowhere else to be. */
  readonly isIsolated: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
}

export function DeleteOrganizationDialog({ organization, isIsolated, onClose, onDeleted }: DeleteOrganizationDialogProps) {
  const queryClient = useQueryClient()
  const typed = useTypedWord(organization.name)
  const [withPeople, setWithPeople] = useState(false)
  const name = organizationLabel(organization)

  async function remove(reason: string) {
    await deleteOrganization(organization.id, withPeople, reason)
    // A list of before shows it still.
    queryClient.removeQueries({ queryKey: [...organizationsKey, 'list'] })
    void queryClient.invalidateQueries({ queryKey: organizationsKey })
    toastDone(t('{name} was deleted.', { name }))
  }

  return (
    <DialogForm
      title={t('Delete organization')}
      grade="T3"
      confirm={t('Delete organization')}
      confirming={t('Deleting…')}
      failure={t("Couldn't delete {name}.", { name })}
      tone="danger"
      blockedReason={typed.isTyped ? null : t('Type the name of the organization first')}
      onConfirm={remove}
      onDone={onDeleted}
      onClose={onClose}
      initialFocus={typed.box}
    >
      <p>
        {isIsolated
          ? t('{name} ends for good. It is refused while people belong to it, unless they are deleted too.', { name })
          : t('{name} ends for good. Its people keep their accounts and lose what they held there.', { name })}
      </p>
      {isIsolated && (
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Delete its users too')}
          checked={withPeople}
          onChange={(event) => setWithPeople(event.target.checked)}
        />
      )}
      {typed.field}
    </DialogForm>
  )
}
