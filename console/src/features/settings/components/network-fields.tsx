import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting, TextSetting } from './text-setting.tsx'
import { YesNoSetting } from './yes-no-setting.tsx'

/** Against many tries from one network, whoever they are for. */
export function NetworkFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <div className="grid gap-1">
        <YesNoSetting
          {...props}
          name="networkThrottling.isEnabled"
          label={t('Tries from one network are limited')}
          description={t('However many accounts they are for.')}
        />
      </div>
      <div className="grid gap-4 table:grid-cols-2">
        <NumberSetting
          {...props}
          name="networkThrottling.signIn.mostAttempts"
          label={t('Failed sign-ins before it is held up')}
        />
        <NumberSetting
          {...props}
          name="networkThrottling.signUp.mostAttempts"
          label={t('Sign-ups before it is held up')}
        />
        <TextSetting
          {...props}
          name="networkThrottling.trustedNetworks"
          label={t('Networks that are never held up')}
          hint={t('Addresses, or networks such as 203.0.113.0/24, separated by commas.')}
          box={{ spellCheck: false }}
        />
      </div>
    </div>
  )
}
