import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'

interface LogsPanelProps {
  readonly app: App
  /** What happened through it lately. */
  readonly events: ReactNode
}

/** What happened in and to the app stands in the audit log: the newest here, and the ways to the rest. */
export function LogsPanel({ app, events }: LogsPanelProps) {
  const mayRead = useMay('read:audit')
  if (!mayRead) {
    return <NoAccess title={t('Events are not shown to your role')} permission="read:audit" />
  }
  return (
    <div className="grid grid-cols-1 gap-4">
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-table">
        <Link to="/audit" search={{ client: app.id, result: 'failure', range: '7d' }} className={linkClasses}>
          {t('Only what failed')}
        </Link>
        <Link to="/audit" search={{ subject: app.id, range: '365d' }} className={linkClasses}>
          {t('Changes of the app itself')}
        </Link>
      </p>
      {events}
    </div>
  )
}

const linkClasses = 'inline-flex min-h-6 items-center text-accent hover:underline'
