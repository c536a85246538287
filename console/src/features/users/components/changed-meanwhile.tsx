import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { lastChangeQuery } from '../api/last-change.ts'

interface ChangedMeanwhileProps {
  readonly userId: string
  /** What it is now; empty where it is unset. */
  readonly value: string
}

/** Below a box whose field somebody else changed since it was opened: what was typed stays (console.md 2.7). */
export function ChangedMeanwhile({ userId, value }: ChangedMeanwhileProps) {
  const mayRead = useMay('read:user_events')
  const { data: name } = useQuery({ ...lastChangeQuery(userId), enabled: mayRead })
  const shown = value === '' ? t('nothing') : `“${value}”`
  return (
    <span className="text-warning">
      {name
        ? t('Changed by {name} to {value}.', { name, value: shown })
        : t('Changed meanwhile to {value}.', { value: shown })}
    </span>
  )
}
