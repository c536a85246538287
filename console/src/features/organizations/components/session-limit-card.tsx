import { t, tCount } from '../../../lib/text.ts'
import { changeOrganization } from '../api/change-organization.ts'
import type { Organization } from '../api/organization.ts'
import { LimitCard } from './limit-card.tsx'

export interface OwnLimitProps {
  readonly organization: Organization
  /** The words in place of the button where the reader may only look. */
  readonly refusal: string | null
  readonly onChanged: (organization: Organization) => Promise<unknown>
}

const choices = [null, 15, 60, 480, 1_440, 10_080]

/** How long a sign-in to the organization counts. */
export function SessionLimitCard({ organization: { id, sessionMinutes }, refusal, onChanged }: OwnLimitProps) {
  return (
    <LimitCard
      title={t('Session limit')}
      about={t('After this time people sign in to this organization again, and what was issued for it ends.')}
      label={t('A sign-in counts for')}
      value={sessionMinutes}
      choices={choices}
      words={limitWords}
      refusal={refusal}
      onSave={async (next) => onChanged(await changeOrganization(id, { sessionMinutes: next }))}
      done={t('The limit was saved.')}
      failure={t("Couldn't save the limit.")}
    />
  )
}

function limitWords(minutes: number | null): string {
  if (minutes === null) return t('As long as the session lasts')
  if (minutes % 1_440 === 0) return tCount(minutes / 1_440, '1 day', '{count} days')
  if (minutes % 60 === 0) return tCount(minutes / 60, '1 hour', '{count} hours')
  return tCount(minutes, '1 minute', '{count} minutes')
}
