import { useQuery } from '@tanstack/react-query'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { tNodes } from '../../../lib/text.ts'
import {
  connectionChangesQuery,
  lastChangeOf,
  lastLetterChangeOf,
  lastPolicyChangeOf,
  type SettingsChange,
  settingsChangesQuery,
} from '../api/last-change.ts'
import { AuditLink } from './audit-link.tsx'

/** Who changed something of a section last, with the way to the audit log; nothing for those who may not read it. */
export function LastChange({ names }: { readonly names: readonly string[] }) {
  const mayRead = useMay('read:audit')
  const { data } = useQuery({ ...settingsChangesQuery, enabled: mayRead })
  return data === undefined ? null : <Told last={lastChangeOf(data, names)} type="settings.changed" />
}

/** The same of the policy of a database of passwords. */
export function LastPolicyChange({ connectionId }: { readonly connectionId: string }) {
  const mayRead = useMay('read:audit')
  const { data } = useQuery({ ...connectionChangesQuery, enabled: mayRead })
  return data === undefined ? null : <Told last={lastPolicyChangeOf(data, connectionId)} type="connection.updated" />
}

/** The same of one letter. */
export function LastLetterChange({ name }: { readonly name: string }) {
  const mayRead = useMay('read:audit')
  const { data } = useQuery({ ...settingsChangesQuery, enabled: mayRead })
  return data === undefined ? null : <Told last={lastLetterChangeOf(data, name)} type="settings.changed" />
}

function Told({ last, type }: { readonly last: SettingsChange | null; readonly type: string }) {
  return (
    <p className="text-meta text-muted">
      {last !== null && (
        <>
          {tNodes('Last changed {time} by {name}', { time: <TimeStamp at={last.at} />, name: last.actor.name })}
          {' · '}
        </>
      )}
      <AuditLink type={type} />
    </p>
  )
}
