// By what the app proves to be itself: two secrets may work at a time, so that one can take over from the other.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'
import { type AppSecret, secretsQuery } from '../api/app-secrets.ts'
import { SecretLines, secretColumns, secretName } from './secret-columns.tsx'

type Act = 'create' | 'rotate' | { readonly ending: AppSecret }

export function SecretsPanel({ app }: { readonly app: App }) {
  const mayChange = useMay('update:clients')
  const list = useQuery({ ...secretsQuery(app.id), enabled: app.keepsSecret })
  const [act, setAct] = useState<Act | null>(null)
  const secrets = list.data?.data ?? []
  const working = secrets.filter(({ state }) => state !== 'ended')
  const atMost = list.data?.atMost ?? 0
  const close = () => setAct(null)
  if (!app.keepsSecret) {
    return (
      <p className="max-w-[64ch] text-muted text-table">
        {t('This kind of program cannot keep a secret, so it has none: PKCE binds each sign-in to it.')}
      </p>
    )
  }
  const end = (secret: AppSecret) =>
    mayChange && secret.state !== 'ended' ? (
      <Button
        tone="quiet"
        className="max-table:-ms-3 max-table:justify-self-start"
        aria-label={t('End {name}', { name: secretName(secret) })}
        onClick={() => setAct({ ending: secret })}
      >
        {t('End')}
      </Button>
    ) : null
  return (
    <section aria-label={t('Secrets')} className="grid max-w-[960px] grid-cols-1 gap-3">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold text-body">{t('Client secrets')}</h2>
        {mayChange ? (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAct('rotate')}>{t('Rotate secret…')}</Button>
            <Button
              icon="plus"
              disabledReason={
                working.length > 0 && working.length >= atMost
                  ? t('At most {count} work at a time: end one first', { count: atMost })
                  : null
              }
              onClick={() => setAct('create')}
            >
              {t('Create secret…')}
            </Button>
          </div>
        ) : (
          <Needs permission="update:clients" />
        )}
      </div>
      <p className="max-w-[72ch] text-muted text-table">
        {t(
          'Each was shown once, when it was made. Another may work beside it, so that programs change without a pause.',
        )}
      </p>
      <DataList
        caption={t('Client secrets, newest first')}
        columns={[...secretColumns, actionsColumn('w-[88px]', end)]}
        rows={list.data?.data}
        keyOf={({ id }) => id}
        answer={list}
        pageSize={2}
        card={(secret) => (
          <div className="grid gap-1">
            <SecretLines secret={secret} />
            {end(secret)}
          </div>
        )}
        words={words}
        empty={<EmptyState icon="key" title={t('No secrets yet')} />}
      />
      <Suspense>
        {act === 'create' && <CreateSecretDialog app={app} isBeside={working.length > 0} onClose={close} />}
        {act === 'rotate' && <RotateSecretDialog app={app} working={working} onClose={close} />}
        {typeof act === 'object' && act !== null && (
          <EndSecretDialog app={app} secret={act.ending} isLast={working.length === 1} onClose={close} />
        )}
      </Suspense>
    </section>
  )
}

const words = {
  loading: t('Loading secrets…'),
  notLoaded: t("Couldn't load the secrets."),
  notRefreshed: t("Couldn't refresh the secrets."),
}

const CreateSecretDialog = lazy(() =>
  import('./create-secret-dialog.tsx').then((m) => ({ default: m.CreateSecretDialog })),
)
const RotateSecretDialog = lazy(() =>
  import('./rotate-secret-dialog.tsx').then((m) => ({ default: m.RotateSecretDialog })),
)
const EndSecretDialog = lazy(() => import('./end-secret-dialog.tsx').then((m) => ({ default: m.EndSecretDialog })))
