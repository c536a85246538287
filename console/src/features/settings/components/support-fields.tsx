import { t } from '../../../lib/text.ts'
import { CallerActs } from './caller-acts.tsx'
import { OneOfSetting } from './one-of-setting.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { YesNoSetting } from './yes-no-setting.tsx'

/** What the people who help others must do first, and may do at all. */
export function SupportFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <OneOfSetting {...props} name="callerVerification" legend={t('Callers are verified by')} options={verifiers} />
      <CallerActs {...props} />
      <OneOfSetting
        {...props}
        name="impersonation"
        legend={t('Acting as a user for 15 minutes is')}
        options={impersonations}
      />
      {props.draft.impersonation !== 'off' && (
        <YesNoSetting
          {...props}
          name="supportImpersonates"
          label={t('The role support may act as users too')}
          description={t(
            'Never as somebody who works with this console in the same role or a higher one. An owner turns it on.',
          )}
        />
      )}
    </div>
  )
}

const verifiers = [
  { value: 'support', label: t('The role support'), description: t('Owners, admins and security may go without.') },
  { value: 'operators', label: t('Every operator'), description: t('Programs with a key are never asked.') },
  { value: 'off', label: t('Nobody'), description: t('It can be done, and is kept with what follows if it was.') },
] as const

const impersonations = [
  { value: 'off', label: t('Turned off'), description: t('Nobody can.') },
  { value: 'told', label: t('Allowed, and the person is told'), description: t('They get an e-mail each time.') },
  {
    value: 'on',
    label: t('Allowed'),
    description: t('Owners and admins can, and support where it is let. The audit log has both names.'),
  },
] as const
