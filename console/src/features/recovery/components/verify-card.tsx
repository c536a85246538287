import { type ReactNode, useId } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { ChoiceChip } from '../../../components/ui/choice-chip.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t, tCount } from '../../../lib/text.ts'
import { type VerificationMethod, verificationMethods } from '../api/recovery-request.ts'
import { ApprovalEffects } from './approval-effects.tsx'

export interface Verification {
  readonly method: VerificationMethod | null
  readonly checked: string
  readonly ticket: string
  readonly waits: boolean
}

/** Verifying a caller by a code, told by whoever puts the page together; it answers how it was done. */
export type CallerVerificationSlot = (
  userId: string,
  onVerified: (found: { readonly method: VerificationMethod; readonly checked: string }) => void,
) => ReactNode

export const notVerified: Verification = { method: null, checked: '', ticket: '', waits: false }

/** Why nothing can be approved yet; null once a method and what was checked are recorded. */
export function missingVerification({ method, checked }: Verification): string | null {
  if (method === null) return t('Choose how you verified who asks')
  return checked.trim() === '' ? t('Say what you checked') : null
}

interface VerifyCardProps {
  readonly verification: Verification
  readonly email: string
  /** Of the settings or of an organization: they cannot be shortened here. */
  readonly waitingHours: number
  /** The organization that asks for them; null: the settings do. */
  readonly askedBy: string | null
  /** Verifying a caller by a code, where there is a way. */
  readonly callerVerification?: ReactNode
  /** How others verified whoever called. */
  readonly callerChecks: ReactNode
  readonly onChange: (verification: Verification) => void
}

/** Verify identity: out of band, by a person, before anything is approved (console.md 3.14). */
export function VerifyCard({
  verification,
  email,
  waitingHours,
  askedBy,
  callerVerification,
  callerChecks,
  onChange,
}: VerifyCardProps) {
  const name = useId()
  const { method, checked, ticket, waits } = verification
  return (
    <Card title={t('Verify identity')}>
      <div className="grid gap-4 px-4 py-3">
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-muted text-table">
            {t('Required, out of band: not by anything they sent with the request.')}
          </legend>
          <div className="flex flex-wrap gap-1.5">
            {verificationMethods.map(({ value, label }) => (
              <ChoiceChip
                key={value}
                isLarge
                isChosen={method === value}
                onPress={() => onChange({ ...verification, method: method === value ? null : value })}
              >
                {label}
              </ChoiceChip>
            ))}
          </div>
        </fieldset>
        <div className="grid gap-3 table:grid-cols-[2fr_1fr]">
          <Field
            label={t('What you checked')}
            aria-required
            maxLength={800}
            value={checked}
            onChange={(event) => onChange({ ...verification, checked: event.target.value })}
          />
          <Field
            label={t('Ticket')}
            maxLength={100}
            value={ticket}
            onChange={(event) => onChange({ ...verification, ticket: event.target.value })}
          />
        </div>
        {callerChecks}
        {callerVerification}
        <div className="grid gap-2">
          <h3 className="font-semibold text-table">{t('When approved')}</h3>
          <ApprovalEffects email={email} hours={waits ? Math.max(waitingHours, askedHours) : waitingHours} />
          {waitingHours > 0 ? (
            <p className="text-muted text-table">
              {askedBy === null
                ? tCount(
                    waitingHours,
                    'Your settings ask for a waiting time of 1 hour.',
                    'Your settings ask for a waiting time of {count} hours.',
                  )
                : tCount(
                    waitingHours,
                    '{name} asks for a waiting time of 1 hour.',
                    '{name} asks for a waiting time of {count} hours.',
                    { name: askedBy },
                  )}
            </p>
          ) : (
            <fieldset className="grid justify-items-start">
              <legend className="sr-only">{t('When the link goes out')}</legend>
              {[false, true].map((late) => (
                <Choice
                  key={String(late)}
                  type="radio"
                  name={name}
                  className="-mx-2"
                  label={late ? t('Send after 24 h waiting time') : t('Send now')}
                  description={late ? t('The owner is told on every verified address and can stop it') : undefined}
                  checked={waits === late}
                  onChange={() => onChange({ ...verification, waits: late })}
                />
              ))}
            </fieldset>
          )}
        </div>
      </div>
    </Card>
  )
}

const askedHours = 24
