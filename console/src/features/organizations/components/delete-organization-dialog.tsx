import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { organizationReasons } from '../../../components/ui/reason-picker.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { askForDeletion, deleteOrganization, peopleGoingQuery } from '../api/change-organization.ts'
import { organizationLabel, type StoredOrganization } from '../api/organization.ts'
import { organizationsKey } from '../api/organization-queries.ts'

interface DeleteOrganizationDialogProps {
  readonly organization: StoredOrganization
  /** Pools are isolated, so its people have nowhere else to be. */
  readonly isIsolated: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
}

export function DeleteOrganizationDialog(props: DeleteOrganizationDialogProps) {
  const { organization, isIsolated, onClose, onDeleted } = props
  const queryClient = useQueryClient()
  const typed = useTypedWord(organization.name)
  const [withPeople, setWithPeople] = useState(false)
  const name = organizationLabel(organization)

  /** Whether it is gone now, or somebody else decides first. */
  async function remove(reason: string): Promise<boolean> {
    if (withPeople) {
      await askForDeletion(organization.id, reason)
      void queryClient.invalidateQueries({ queryKey: ['approvals'] })
      toastDone(t('Asked for. Another owner or admin decides.'))
      return false
    }
    await deleteOrganization(organization.id, reason)
    // A list of before shows it still.
    queryClient.removeQueries({ queryKey: [...organizationsKey, 'list'] })
    void queryClient.invalidateQueries({ queryKey: organizationsKey })
    toastDone(t('{name} was deleted.', { name }))
    return true
  }

  return (
    <DialogForm
      title={t('Delete organization')}
      grade={withPeople ? 'T4' : 'T3'}
      reason="required"
      reasons={organizationReasons}
      confirm={withPeople ? t('Ask for approval') : t('Delete organization')}
      confirming={withPeople ? t('Asking…') : t('Deleting…')}
      failure={withPeople ? t("Couldn't ask for approval.") : t("Couldn't delete {name}.", { name })}
      tone="danger"
      blockedReason={typed.isTyped ? null : t('Type the name of the organization first')}
      onConfirm={remove}
      onDone={(isGone) => (isGone ? onDeleted() : onClose())}
      onClose={onClose}
      initialFocus={typed.box}
    >
      <p>
        {isIsolated
          ? t('{name} ends for good. It is refused while people belong to it, unless they are deleted too.', { name })
          : t('{name} ends for good. Its people keep their accounts and lose what they held there.', { name })}
      </p>
      {isIsolated && <PeopleToo organizationId={organization.id} isChosen={withPeople} onChange={setWithPeople} />}
      {typed.field}
    </DialogForm>
  )
}

interface PeopleTooProps {
  readonly organizationId: string
  readonly isChosen: boolean
  readonly onChange: (isChosen: boolean) => void
}

/** How many would go with it is the server's count of this moment. */
function PeopleToo({ organizationId, isChosen, onChange }: PeopleTooProps) {
  const mayDelete = useMay('delete:users')
  const going = useQuery({ ...peopleGoingQuery(organizationId), enabled: mayDelete })
  if (!mayDelete) return null
  if (going.data === undefined) {
    return going.isError ? (
      <ProblemNotice title={t("Couldn't count its people.")} error={going.error} onRetry={() => void going.refetch()} />
    ) : (
      <SkeletonLines label={t('Counting its people…')} count={1} />
    )
  }
  const { people } = going.data
  if (people === 0) return <p className="text-muted text-table">{t('Nobody belongs to it.')}</p>
  return (
    <Choice
      type="checkbox"
      className="-mx-2"
      label={tCount(people, 'Delete 1 user too', 'Delete {count} users too')}
      description={t(
        'An anonymised record of each is kept. A second person approves it, then you carry it out: the organization is suspended at once, and goes after the last of them.',
      )}
      checked={isChosen}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}
