import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../../../components/ui/button.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { clockTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { type Integrity, integrityQuery, type LogName, standingOf } from '../api/integrity.ts'

const askAgainAfterMs = 60_000

/** How the log stands, in a word, and the way to what proves it. */
export function IntegrityLink({ log }: { readonly log: LogName }) {
  const { data } = useQuery({ ...integrityQuery(log), staleTime: askAgainAfterMs })
  const state = data === undefined ? null : standingOf(data)
  return (
    <Link to="/audit/integrity" className={buttonClasses('secondary')}>
      {state === 'intact' && <Icon name="check" className="text-success" />}
      {state === 'broken' && <Icon name="close" className="text-danger" />}
      {state === 'incomplete' && <Icon name="alert" className="text-warning" />}
      {data === undefined ? t('Integrity') : words(data)}
    </Link>
  )
}

function words(log: Integrity): string {
  const state = standingOf(log)
  if (state === 'broken') return t('Integrity: broken')
  if (state === 'incomplete') return t('Integrity: incomplete')
  if (state === 'not-available' || log.checkpoint === null) return t('Integrity')
  return t('Integrity: intact to {time}', { time: clockTime(new Date(log.checkpoint.at)) })
}
