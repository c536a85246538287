import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Notice } from '../../../components/ui/notice.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { ownTimeZone } from '../../../lib/time-zone.ts'
import { type Offboarding, offboardingQuery } from '../api/offboarding.ts'
import { useOffboarding } from './use-offboarding.ts'

interface ScheduleOffboardingDialogProps {
  readonly userId: string
  readonly person: ReactNode
  /** Where people belong to one organization, they do not leave it. */
  readonly mayLeave: boolean
  readonly onClose: () => void
}

/** Opens with the plan that stands. Where it cannot be read, a new one is typed, which takes its place. */
export function ScheduleOffboardingDialog(props: ScheduleOffboardingDialogProps) {
  const { data: last, isPending } = useQuery(offboardingQuery(props.userId))
  return isPending ? null : <PlanForm {...props} last={last ?? null} />
}

interface PlanFormProps extends ScheduleOffboardingDialogProps {
  readonly last: Offboarding | null
}

const dayLimit = 3_650

function PlanForm({ userId, person, mayLeave, last, onClose }: PlanFormProps) {
  const { schedule } = useOffboarding(userId)
  const mayDelete = useMay('delete:users')
  const standing = last?.status === 'scheduled' ? last : null
  const [local, setLocal] = useState(standing === null ? '' : localInput(new Date(standing.at)))
  const [leaves, setLeaves] = useState(standing?.leaveOrganizations ?? false)
  const [deletes, setDeletes] = useState(mayDelete && standing !== null && standing.deleteAfterDays !== null)
  const [days, setDays] = useState(String(standing?.deleteAfterDays ?? 30))
  const at = new Date(local)

  function blockedReason(): string | null {
    if (Number.isNaN(at.getTime())) return t('Give a day first')
    if (at <= new Date()) return t('Give a day in the future')
    return deletes && !isDays(days) ? t('Give days from 0 to {limit}', { limit: dayLimit }) : null
  }

  return (
    <DialogForm
      title={t('Schedule offboarding')}
      act="suspend"
      // Deleting later asks what deleting at once asks.
      grade={deletes ? 'T3' : undefined}
      reason={deletes ? 'required' : 'optional'}
      confirm={t('Schedule offboarding')}
      confirming={t('Scheduling…')}
      failure={t("Couldn't schedule the offboarding.")}
      blockedReason={blockedReason()}
      onConfirm={(reason) =>
        schedule(
          {
            at: at.toISOString(),
            leaveOrganizations: mayLeave && leaves,
            deleteAfterDays: deletes ? Number(days) : null,
          },
          reason,
        )
      }
      onClose={onClose}
    >
      {person}
      {last?.status === 'failed' && last.failure !== null && (
        <Notice>{t('The last one did not happen: {reason}', { reason: last.failure })}</Notice>
      )}
      <p className="text-table">
        {t(
          'On that day they are suspended, and every session and refresh token ends. Activating them lets them in again and calls a deletion off.',
        )}
      </p>
      <Field
        label={t('Day of the offboarding')}
        hint={ownTimeZone}
        type="datetime-local"
        className="w-60 max-w-full"
        value={local}
        onChange={(event) => setLocal(event.target.value)}
      />
      <div className="-mx-2 grid min-w-0">
        {mayLeave && (
          <Choice
            type="checkbox"
            label={t('Also leave every organization, with the roles there')}
            checked={leaves}
            onChange={(event) => setLeaves(event.target.checked)}
          />
        )}
        <Choice
          type="checkbox"
          label={t('Delete the account some days later')}
          description={mayDelete ? t('Unless somebody activates them before.') : needs('delete:users')}
          checked={deletes}
          aria-disabled={!mayDelete}
          onChange={(event) => mayDelete && setDeletes(event.target.checked)}
        />
      </div>
      {deletes && (
        <Field
          label={t('Days until the deletion')}
          inputMode="numeric"
          className="w-60 max-w-full"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
      )}
    </DialogForm>
  )
}

const isDays = (typed: string) => /^\d{1,4}$/.test(typed) && Number(typed) <= dayLimit

/** As the browser's field has it, in the reader's own zone. */
function localInput(at: Date): string {
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
