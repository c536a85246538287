import { Badge } from '../../../components/ui/badge.tsx'
import { calendarDay } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'

/** Where an app is, or soon will be, without a secret that works. */
export function SecretWarning({ app: { secretState, secretEndsAt } }: { readonly app: App }) {
  if (secretState === 'ended') return <Badge tone="danger">{t('Its secret has ended')}</Badge>
  if (secretState !== 'ending' || secretEndsAt === null) return null
  return <Badge tone="warning">{t('Its secret ends on {day}', { day: calendarDay(new Date(secretEndsAt)) })}</Badge>
}
