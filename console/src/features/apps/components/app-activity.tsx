import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { exactCount } from '../../../lib/format-count.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type App, type AppActivity, activityQuery } from '../api/app.ts'

/** What went on at the apps that are shown; undefined as long as nobody knows, and to whom it is not shown. */
export function useActivity(apps: readonly Pick<App, 'id'>[]) {
  const mayRead = useMay('read:audit')
  const ids = apps.map(({ id }) => id)
  return useQuery({ ...activityQuery(ids), enabled: mayRead && ids.length > 0 })
}

interface CountProps {
  readonly app: Pick<App, 'id' | 'name'>
  readonly activity: AppActivity | undefined
}

export function SignInCount({ app, activity }: CountProps) {
  return (
    <CountLink app={app} count={activity?.signIns} what={t('Sign-ins to {name}', { name: app.name })} only={signIns} />
  )
}

export function FailureCount({ app, activity }: CountProps) {
  return (
    <CountLink app={app} count={activity?.failures} what={t('Errors at {name}', { name: app.name })} only={failures} />
  )
}

/** Both in a line, where there is no column for them. */
export function AppCounts({ app, activity }: CountProps) {
  if (activity === undefined) return null
  return (
    <p className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
      <span>
        {t('Sign-ins, 7 d')}: <SignInCount app={app} activity={activity} />
      </span>
      <span>
        {t('Errors, 7 d')}: <FailureCount app={app} activity={activity} />
      </span>
    </p>
  )
}

const signIns = { type: 'user.signed_in' }
const failures = { result: 'failure' } as const

interface CountLinkProps extends Pick<CountProps, 'app'> {
  readonly count: number | undefined
  readonly what: string
  readonly only: typeof signIns | typeof failures
}

/** A number, and the events behind it. */
function CountLink({ app, count, what, only }: CountLinkProps) {
  if (count === undefined) return <span className="text-muted">–</span>
  if (count === 0) return <span className="text-muted tabular-nums">0</span>
  return (
    <Link
      to="/audit"
      search={{ client: app.id, range: '7d', ...only }}
      aria-label={`${what}: ${exactCount(count)}`}
      className="inline-flex min-h-6 items-center text-accent tabular-nums hover:underline"
    >
      {exactCount(count)}
    </Link>
  )
}
