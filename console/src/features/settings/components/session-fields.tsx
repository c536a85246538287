import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import { SessionPicture } from './session-picture.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'

export function SessionFields(props: SettingFieldsProps) {
  const { draft } = props
  return (
    <div className="grid gap-4 p-4 table:grid-cols-2">
      <NumberSetting
        {...props}
        name="sessionIdleMinutes"
        label={t('Minutes without activity')}
        hint={hint(draft.sessionIdleMinutes, t('Then a session ends.'))}
      />
      <NumberSetting
        {...props}
        name="sessionAbsoluteMinutes"
        label={t('Minutes at most')}
        hint={hint(draft.sessionAbsoluteMinutes, t('Then it ends in any case.'))}
      />
      <NumberSetting
        {...props}
        name="accessTokenMinutes"
        label={t('Minutes an access token lives')}
        hint={hint(
          draft.accessTokenMinutes,
          t('It works so long after a session was revoked, unless an API says otherwise.'),
        )}
      />
      <SessionPicture draft={draft} />
    </div>
  )
}

function hint(minutes: string, meaning: string): string {
  const words = durationWords(Number(minutes))
  return words === null ? meaning : `${words}. ${meaning}`
}
