import { durationWords } from '../../../lib/duration-words.ts'
import { t } from '../../../lib/text.ts'
import { type SessionMoment, sessionMoments } from '../api/session-moments.ts'
import type { SettingsDraft } from '../api/settings-draft.ts'

/** What happens to somebody who signs in now, moment by moment. Drawn on a line whose steps are not to scale. */
export function SessionPicture({ draft }: { readonly draft: SettingsDraft }) {
  const moments = sessionMoments(draft)
  if (moments.length === 0) return null
  return (
    <figure className="table:col-span-2">
      <figcaption className="mb-2 font-semibold text-table">
        {t('What happens to somebody who signs in now')}
      </figcaption>
      <ol className="grid gap-3 border-accent border-s-2 ps-4">
        {moments.map((moment) => (
          <li key={`${moment.kind}${moment.minutes}`} className="relative text-table">
            <span
              aria-hidden="true"
              className="absolute -start-[21px] top-1.5 size-2 rounded-full border-2 border-accent bg-canvas"
            />
            <p className="font-semibold tabular-nums">
              {moment.minutes === 0
                ? t('Now')
                : t('After {duration}', { duration: durationWords(moment.minutes) ?? moment.minutes })}
            </p>
            <p className="text-muted">{sentences[moment.kind]}</p>
          </li>
        ))}
      </ol>
    </figure>
  )
}

const sentences: Readonly<Record<SessionMoment['kind'], string>> = {
  begin: t('They are signed in, and their apps have access tokens.'),
  token: t(
    'Access tokens run out. Apps renew them in silence while the session lives; once it was revoked they cannot.',
  ),
  idle: t('Whoever did nothing since signs in again. Whoever used it goes on.'),
  end: t('The session ends for everybody, however often it was used.'),
  endOfOthers: t('The session of whoever did not ask to stay signed in ends, however often it was used.'),
  endOfKept: t('A session that was kept ends, used or not.'),
}
