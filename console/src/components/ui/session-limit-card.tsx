import { durationWords } from '../../lib/duration-words.ts'
import { t } from '../../lib/text.ts'
import { LimitCard } from './limit-card.tsx'

interface SessionLimitCardProps {
  /** For what the limit is, and what it ends. */
  readonly about: string
  /** Minutes; null: as long as the session lasts. */
  readonly value: number | null
  /** The words in place of the button where the reader may only look. */
  readonly refusal: string | null
  readonly onSave: (next: number | null) => Promise<unknown>
}

const choices = [null, 15, 60, 480, 1_440, 10_080]

/** How long a sign-in counts. */
export function SessionLimitCard({ about, value, refusal, onSave }: SessionLimitCardProps) {
  return (
    <LimitCard
      title={t('Session limit')}
      about={about}
      label={t('A sign-in counts for')}
      value={value}
      choices={choices}
      words={limitWords}
      refusal={refusal}
      onSave={onSave}
      done={t('The limit was saved.')}
      failure={t("Couldn't save the limit.")}
    />
  )
}

function limitWords(minutes: number | null): string {
  return (minutes === null ? null : durationWords(minutes)) ?? t('As long as the session lasts')
}
