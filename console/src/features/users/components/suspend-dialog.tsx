import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ReasonPicker, restrictionReasons } from '../../../components/ui/reason-picker.tsx'
import { useRaisedGrade } from '../../../lib/raised-grades.ts'
import { t } from '../../../lib/text.ts'
import { type UserSummary, userLabel } from '../api/user.ts'
import { EndingCounts } from './ending-counts.tsx'
import { Person } from './person.tsx'
import { useStatusChange } from './use-status-change.ts'

interface SuspendDialogProps {
  readonly user: UserSummary
  /** It is asked for by the person, whose data are to rest (GDPR Art. 18): the reason is known. */
  readonly isRestriction?: boolean
  readonly onClose: () => void
}

const [restriction] = restrictionReasons

export function SuspendDialog({ user, isRestriction = false, onClose }: SuspendDialogProps) {
  const { suspend } = useStatusChange()
  const [revokeSessions, setRevokeSessions] = useState(true)
  const [reason, setReason] = useState(isRestriction ? restriction.reason : '')
  const isReasonRequired = useRaisedGrade('suspend') !== undefined || isRestriction
  return (
    <DialogForm
      title={isRestriction ? t('Restrict processing') : t('Suspend user')}
      act="suspend"
      confirm={revokeSessions ? t('Suspend and sign out') : t('Suspend')}
      confirming={t('Suspending…')}
      failure={t("Couldn't suspend {name}.", { name: userLabel(user) })}
      tone="danger"
      reason="own"
      blockedReason={isReasonRequired && reason === '' ? t('Choose a reason') : null}
      onConfirm={() => suspend(user, { revokeSessions, ...(reason !== '' && { reason }) })}
      onClose={onClose}
    >
      <Person user={user} />
      <p>
        {t(
          'Blocks all new sign-ins and refresh-token requests. Existing access tokens stay valid until they expire (up to 15 min).',
        )}
      </p>
      <EndingCounts
        userId={user.id}
        sessions={revokeSessions ? 'end' : 'rest'}
        refreshTokens={revokeSessions ? 'end' : 'rest'}
        apiKeys="rest"
      />
      <Choice
        type="checkbox"
        className="-mx-2"
        label={t('Also revoke all sessions (signs them out now)')}
        checked={revokeSessions}
        onChange={(event) => setRevokeSessions(event.target.checked)}
      />
      {isRestriction ? (
        <ReasonPicker
          isRequired
          presets={restrictionReasons}
          suggested={{ reason: restriction.reason, note: '' }}
          onChange={setReason}
        />
      ) : (
        <ReasonPicker onChange={setReason} isRequired={isReasonRequired} />
      )}
      <p className="text-muted text-table">{t('Nothing is deleted. Activate lifts the suspension at any time.')}</p>
    </DialogForm>
  )
}
