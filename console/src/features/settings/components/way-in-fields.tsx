import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { YesNoSetting } from './yes-no-setting.tsx'

export function WayInFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-1 px-4 py-3">
      <YesNoSetting
        {...props}
        name="isSignUpOpen"
        label={t('Anybody can create an account')}
        description={t('Otherwise people come by invitation, by import or are added here.')}
      />
      <YesNoSetting
        {...props}
        name="allowsEmailCode"
        label={t('A code by e-mail can stand in for the password')}
        description={t('Six digits, good for ten minutes.')}
      />
      <YesNoSetting
        {...props}
        name="allowsPasskeys"
        label={t('Passkeys')}
        description={t("Sign in with a fingerprint, a face or the device's own code. Nothing to phish.")}
      />
      <YesNoSetting
        {...props}
        name="offersPasskey"
        label={t('Offer a passkey after a sign-in by password')}
        description={t(
          'To whoever has none, on devices that can make one. Who says "Not now" twice is left alone for 90 days.',
        )}
      />
      <YesNoSetting
        {...props}
        name="asksPasswordAtOnce"
        label={t('Name and password on one page')}
        description={t('Otherwise the password is asked for after the name. Neither says whether an account exists.')}
      />
    </div>
  )
}
