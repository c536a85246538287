import { readableColor } from '../../../lib/readable-color.ts'
import { t } from '../../../lib/text.ts'
import { ColorSetting } from './color-setting.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting, TextSetting } from './text-setting.tsx'

export function LookFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4 table:grid-cols-2">
      <TextSetting
        {...props}
        name="displayName"
        label={t('Name')}
        hint={t('Sign-in pages and mails call you by it.')}
      />
      <ColorSetting
        {...props}
        name="accentColor"
        usual="#1f5eff"
        label={t('Accent color')}
        hint={t('Of buttons and links. White text on it must be readable.')}
        readable={readableColor}
        fault={t('White text on this color is hard to read.')}
      />
      <NumberSetting
        {...props}
        name="cornerRadius"
        label={t('Roundness of corners')}
        hint={t('In pixels, 0 to 16. Cards have twice as much.')}
      />
      <TextSetting
        {...props}
        name="logoUrl"
        label={t('Logo')}
        hint={t('An address that begins with https://, where no picture was uploaded. Empty shows the name.')}
        box={{ type: 'url', spellCheck: false }}
      />
      <TextSetting
        {...props}
        name="supportEmail"
        label={t('Support e-mail')}
        hint={t("Where people turn who can't sign in.")}
        box={{ type: 'email' }}
      />
    </div>
  )
}
