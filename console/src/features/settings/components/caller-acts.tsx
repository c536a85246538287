import { Choice } from '../../../components/ui/choice.tsx'
import { t } from '../../../lib/text.ts'
import { type CallerAct, callerActs } from '../api/settings.ts'
import type { SettingFieldsProps } from './setting-fields.ts'

/** Before what a caller is verified, where anybody must verify them at all. */
export function CallerActs({ draft, onChange }: SettingFieldsProps) {
  if (draft.callerVerification === 'off') return null
  const chosen = draft.callerVerificationFor.split(',')
  if (onChange === null) {
    const acts = callerActs.filter((act) => chosen.includes(act)).map((act) => labels[act])
    return (
      <p className="text-table">
        <span className="text-muted">{t('The caller is verified before')}:</span> {acts.join(', ') || t('None')}
      </p>
    )
  }
  const toggle = (act: CallerAct, isWanted: boolean) =>
    onChange({
      callerVerificationFor: callerActs.filter((one) => (one === act ? isWanted : chosen.includes(one))).join(','),
    })
  return (
    <fieldset className="-mx-2">
      <legend className="mb-1 px-2 font-semibold text-table">{t('The caller is verified before')}</legend>
      {callerActs.map((act) => (
        <Choice
          key={act}
          type="checkbox"
          label={labels[act]}
          checked={chosen.includes(act)}
          onChange={(event) => toggle(act, event.target.checked)}
        />
      ))}
      {draft.callerVerification === 'support' && (
        <p className="px-2 text-meta text-muted">
          {t(
            'Recovery requests and e-mail addresses are not for the role support: before those, somebody is verified only where every operator does it.',
          )}
        </p>
      )}
    </fieldset>
  )
}

const labels: Readonly<Record<CallerAct, string>> = {
  'mfa-reset': t('MFA is reset'),
  'password-link': t('A link for a password is handed over'),
  recovery: t('A recovery request is approved'),
  'email-change': t('The e-mail address is changed'),
}
