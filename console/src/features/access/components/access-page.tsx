// "Who can…?": pick a role or a permission, and see everybody who holds it in effect, each with the way; or a person, and
// see what they can do; or review everybody with privileged access.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ExportButton } from '../../../components/ui/export-button.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { ShowMore } from '../../../components/ui/show-more.tsx'
import { TabLink, TabStrip } from '../../../components/ui/tab-strip.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type AccessSearch, accessRoleQuery, whoCanExportPath, whoCanQuery } from '../api/access.ts'
import { AccessReview } from './access-review.tsx'
import { AccessSearchBox } from './access-search-box.tsx'
import { HoldingList } from './holding-list.tsx'
import { PersonQuestion } from './person-question.tsx'
import { ProgramList } from './program-list.tsx'

interface AccessPageProps {
  readonly search: AccessSearch
  /** Everything a person may do, each with where it comes from. */
  readonly permissionsOf: (userId: string) => ReactNode
  /** Narrows to one organization, by its id. */
  readonly organizationFilter: (
    value: string | undefined,
    onChange: (organization: string | undefined) => void,
  ) => ReactNode
}

export function AccessPage({ search, permissionsOf, organizationFilter }: AccessPageProps) {
  const mayRead = useMay('read:roles')
  return (
    <div className="grid grid-cols-1 gap-4">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Who can…?')]}>{t('Who can…?')}</PageTitle>
      </header>
      {mayRead ? (
        <>
          <Modes mode={search.mode} />
          {search.mode === 'review' ? (
            <AccessReview />
          ) : search.mode === 'person' ? (
            <PersonQuestion userId={search.user} permissionsOf={permissionsOf} />
          ) : (
            <Question search={search} organizationFilter={organizationFilter} />
          )}
        </>
      ) : (
        <NotShown />
      )}
    </div>
  )
}

function Modes({ mode }: Pick<AccessSearch, 'mode'>) {
  const mayReview = useMay('read:operators')
  return (
    <TabStrip label={t('Questions')}>
      {modes
        .filter((one) => one.mode !== 'review' || mayReview)
        .map((one) => (
          <TabLink
            key={one.label}
            to="/access"
            search={one.mode === undefined ? {} : { mode: one.mode }}
            // A question about somebody is still this one; which, says the line below.
            activeOptions={{ exact: true }}
            aria-current={one.mode === mode ? 'page' : undefined}
          >
            {one.label}
          </TabLink>
        ))}
    </TabStrip>
  )
}

const modes = [
  { mode: undefined, label: t('Who can do something') },
  { mode: 'person', label: t('What one person can do') },
  { mode: 'review', label: t('Privileged access review') },
] as const

function NotShown() {
  return <NoAccess title={t('Access is not shown to your role')} permission="read:roles" />
}

function Question({ search, organizationFilter }: Omit<AccessPageProps, 'permissionsOf'>) {
  const navigate = useNavigate()
  const mayExport = useMay('export:users')
  const isAsked = search.role !== undefined || search.permission !== undefined
  if (!isAsked) return <AccessSearchBox />
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Asked search={search} />
        {organizationFilter(
          search.organization,
          (organization) => void navigate({ to: '/access', search: { ...search, organization }, resetScroll: false }),
        )}
        <Link
          to="/access"
          className="inline-flex min-h-6 items-center rounded-control text-accent text-table hover:underline"
        >
          {t('Ask something else')}
        </Link>
        {mayExport && (
          <div className="ms-auto">
            <ExportButton
              path={whoCanExportPath(search)}
              name="who-can.csv"
              failed={t("Couldn't export who holds it.")}
            />
          </div>
        )}
      </div>
      <Answer search={search} />
    </>
  )
}

function Asked({ search: { role, permission } }: { readonly search: AccessSearch }) {
  const found = useQuery({ ...accessRoleQuery(role ?? ''), enabled: role !== undefined })
  const heading = 'font-semibold text-body [overflow-wrap:anywhere]'
  if (role === undefined)
    return <h2 className={heading}>{t('Who can {permission}', { permission: permission ?? '' })}</h2>
  return <h2 className={heading}>{t('Who has {role}', { role: found.data?.name ?? role })}</h2>
}

function Answer({ search }: { readonly search: AccessSearch }) {
  const found = useInfiniteQuery(whoCanQuery(search))
  return (
    <>
      <HoldingList holdings={found.data?.holdings} answer={found} />
      <ShowMore list={found}>{t('Show more')}</ShowMore>
      {found.data && found.data.programs.length > 0 && <ProgramList programs={found.data.programs} />}
    </>
  )
}
