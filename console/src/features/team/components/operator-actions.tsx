import { Button } from '../../../components/ui/button.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type Operator, operatorLabel } from '../api/operator.ts'
import type { OperatorAct } from './operator-dialog.tsx'

interface OperatorActionsProps {
  readonly operator: Operator
  /** They outrank whoever looks at them. */
  readonly isOutOfReach: boolean
  readonly onAct: (act: OperatorAct) => void
  /** Null while one is on its way. */
  readonly onInvite: (() => void) | null
}

/** Whoever has not come in yet is asked again or not at all; everybody else is changed. */
export function OperatorActions({ operator, isOutOfReach, onAct, onInvite }: OperatorActionsProps) {
  const mayAdd = useMay('create:operators')
  const mayChange = useMay('update:operators')
  const mayRemove = useMay('delete:operators')
  const offline = useOfflineReason()
  const name = operatorLabel(operator)
  const isInvited = operator.invitedAt !== null
  if (!mayAdd && !mayChange && !mayRemove) return <Needs permission="update:operators" />
  if (isOutOfReach) {
    return <span className="text-meta text-muted">{t('Only an owner can do this for an owner.')}</span>
  }
  return (
    <div className="flex flex-wrap justify-end gap-1 max-table:-ms-3 max-table:justify-start">
      {isInvited && mayAdd && (
        <Button
          tone="quiet"
          aria-label={t('Send again to {name}', { name })}
          aria-disabled={onInvite === null}
          disabledReason={offline}
          onClick={() => onInvite?.()}
        >
          {t('Send again')}
        </Button>
      )}
      {!isInvited && mayChange && (
        <>
          <Button tone="quiet" aria-label={t('Reset MFA of {name}', { name })} onClick={() => onAct('mfa')}>
            {t('Reset MFA')}
          </Button>
          <Button tone="quiet" aria-label={t('Change role of {name}', { name })} onClick={() => onAct('role')}>
            {t('Change role')}
          </Button>
        </>
      )}
      {mayRemove && (
        <Button
          tone="quiet"
          aria-label={
            isInvited ? t('Withdraw invitation of {name}', { name }) : t('Remove {name} from the team', { name })
          }
          onClick={() => onAct('remove')}
        >
          {isInvited ? t('Withdraw') : t('Remove')}
        </Button>
      )}
    </div>
  )
}
