import { type ReactNode, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { SessionLimitCard } from '../../../components/ui/session-limit-card.tsx'
import { EndTime } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changeOrganization } from '../api/change-organization.ts'
import type { Organization } from '../api/organization.ts'
import { EnforceMfaDialog } from './enforce-mfa-dialog.tsx'
import { NetworksCard } from './networks-card.tsx'
import { RecoveryWaitCard } from './recovery-wait-card.tsx'

interface SecurityPanelProps {
  readonly organization: Organization
  /** The words in place of the buttons where the reader may only look. */
  readonly refusal: string | null
  /** Whether the reader is one of those who will be asked for a second factor. */
  readonly isMember: boolean
  readonly mayReadNetworks: boolean
  /** Who would have to set up a second factor, for those who may look people up. */
  readonly affected?: ReactNode
  /** From where its people may sign in, for those who look after the application. */
  readonly networkRules?: ReactNode
  readonly onChanged: (organization: Organization) => Promise<unknown>
}

/** What an organization asks of its people when they sign in. */
export function SecurityPanel({
  organization,
  refusal,
  isMember,
  mayReadNetworks,
  affected,
  networkRules,
  onChanged,
}: SecurityPanelProps) {
  const [isAsking, setIsAsking] = useState(false)
  const { id, requiresMfa, mfaGraceUntil } = organization

  async function enforce(mfaGraceDays?: number): Promise<void> {
    await onChanged(
      await changeOrganization(id, { requiresMfa: true, ...(mfaGraceDays !== undefined && { mfaGraceDays }) }),
    )
    toastDone(t('MFA is enforced.'), stop)
  }

  async function stop(reason: string): Promise<void> {
    await onChanged(await changeOrganization(id, { requiresMfa: false }, reason))
    toastDone(t('MFA is no longer enforced.'), () =>
      enforce(mfaGraceUntil === null ? undefined : daysUntil(mfaGraceUntil)),
    )
  }

  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <Card
        title={t('Multi-factor authentication')}
        action={
          refusal === null ? (
            <Button tone={requiresMfa ? 'danger-quiet' : 'primary'} onClick={() => setIsAsking(true)}>
              {requiresMfa ? t('Stop enforcing MFA') : t('Enforce MFA')}
            </Button>
          ) : (
            <span className="text-meta text-muted">{refusal}</span>
          )
        }
      >
        <div className="grid gap-1 px-4 py-3 text-table">
          <p className="font-semibold">
            {requiresMfa ? t('MFA is enforced for everybody in this organization.') : t('MFA is not enforced.')}
          </p>
          <p className="text-muted">
            {t(
              'Where it is enforced, whoever signs in to this organization without a second factor sets one up first.',
            )}
          </p>
          {mfaGraceUntil !== null && Date.parse(mfaGraceUntil) > Date.now() && (
            <p>
              {t('The time to set one up ends')} <EndTime at={mfaGraceUntil} />
            </p>
          )}
          {affected}
        </div>
      </Card>
      <SessionLimitCard
        key={organization.sessionMinutes}
        about={t('After this time people sign in to this organization again, and what was issued for it ends.')}
        value={organization.sessionMinutes}
        refusal={refusal}
        onSave={async (sessionMinutes) => onChanged(await changeOrganization(id, { sessionMinutes }))}
      />
      <RecoveryWaitCard
        key={`wait-${organization.recoveryWaitingHours}`}
        organization={organization}
        refusal={refusal}
        onChanged={onChanged}
      />
      {networkRules}
      {mayReadNetworks && <NetworksCard organizationId={id} refusal={refusal} />}
      {isAsking && !requiresMfa && (
        <EnforceMfaDialog
          affected={affected}
          isMember={isMember}
          onEnforce={enforce}
          onClose={() => setIsAsking(false)}
        />
      )}
      {isAsking && requiresMfa && (
        <DialogForm
          title={t('Stop enforcing MFA')}
          grade="T3"
          startOnCancel={false}
          confirm={t('Stop enforcing MFA')}
          confirming={t('Saving…')}
          failure={t("Couldn't change what this organization asks for.")}
          tone="danger"
          onConfirm={stop}
          onClose={() => setIsAsking(false)}
        >
          <p>{t('From now on a password alone signs people in to this organization.')}</p>
        </DialogForm>
      )}
    </div>
  )
}

const dayMs = 86_400_000

/** Whole days, the one that has begun among them; none where it is over. */
function daysUntil(moment: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / dayMs))
}
