import { useQuery } from '@tanstack/react-query'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { tNodes } from '../../../lib/text.ts'
import { lastChangeOf, settingsChangesQuery } from '../api/last-change.ts'
import { AuditLink } from './audit-link.tsx'

/** Who changed something of a section last, with the way to the audit log; nothing for those who may not read it. */
export function LastChange({ names }: { readonly names: readonly string[] }) {
  const mayRead = useMay('read:audit')
  const { data } = useQuery({ ...settingsChangesQuery, enabled: mayRead })
  if (data === undefined) return null
  const last = lastChangeOf(data, names)
  return (
    <p className="text-meta text-muted">
      {last !== null && (
        <>
          {tNodes('Last changed {time} by {name}', { time: <TimeStamp at={last.at} />, name: last.actor.name })}
          {' · '}
        </>
      )}
      <AuditLink type="settings.changed" />
    </p>
  )
}
