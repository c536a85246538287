import { relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { OrganizationPerson } from '../api/organization-person.ts'

/** How the reset stands that the organization asked for; nothing once it is done. */
export function AskedRecoveryLine({ asked }: { readonly asked: OrganizationPerson['askedRecovery'] }) {
  if (asked === null || asked.status === 'finished') return null
  const when = relativeTime(new Date(asked.askedAt))
  return (
    <p className="text-meta text-muted">
      {t('Asked for a reset {when}: {state}', { when, state: states[asked.status] })}
    </p>
  )
}

const states = {
  pending: t('waiting'),
  approved: t('approved'),
  denied: t('denied'),
  stopped: t('stopped by the owner'),
  expired: t('nobody decided'),
} as const
