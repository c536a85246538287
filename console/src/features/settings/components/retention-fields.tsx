import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'

export function RetentionFields(props: SettingFieldsProps) {
  return (
    <div className="p-4">
      <NumberSetting
        {...props}
        name="auditRetentionDays"
        label={t('Days the audit log is kept')}
        hint={t('Then its events lose what they say; that they happened stays proven. Empty keeps them for good.')}
      />
    </div>
  )
}
