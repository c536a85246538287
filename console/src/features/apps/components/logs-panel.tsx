import { Link } from '@tanstack/react-router'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'

/** What happened in and to the app stands in the audit log; these lead to its part of it. */
export function LogsPanel({ app }: { readonly app: App }) {
  const mayRead = useMay('read:audit')
  if (!mayRead) {
    return <NoAccess title={t('Events are not shown to your role')} permission="read:audit" />
  }
  return (
    <ul className="max-w-[960px] overflow-hidden rounded-card border border-line bg-raised">
      <li className="border-line border-b last:border-b-0">
        <Link to="/audit" search={{ client: app.id, range: '7d' }} className={linkClasses}>
          {t('Sign-ins and tokens of the last 7 days')}
        </Link>
      </li>
      <li className="border-line border-b last:border-b-0">
        <Link to="/audit" search={{ client: app.id, result: 'failure', range: '7d' }} className={linkClasses}>
          {t('Only what failed')}
        </Link>
      </li>
      <li className="border-line border-b last:border-b-0">
        <Link to="/audit" search={{ subject: app.id, range: '365d' }} className={linkClasses}>
          {t('Changes of the app itself')}
        </Link>
      </li>
    </ul>
  )
}

const linkClasses = 'flex min-h-11 items-center px-4 py-2 text-accent text-body -outline-offset-2 hover:underline'
