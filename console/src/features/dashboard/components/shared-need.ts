// What is wrong with the whole, in words and with the page that mends it: on the dashboard and under the bell.
import type { Place } from '../../../components/ui/console-link.tsx'
import { t, tCount } from '../../../lib/text.ts'
import type { SharedNeed } from '../api/needs-you.ts'

export function wordsOf(need: SharedNeed): string {
  if (need.kind === 'mail') {
    return tCount(need.count, '1 e-mail not delivered since yesterday', '{count} e-mails not delivered since yesterday')
  }
  if (need.kind === 'integrity') return t('The audit log was found broken')
  return need.kind === 'paused' ? t('Changes are paused') : t('The database takes no changes')
}

/** Letters stand in the outbox only while they are written there; what became of those sent is in the audit log. */
export function placeOf({ kind }: SharedNeed, mayReadAudit: boolean): Place {
  if (kind === 'integrity') return { path: '/audit/integrity' }
  if (kind === 'mail')
    return mayReadAudit ? { path: '/audit', search: { type: 'message.failed' } } : { path: '/outbox' }
  return { path: '/settings/system' }
}
