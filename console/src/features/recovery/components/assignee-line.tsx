import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { RecoveryRequest } from '../api/recovery-request.ts'
import { useAssignment } from './use-assignment.ts'

interface AssigneeLineProps {
  readonly request: RecoveryRequest
  readonly ownId: string
  /** Why the signed-in operator may not decide it, and so does not take it. */
  readonly refusal: string | null
}

/** Who works on a request that waits. It is no lock: everybody who may decides it (console.md 3.14). */
export function AssigneeLine({ request, ownId, refusal }: AssigneeLineProps) {
  const mayDecide = useMay('approve:recovery')
  const { isBusy, take, giveBack } = useAssignment(request)
  const { assignee } = request
  const isOwn = assignee?.id === ownId
  const words = isOwn
    ? t('You took this request.')
    : assignee === null
      ? t('Nobody took this request yet.')
      : t('{name} took this request.', { name: assignee.name })
  const label = isOwn
    ? t('Give back')
    : assignee === null
      ? t('Assign to me')
      : t('Take over from {name}', { name: assignee.name })
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-table">
      <span className="text-muted">{words}</span>
      {mayDecide && (
        <Button
          disabledReason={isOwn ? null : refusal}
          aria-disabled={isBusy}
          onClick={() => void (isOwn ? giveBack() : take())}
        >
          {label}
        </Button>
      )}
    </p>
  )
}
