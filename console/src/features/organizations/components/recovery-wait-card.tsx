import { LimitCard } from '../../../components/ui/limit-card.tsx'
import { withStepUp } from '../../../lib/step-up.ts'
import { t, tCount } from '../../../lib/text.ts'
import { changeOrganization } from '../api/change-organization.ts'
import type { Organization } from '../api/organization.ts'

interface RecoveryWaitCardProps {
  readonly organization: Organization
  /** The words in place of the button where the reader may only look. */
  readonly refusal: string | null
  readonly onChanged: (organization: Organization) => Promise<unknown>
}

const choices = [null, 0, 4, 24, 48, 72, 168]

/** How long the link of an approved recovery waits for members (console.md 3.14). */
export function RecoveryWaitCard({ organization, refusal, onChanged }: RecoveryWaitCardProps) {
  const { id, recoveryWaitingHours } = organization
  return (
    <LimitCard
      title={t('Account recovery')}
      about={t(
        'When a way back was approved, its link waits this long: the member hears of it on every verified address and can stop it. Of several organizations the longest time counts.',
      )}
      label={t('The link waits')}
      value={recoveryWaitingHours}
      choices={choices}
      words={waitWords}
      refusal={refusal}
      onSave={(next) =>
        withStepUp(
          async (reason) => onChanged(await changeOrganization(id, { recoveryWaitingHours: next }, reason)),
          () => t('Links of approved recoveries wait less than now.'),
        )
      }
      done={t('The waiting time was saved.')}
      failure={t("Couldn't save the waiting time.")}
    />
  )
}

function waitWords(hours: number | null): string {
  if (hours === null) return t('As long as everywhere else')
  return hours === 0 ? t('Not at all: it goes out at once') : tCount(hours, '1 hour', '{count} hours')
}
