// "Who can…?": pick a role or a permission, and see everybody who holds it in effect, each with the way.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type AccessSearch, accessRoleQuery, whoCanQuery } from '../api/access.ts'
import { AccessSearchBox } from './access-search-box.tsx'
import { HoldingList } from './holding-list.tsx'
import { ProgramList } from './program-list.tsx'

export function AccessPage({ search }: { readonly search: AccessSearch }) {
  const mayRead = useMay('read:roles')
  return (
    <div className="grid grid-cols-1 gap-4">
      <header className="flex min-h-9 items-center">
        <PageTitle trail={[t('Who can…?')]}>{t('Who can…?')}</PageTitle>
      </header>
      {mayRead ? <Question search={search} /> : <NotShown />}
    </div>
  )
}

function NotShown() {
  return (
    <EmptyState icon="lock" title={t('Access is not shown to your role')}>
      {t('{needs}. An owner can give it to you.', { needs: needs('read:roles') })}
    </EmptyState>
  )
}

function Question({ search }: { readonly search: AccessSearch }) {
  const isAsked = search.role !== undefined || search.permission !== undefined
  if (!isAsked) return <AccessSearchBox />
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <Asked search={search} />
        <Link to="/access" className="rounded-control text-accent text-table hover:underline">
          {t('Ask something else')}
        </Link>
      </div>
      <Answer search={search} />
    </>
  )
}

function Asked({ search: { role, permission } }: { readonly search: AccessSearch }) {
  const found = useQuery({ ...accessRoleQuery(role ?? ''), enabled: role !== undefined })
  const heading = 'font-semibold text-body'
  if (role === undefined)
    return <h2 className={heading}>{t('Who can {permission}', { permission: permission ?? '' })}</h2>
  return <h2 className={heading}>{t('Who has {role}', { role: found.data?.name ?? role })}</h2>
}

function Answer({ search }: { readonly search: AccessSearch }) {
  const found = useInfiniteQuery(whoCanQuery(search))
  return (
    <>
      <HoldingList holdings={found.data?.holdings} answer={found} />
      {found.hasNextPage && (
        <div className="text-center">
          <Button onClick={() => void found.fetchNextPage()} aria-disabled={found.isFetchingNextPage}>
            {found.isFetchingNextPage ? t('Loading…') : t('Show more')}
          </Button>
        </div>
      )}
      {found.data && found.data.programs.length > 0 && <ProgramList programs={found.data.programs} />}
    </>
  )
}
