import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import {
  askForApproval,
  type ConsoleRole,
  changeOperatorRole,
  type Operator,
  operatorLabel,
  removeOperator,
  resetOperatorMfa,
  roleLabels,
  rolesGivenBy,
  takesTwo,
} from '../api/operator.ts'

export type OperatorAct = 'mfa' | 'role' | 'remove'

interface OperatorDialogProps {
  readonly act: OperatorAct
  readonly operator: Operator
  readonly ownId: string
  readonly ownRole: string
  readonly onClose: () => void
}

/** One of three acts on an operator. Where it takes two people, it asks instead of doing. */
export function OperatorDialog({ act, operator, ownId, ownRole, onClose }: OperatorDialogProps) {
  const queryClient = useQueryClient()
  const [role, setRole] = useState<ConsoleRole>(operator.role)
  const name = operatorLabel(operator)
  const words = act === 'remove' && operator.invitedAt !== null ? withdrawal : acts[act]
  const asks = takesTwo(operator, ownId)

  async function confirm(reason: string) {
    if (asks) await askForApproval(askedActs[act], operator.id, reason, act === 'role' ? role : undefined)
    else if (act === 'mfa') await resetOperatorMfa(operator.id, reason)
    else if (act === 'role') await changeOperatorRole(operator.id, role, reason)
    else await removeOperator(operator.id, reason)
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['operators'] }),
      queryClient.invalidateQueries({ queryKey: ['approvals'] }),
    ])
    toastDone(asks ? t('Asked for. Another owner or admin decides.') : t('Done.'))
  }

  const blocked = act === 'role' && role === operator.role ? t('Choose another role first') : null
  return (
    <DialogForm
      title={words.title}
      grade={act === 'role' ? 'T2' : 'T3'}
      confirm={asks ? t('Ask for approval') : words.title}
      confirming={asks ? t('Asking…') : t('Saving…')}
      failure={t("Couldn't do this for {name}.", { name })}
      tone={act === 'role' || asks ? 'primary' : 'danger'}
      startOnCancel={!asks && act !== 'role'}
      reason="required"
      reasons={reasons}
      blockedReason={blocked}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        <strong>{name}</strong> <span className="text-muted">{operator.email}</span>
      </p>
      {asks && (
        <p className="text-table">
          {t(
            '{name} could undo everything here, so this takes two people: another owner or admin approves it within 24 hours.',
            {
              name,
            },
          )}
        </p>
      )}
      {act === 'role' && (
        <Select
          label={t('Role')}
          value={role}
          onChange={(event) => setRole(event.target.value as ConsoleRole)}
          options={rolesGivenBy(ownRole).map((each) => ({ value: each, label: roleLabels[each] }))}
        />
      )}
      <p className="text-muted text-table">{words.effect}</p>
    </DialogForm>
  )
}

const askedActs = { mfa: 'reset-operator-mfa', role: 'change-operator-role', remove: 'remove-operator' } as const

interface ActWords {
  /** Also what the button says. */
  readonly title: string
  readonly effect: string
}

const acts: Readonly<Record<OperatorAct, ActWords>> = {
  mfa: {
    title: t('Reset MFA'),
    effect: t(
      'Their factors and recovery codes go and they are signed out. At the next sign-in they prove their mailbox and set up a new factor.',
    ),
  },
  role: { title: t('Change role'), effect: t('They are signed out, and may do what the new role may.') },
  remove: {
    title: t('Remove from the team'),
    effect: t('They are signed out and have no way into the console any more. What they did stays in the audit log.'),
  },
}
const withdrawal: ActWords = {
  title: t('Withdraw invitation'),
  effect: t('The link they were sent stops working at once. They can be invited again.'),
}
const reasons = [
  { reason: 'Lost device', label: t('Lost device') },
  { reason: 'Suspected compromise', label: t('Suspected compromise') },
  { reason: 'New duties', label: t('New duties') },
  { reason: 'Offboarding', label: t('Offboarding') },
]
