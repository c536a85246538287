import { Link } from '@tanstack/react-router'
import type { Column } from '../../../components/data-table/column.ts'
import { createdColumn } from '../../../components/data-table/created-column.tsx'
import { Badge } from '../../../components/ui/badge.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { t } from '../../../lib/text.ts'
import { type App, type AppActivity, typeLabel } from '../api/app.ts'
import { AppCounts, FailureCount, SignInCount } from './app-activity.tsx'
import { SecretWarning } from './secret-warning.tsx'

/** What went on lately comes later than the apps themselves. */
export const appColumns = (activity: ReadonlyMap<string, AppActivity> | undefined): readonly Column<App>[] => [
  {
    id: 'name',
    header: t('Name'),
    isRowHeader: true,
    sort: { field: 'name', isText: true },
    cell: (app) => <AppLink app={app} />,
  },
  { id: 'type', header: t('Type'), className: 'w-[210px]', cell: (app) => <Kind app={app} /> },
  {
    id: 'whose',
    header: t('Whose'),
    className: 'w-[150px] max-desk:hidden',
    cell: (app) => <OwnBadge app={app} />,
  },
  {
    id: 'sign-ins',
    header: t('Sign-ins, 7 d'),
    className: 'w-[112px]',
    isAtEnd: true,
    cell: (app) => <SignInCount app={app} activity={activity?.get(app.id)} />,
  },
  {
    id: 'failures',
    header: t('Errors, 7 d'),
    className: 'w-[104px]',
    isAtEnd: true,
    cell: (app) => <FailureCount app={app} activity={activity?.get(app.id)} />,
  },
  {
    id: 'secret',
    header: t('Secret since'),
    className: 'w-[124px] text-muted max-roomy:hidden',
    isAtEnd: true,
    cell: ({ secretSince }) => (secretSince === null ? '–' : <TimeStamp at={secretSince} />),
  },
  createdColumn,
]

interface AppLinesProps {
  readonly app: App
  readonly activity: AppActivity | undefined
}

export function AppLines({ app, activity }: AppLinesProps) {
  return (
    <div className="grid gap-1">
      <AppLink app={app} />
      <p className="flex flex-wrap items-center gap-2 text-meta text-muted">
        {typeLabel(app)}
        <OwnBadge app={app} />
        <SecretWarning app={app} />
      </p>
      <AppCounts app={app} activity={activity} />
    </div>
  )
}

function Kind({ app }: { readonly app: App }) {
  return (
    <span className="grid justify-items-start">
      {typeLabel(app)}
      <SecretWarning app={app} />
    </span>
  )
}

function AppLink({ app: { id, name } }: { readonly app: App }) {
  return (
    <span className="block min-w-0">
      <Link
        to="/apps/$clientId/settings"
        params={{ clientId: id }}
        data-row-link
        className="block truncate rounded-control font-semibold hover:text-accent"
      >
        {name}
      </Link>
      <span className="block truncate font-mono text-meta text-muted">{id}</span>
    </span>
  )
}

function OwnBadge({ app: { isSystem, isFirstParty } }: { readonly app: App }) {
  if (isSystem) return <Badge tone="neutral">{t('Rollcall itself')}</Badge>
  return <span className="text-muted">{isFirstParty ? t('Ours') : t('Somebody else’s')}</span>
}
