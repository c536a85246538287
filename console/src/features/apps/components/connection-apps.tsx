import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { PickerSearchBox } from '../../../components/ui/picker-search-box.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { type App, appSearchQuery } from '../api/app.ts'
import { switchConnection } from '../api/change-app.ts'

type NamedApp = Pick<App, 'id' | 'name'>

interface ConnectionAppsProps {
  readonly connectionId: string
  readonly apps: readonly NamedApp[]
  readonly onChanged: () => Promise<unknown>
}

/** The apps whose people may come by a connection. */
export function ConnectionApps({ connectionId, apps, onChanged }: ConnectionAppsProps) {
  const mayChange = useMay('update:clients')
  const [isAdding, setIsAdding] = useState(false)
  const switching = useMutation({
    mutationFn: ({ app, isEnabled }: { readonly app: NamedApp; readonly isEnabled: boolean }) =>
      withStepUp((reason) => switchConnection(app.id, connectionId, isEnabled, reason)),
    onSuccess: async (_, { app, isEnabled }) => {
      await onChanged()
      toastDone(
        isEnabled
          ? t('People can sign in to {name} by it.', { name: app.name })
          : t('Nobody signs in to {name} by it any more.', { name: app.name }),
      )
    },
    onError: (error, { app }) => toastProblem(t("Couldn't switch {name}.", { name: app.name }), error),
  })
  const set = (app: NamedApp, isEnabled: boolean) => {
    if (!switching.isPending) switching.mutate({ app, isEnabled })
  }
  return (
    <Card title={t('Apps')} action={mayChange ? undefined : <Needs permission="update:clients" />}>
      {apps.length === 0 && (
        <p className="px-4 py-3 text-table text-warning">
          {t('No app uses it yet, so that nobody can sign in by it.')}
        </p>
      )}
      <ul aria-label={t('Apps')}>
        {apps.map((app) => (
          <li
            key={app.id}
            className="flex flex-wrap items-center justify-between gap-2 border-line border-b px-4 py-2 last:border-b-0"
          >
            <Link
              to="/apps/$clientId"
              params={{ clientId: app.id }}
              className="min-w-0 truncate font-semibold text-table hover:underline"
            >
              {app.name}
            </Link>
            {mayChange && (
              <Button tone="quiet" aria-disabled={switching.isPending} onClick={() => set(app, false)}>
                {t('Remove')}
                <span className="sr-only"> {app.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayChange && (
        <div className="border-line border-t px-4 py-3">
          <Disclosure summary={t('Add an app')} onOpen={() => setIsAdding(true)}>
            {isAdding && <OtherApps apps={apps} isBusy={switching.isPending} onAdd={(app) => set(app, true)} />}
          </Disclosure>
        </div>
      )}
    </Card>
  )
}

interface OtherAppsProps {
  readonly apps: readonly NamedApp[]
  readonly isBusy: boolean
  readonly onAdd: (app: NamedApp) => void
}

function OtherApps({ apps, isBusy, onAdd }: OtherAppsProps) {
  const [words, setWords] = useState('')
  const { data: found = [], isFetched } = useQuery({ ...appSearchQuery(words), placeholderData: keepPreviousData })
  const others = found.filter(({ id }) => !apps.some((app) => app.id === id))
  return (
    <div>
      <PickerSearchBox label={t('Search apps')} value={words} onChange={setWords} />
      <ul className="flex flex-wrap gap-2">
        {others.map((app) => (
          <li key={app.id}>
            <Button icon="plus" aria-disabled={isBusy} onClick={() => onAdd(app)}>
              <span className="sr-only">{t('Add')} </span>
              {app.name}
            </Button>
          </li>
        ))}
      </ul>
      {isFetched && others.length === 0 && <p className="text-muted text-table">{t('No app matches.')}</p>}
    </div>
  )
}
