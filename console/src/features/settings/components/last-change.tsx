import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { lastChangeOf, settingsChangesQuery } from '../api/last-change.ts'

/** Who changed something of a section last, with the way to the audit log; nothing for those who may not read it. */
export function LastChange({ names }: { readonly names: readonly string[] }) {
  const mayRead = useMay('read:audit')
  const { data } = useQuery({ ...settingsChangesQuery, enabled: mayRead })
  if (data === undefined) return null
  const last = lastChangeOf(data, names)
  const search = { type: 'settings.changed', range: '365d' }
  return (
    <p className="text-meta text-muted">
      {last !== null && (
        <>
          {tNodes('Last changed {time} by {name}', { time: <TimeStamp at={last.at} />, name: last.actor.name })}
          {' · '}
        </>
      )}
      <Link to="/audit" search={search} className="text-accent underline">
        {t('Changes in the audit log')}
      </Link>
    </p>
  )
}
