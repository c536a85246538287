import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { organizationLabel } from '../../organizations/api/organization.ts'
import { type App, isMachine, type OrganizationUsage } from '../api/app.ts'
import { type AppLimits, limitsQuery } from '../api/app-limits.ts'
import { connectionsQuery } from '../api/change-app.ts'

interface WhoMayUseCardProps {
  readonly app: App
  /** Pools are isolated, so that every sign-in names an organization. */
  readonly isIsolated: boolean
}

/** Whom the rules of its sign-in let in: read here, set on the tab beside. */
export function WhoMayUseCard({ app, isIsolated }: WhoMayUseCardProps) {
  return (
    <Card title={t('Who may use it')} action={isMachine(app) ? null : <ToSignIn appId={app.id} />}>
      {isMachine(app) ? (
        <p className="px-4 py-3 text-table">{t('Nobody signs in to it: it asks for tokens for itself.')}</p>
      ) : (
        <Rules app={app} usage={isIsolated ? 'require' : app.organizationUsage} />
      )}
    </Card>
  )
}

function Rules({ app, usage }: { readonly app: App; readonly usage: OrganizationUsage }) {
  const list = useQuery(connectionsQuery(app.id))
  if (list.data === undefined) {
    return list.isError ? (
      <ProblemNotice
        title={t("Couldn't load the connections.")}
        error={list.error}
        onRetry={() => void list.refetch()}
      />
    ) : (
      <SkeletonLines label={t('Loading')} />
    )
  }
  const names = list.data.data.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)
  if (names.length === 0) return <p className="px-4 py-3 text-table">{t('Nobody: no connection is on for it.')}</p>
  return (
    <ul className="grid gap-1 px-4 py-3 text-table [overflow-wrap:anywhere]">
      <Limits app={app} />
      <li>{t('Everybody whose account is in {connections}', { connections: names.join(', ') })}</li>
      <li>{usageWords[usage]}</li>
      {!app.isFirstParty && <li>{t('Each of them is asked for consent first.')}</li>}
    </ul>
  )
}

/** The roles and organizations that it is limited to: of whoever the rest lets in, nobody else. */
function Limits({ app }: { readonly app: App }) {
  const mayChange = useMay('update:clients')
  const limits = useQuery(limitsQuery(app.id))
  const [isChanging, setIsChanging] = useState(false)
  if (limits.data === undefined) {
    return limits.isError ? (
      <li>
        <ProblemNotice
          title={t("Couldn't load what it is limited to.")}
          error={limits.error}
          onRetry={() => void limits.refetch()}
        />
      </li>
    ) : null
  }
  const { roles, organizations } = limits.data
  return (
    <li className="mb-1 flex flex-wrap items-center justify-between gap-2">
      <span className="grid gap-1">
        <span className={roles === null ? undefined : 'font-semibold'}>{limitWords(roles)}</span>
        {organizations !== null && <span className="font-semibold">{organizationWords(organizations)}</span>}
      </span>
      {mayChange && !app.isSystem && <Button onClick={() => setIsChanging(true)}>{t('Change who…')}</Button>}
      <Suspense>
        {isChanging && <LimitDialog app={app} limits={limits.data} onClose={() => setIsChanging(false)} />}
      </Suspense>
    </li>
  )
}

const LimitDialog = lazy(() => import('./limit-dialog.tsx').then((m) => ({ default: m.LimitDialog })))

function limitWords(roles: AppLimits['roles']): string {
  if (roles === null) return t('Not limited to roles')
  if (roles.length === 0) return t('Nobody: the roles it is limited to are gone.')
  return t('Only whoever has {roles}', { roles: anyOf(roles.map(({ name }) => name)) })
}

const namedAtMost = 5

function organizationWords(organizations: NonNullable<AppLimits['organizations']>): string {
  const { length } = organizations
  if (length === 0) return t('Nobody: the organizations it is limited to are gone.')
  return length > namedAtMost
    ? t('Only people of {count} organizations', { count: length })
    : t('Only people of {organizations}', { organizations: anyOf(organizations.map(organizationLabel)) })
}

function ToSignIn({ appId }: { readonly appId: string }) {
  return (
    <Link
      to="/apps/$clientId/sign-in"
      params={{ clientId: appId }}
      className="inline-flex min-h-6 items-center text-accent text-table hover:underline"
    >
      {t('See the rules of its sign-in')}
    </Link>
  )
}

const usageWords: Readonly<Record<OrganizationUsage, string>> = {
  deny: t('People sign in for themselves.'),
  allow: t('People sign in for themselves, or as members of an organization.'),
  require: t('Every sign-in is that of a member of an organization.'),
}
