import type { SettingFieldsProps } from './setting-fields.ts'
import { YesNoSetting } from './yes-no-setting.tsx'

export function WayInFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-1 px-4 py-3">
      <YesNoSetting
        {...props}
        name="isSignUpOpen"
        label="Anybody can create an account"
        description="Otherwise people come by invitation, by import or are added here."
      />
      <YesNoSetting
        {...props}
        name="allowsEmailCode"
        label="A code by e-mail can stand in for the password"
        description="Six digits, good for ten minutes."
      />
      <YesNoSetting
        {...props}
        name="allowsPasskeys"
        label="Passkeys"
        description="Sign in with a fingerprint, a face or the device's own code. Nothing to phish."
      />
    </div>
  )
}
