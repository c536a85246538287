import { t } from '../../../lib/text.ts'
import { OneOfSetting } from './one-of-setting.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting, TextSetting } from './text-setting.tsx'
import { YesNoSetting } from './yes-no-setting.tsx'

/** Against many guesses at one account. Floors that nobody can set stay in force whatever stands here. */
export function GuessingFields(props: SettingFieldsProps) {
  return (
    <div className="grid gap-4 p-4">
      <div className="grid gap-1">
        <YesNoSetting
          {...props}
          name="bruteForce.isEnabled"
          label={t('Guesses at an account are limited')}
          description={t('Turned off, an account still stands at most 50 wrong passwords an hour.')}
        />
        <YesNoSetting
          {...props}
          name="bruteForce.locks"
          label={t('The account is locked where the guesses come from')}
          description={t('The lock ends by itself, and support can lift it before.')}
        />
        <YesNoSetting
          {...props}
          name="bruteForce.tellsOwner"
          label={t('Its owner is told by e-mail')}
          description={t('With a link that lifts the lock.')}
        />
      </div>
      <div className="grid gap-4 table:grid-cols-2">
        <NumberSetting
          {...props}
          name="bruteForce.mostAttempts"
          label={t('Wrong attempts before the lock')}
          hint={t('From 1 to 100.')}
        />
        <TextSetting
          {...props}
          name="bruteForce.trustedNetworks"
          label={t('Networks that are never locked')}
          hint={t('Addresses, or networks such as 203.0.113.0/24, separated by commas.')}
          box={{ spellCheck: false }}
        />
      </div>
      <OneOfSetting {...props} name="bruteForce.counts" legend={t('Attempts are counted')} options={countings} />
    </div>
  )
}

const countings = [
  {
    value: 'account-and-network',
    label: t('For each account and network'),
    description: t('Guesses from elsewhere do not lock out the owner.'),
  },
  { value: 'account', label: t('For each account'), description: t('Wherever they come from.') },
] as const
