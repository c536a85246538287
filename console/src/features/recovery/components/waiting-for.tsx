import { Button } from '../../../components/ui/button.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { useMay } from '../../../lib/permissions.ts'
import { rowLink } from '../../../lib/row-links.ts'
import { t } from '../../../lib/text.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'
import { useAssignment } from './use-assignment.ts'

interface WaitingForProps {
  readonly request: RecoveryRequest
  readonly ownId: string
  /** Where no header of a column says what it is. */
  readonly isLabelled?: boolean
}

/** In a row of the queue: who has the request. One that nobody has is taken by a press. */
export function WaitingFor({ request, ownId, isLabelled = false }: WaitingForProps) {
  const mayDecide = useMay('approve:recovery')
  const { isBusy, take } = useAssignment(request)
  const { assignee, number, id } = request
  if (assignee !== null || !mayDecide) {
    const name = assignee === null ? t('nobody yet') : assignee.id === ownId ? t('you') : assignee.name
    return (
      <span className={classNames('min-w-0 break-words', assignee === null && 'text-muted')}>
        {isLabelled && <span className="text-muted">{t('Waiting for')} </span>}
        {name}
      </span>
    )
  }
  async function takeAndStay() {
    // The button goes with the press; the focus stays in the row.
    if (await take()) rowLink(id)?.focus({ preventScroll: true })
  }
  return (
    <Button
      tone="quiet"
      className="-ms-3"
      aria-label={t('Assign to me: {number}', { number })}
      aria-disabled={isBusy}
      onClick={() => void takeAndStay()}
    >
      {t('Assign to me')}
    </Button>
  )
}
