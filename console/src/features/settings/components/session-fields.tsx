import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import { SessionPicture } from './session-picture.tsx'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting } from './text-setting.tsx'
import { YesNoSetting } from './yes-no-setting.tsx'

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
      <NumberSetting
        {...props}
        name="mostSessions"
        label={t('Browsers at most')}
        hint={t('Another sign-in ends the oldest session. Empty: as many as they like.')}
      />
      <div className="table:col-span-2">
        <YesNoSetting
          {...props}
          name="offersStayingSignedIn"
          label={t('Offer “Keep me signed in”')}
          description={t('Where it is off, closing the browser signs people out.')}
        />
      </div>
      {draft.offersStayingSignedIn && (
        <NumberSetting
          {...props}
          name="keptSessionDays"
          label={t('Days a kept session lasts')}
          hint={t('Used or not. Empty: as long as any other session.')}
        />
      )}
      <div className="table:col-span-2">
        <YesNoSetting
          {...props}
          name="tellsOfNewDevices"
          label={t('Mail people when a new browser signs in')}
          description={t(
            'With when and where, and what to do if it was not them. Apps that take passwords or codes themselves tell nobody.',
          )}
        />
      </div>
      <SessionPicture draft={draft} />
    </div>
  )
}

function hint(minutes: string, meaning: string): string {
  const words = durationWords(Number(minutes))
  return words === null ? meaning : `${words}. ${meaning}`
}
