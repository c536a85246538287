import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { useTypedWord } from '../../../components/ui/typed-word.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { deleteOrganization } from '../api/change-organization.ts'
import { type Counted, organizationLabel, type StoredOrganization } from '../api/organization.ts'
import { organizationHealthQuery, organizationsKey } from '../api/organization-queries.ts'

interface DeleteOrganizationDialogProps {
  readonly organization: StoredOrganization
  /** Pools are isolated, so its people have nowhere else to be. */
  readonly isIsolated: boolean
  readonly onClose: () => void
  readonly onDeleted: () => void
}

export function DeleteOrganizationDialog({
  organization,
  isIsolated,
  onClose,
  onDeleted,
}: DeleteOrganizationDialogProps) {
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
  const { data, isError, error, refetch } = useQuery({ ...organizationHealthQuery(organizationId), staleTime: 0 })
  if (data === undefined) {
    return isError ? (
      <ProblemNotice title={t("Couldn't count its people.")} error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonLines label={t('Counting its people…')} count={1} />
    )
  }
  if (data.members.count === 0) return <p className="text-muted text-table">{t('Nobody belongs to it.')}</p>
  return (
    <Choice
      type="checkbox"
      className="-mx-2"
      label={peopleTooOf(data.members)}
      checked={isChosen}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}

function peopleTooOf({ count, isEstimate }: Counted): string {
  return isEstimate
    ? tCount(count, 'Delete at least 1 user too', 'Delete at least {count} users too')
    : tCount(count, 'Delete 1 user too', 'Delete {count} users too')
}
