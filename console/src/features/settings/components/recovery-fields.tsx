import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'
import { YesNoSetting } from './yes-no-setting.tsx'

export function RecoveryFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <YesNoSetting
        {...props}
        name="allowsRecoveryRequests"
        label={t('Take recovery requests')}
        description={t(
          'Whoever lost everything asks on the sign-in page, and somebody decides. Off: they are sent to support; requests that wait go on.',
        )}
      />
      <NumberSetting
        {...props}
        name="recoveryWaitingHours"
        label={t('Hours an approved recovery waits')}
        hint={t('Then its link is mailed. 0 mails it at once.')}
      />
    </div>
  )
}
