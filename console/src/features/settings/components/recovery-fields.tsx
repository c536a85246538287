import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'

export function RecoveryFields(props: SettingFieldsProps) {
  return (
    <div className="p-4">
      <NumberSetting
        {...props}
        name="recoveryWaitingHours"
        label={t('Hours an approved recovery waits')}
        hint={t('Then its link is mailed. 0 mails it at once.')}
      />
    </div>
  )
}
