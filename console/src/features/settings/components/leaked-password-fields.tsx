import { t } from '../../../lib/text.ts'
import { OneOfSetting } from './one-of-setting.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'

/** What a password that is known from a leak means for whoever signs in with it. */
export function LeakedPasswordFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <OneOfSetting
        {...props}
        name="leakedPasswordAtSignIn"
        legend={t('Whoever signs in with a leaked password')}
        options={outcomes}
      />
      <p className="text-meta text-muted">
        {t(
          'Counts where the server has a list of leaked passwords; System tells whether it has one. New passwords that are on it are refused whatever stands here.',
        )}
      </p>
    </div>
  )
}

const outcomes = [
  {
    value: 'change',
    label: t('Chooses a new one first'),
    description: t('Programs that take passwords themselves send them to the sign-in page.'),
  },
  {
    value: 'note',
    label: t('Signs in as ever'),
    description: t('The account is marked, and found in the users list.'),
  },
] as const
