import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SessionLimitCard } from '../../../components/ui/session-limit-card.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type App, appQuery, appsKey, type OrganizationUsage } from '../api/app.ts'
import { type AppConnection, changeApp, connectionsQuery, switchConnection } from '../api/change-app.ts'
import { WaysToSignIn } from './ways-to-sign-in.tsx'

interface SignInPanelProps {
  readonly app: App
  /** Pools are isolated, so that every sign-in names an organization. */
  readonly isIsolated: boolean
}

/** Where the people of an app come from, how and for how long they prove themselves to it, and whether they sign in as members of an organization. */
export function SignInPanel({ app, isIsolated }: SignInPanelProps) {
  const mayChange = useMay('update:clients')
  const refusal = mayChange ? null : <Needs permission="update:clients" />
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <Card title={t('Connections')} action={refusal}>
        <Connections app={app} mayChange={mayChange} />
      </Card>
      <Card title={t('Ways to sign in')} action={refusal}>
        <WaysToSignIn app={app} mayChange={mayChange} />
      </Card>
      <SignInLimit app={app} mayChange={mayChange} />
      <Card title={t('Organizations')} action={refusal}>
        {isIsolated ? (
          <p className="px-4 py-3 text-table">
            {t('Every organization has people of its own here, so that each sign-in names one.')}
          </p>
        ) : (
          <Usage app={app} mayChange={mayChange} />
        )}
      </Card>
    </div>
  )
}

interface PartProps {
  readonly app: App
  readonly mayChange: boolean
}

function Connections({ app, mayChange }: PartProps) {
  const queryClient = useQueryClient()
  const list = useQuery(connectionsQuery(app.id))
  // What was pressed stays as it was pressed until the server said how it stands.
  const [wanted, setWanted] = useState<Pick<AppConnection, 'id' | 'isEnabled'> | null>(null)
  const switching = useMutation({
    mutationFn: ({ id, isEnabled }: Pick<AppConnection, 'id' | 'isEnabled'>) =>
      withStepUp((reason) => switchConnection(app.id, id, isEnabled, reason)),
    onError: (error, { id }) => {
      const name = list.data?.data.find((connection) => connection.id === id)?.name ?? id
      toastProblem(t("Couldn't switch {name}.", { name }), error)
    },
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: [...appsKey, 'connections', app.id] })
      setWanted(null)
    },
  })
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
  return (
    <ul className="px-2 py-2">
      {list.data.data.map(({ id, name, strategy, isEnabled, servesAll }) => (
        <li key={id}>
          <Choice
            type="checkbox"
            label={name}
            description={servesAll ? t('{strategy} · serves every app, because it names none', { strategy }) : strategy}
            checked={wanted?.id === id ? wanted.isEnabled : isEnabled}
            aria-disabled={!mayChange || servesAll || wanted !== null}
            onChange={(event) => {
              if (!mayChange || servesAll || wanted !== null) return
              const next = { id, isEnabled: event.target.checked }
              setWanted(next)
              switching.mutate(next)
            }}
          />
        </li>
      ))}
    </ul>
  )
}

function SignInLimit({ app, mayChange }: PartProps) {
  const queryClient = useQueryClient()
  const fixed = app.isSystem ? t('It belongs to Rollcall itself, so this stays as it is.') : null
  return (
    <SessionLimitCard
      key={app.sessionMinutes}
      about={t('After this time people sign in to this app again, and what was issued for it ends.')}
      value={app.sessionMinutes}
      refusal={mayChange ? fixed : needs('update:clients')}
      onSave={async (sessionMinutes) =>
        queryClient.setQueryData(appQuery(app.id).queryKey, await changeApp(app.id, { sessionMinutes }))
      }
    />
  )
}

function Usage({ app, mayChange }: PartProps) {
  const queryClient = useQueryClient()
  const [wanted, setWanted] = useState<OrganizationUsage | null>(null)
  const saving = useMutation({
    mutationFn: (organizationUsage: OrganizationUsage) => changeApp(app.id, { organizationUsage }),
    onSuccess: (saved) => queryClient.setQueryData(appQuery(app.id).queryKey, saved),
    onError: (error) => toastProblem(t("Couldn't save {name}.", { name: app.name }), error),
    onSettled: () => setWanted(null),
  })
  const shown = wanted ?? app.organizationUsage
  const choose = (usage: OrganizationUsage) => {
    if (!mayChange || wanted !== null) return
    setWanted(usage)
    saving.mutate(usage)
  }
  return (
    <fieldset className="grid px-2 py-2">
      <legend className="sr-only">{t('Organizations')}</legend>
      {usages.map(({ value, label, description }) => (
        <Choice
          key={value}
          type="radio"
          name="usage"
          label={label}
          description={description}
          checked={shown === value}
          aria-disabled={!mayChange}
          onChange={() => choose(value)}
        />
      ))}
    </fieldset>
  )
}

const usages = [
  { value: 'deny', label: t('Not used'), description: t('People sign in for themselves.') },
  {
    value: 'allow',
    label: t('Possible'),
    description: t('People sign in for themselves, or as members of an organization.'),
  },
  { value: 'require', label: t('Required'), description: t('Every sign-in is that of a member of an organization.') },
] as const
