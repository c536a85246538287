// The secrets by which programs call /api/v1: who has one, what it may do, and whether anybody still uses it.
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import { SizedList } from '../../../components/data-table/sized-list.tsx'
import { useSizedList } from '../../../components/data-table/use-sized-list.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { SecretOnce } from '../../../components/ui/secret-once.tsx'
import type { ListPlace } from '../../../lib/list-address.ts'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type ApiKey, apiKeysQuery, type NewApiKey } from '../api/api-key.ts'
import { type KeyAct, KeyActions } from './key-actions.tsx'
import { KeyLines, keyColumns } from './key-columns.tsx'
import { shownKey } from './shown-key.tsx'

export function KeysPage({ search }: { readonly search: ListPlace }) {
  const mayRead = useMay('read:api_keys')
  const mayCreate = useMay('create:api_keys')
  const [isCreating, setIsCreating] = useState(false)
  const [made, setMade] = useState<NewApiKey | null>(null)
  return (
    <div className="grid grid-cols-1 gap-3">
      <header className="flex min-h-9 flex-wrap items-center justify-between gap-2">
        <PageTitle trail={[t('API keys')]}>{t('API keys')}</PageTitle>
        {mayCreate ? (
          <Button tone="primary" icon="plus" onClick={() => setIsCreating(true)}>
            {t('Create API key')}
          </Button>
        ) : (
          mayRead && (
            <span className="text-meta text-muted">
              {t('To create API keys: {needs}', { needs: needs('create:api_keys') })}
            </span>
          )
        )}
      </header>
      {mayRead ? (
        <KeyList search={search} />
      ) : (
        <NoAccess title={t('API keys are not shown to your role')} permission="read:api_keys" />
      )}
      <Suspense>
        {isCreating && (
          <CreateKeyDialog
            onClose={() => setIsCreating(false)}
            onCreated={(key) => {
              setIsCreating(false)
              setMade(key)
            }}
          />
        )}
      </Suspense>
      {made && (
        <SecretOnce title={shownKey.title} what={shownKey.what} secret={made.key} onClose={() => setMade(null)}>
          {shownKey.note}
        </SecretOnce>
      )}
    </div>
  )
}

function KeyList({ search }: { readonly search: ListPlace }) {
  const navigate = useNavigate()
  const { list } = useSizedList(
    search,
    apiKeysQuery,
    (next, step) => void navigate({ to: '/keys', search: next, ...step }),
  )
  const [opened, setOpened] = useState<{ readonly act: KeyAct; readonly apiKey: ApiKey } | null>(null)
  const names = list.answer.data?.names ?? {}
  const actions = (apiKey: ApiKey) => <KeyActions apiKey={apiKey} onAct={(act) => setOpened({ act, apiKey })} />
  const close = () => setOpened(null)
  return (
    <>
      <SizedList
        caption={t('API keys, oldest first')}
        columns={[...keyColumns(names), actionsColumn('w-[232px]', actions)]}
        keyOf={({ id }) => id}
        {...list}
        sizeLabel={t('API keys per page')}
        card={(apiKey) => (
          <div className="grid gap-2">
            <KeyLines apiKey={apiKey} names={names} />
            {actions(apiKey)}
          </div>
        )}
        words={words}
        empty={
          <EmptyState icon="key" title={t('No API keys yet')}>
            {t('A key lets a program of yours call /api/v1 with the permissions you choose.')}
          </EmptyState>
        }
      />
      <Suspense>
        {opened?.act === 'revoke' && <RevokeKeyDialog apiKey={opened.apiKey} onClose={close} />}
        {opened?.act === 'rotate' && <RotateKeyDialog apiKey={opened.apiKey} onClose={close} />}
      </Suspense>
    </>
  )
}

const words = {
  loading: t('Loading API keys…'),
  notLoaded: t("Couldn't load API keys."),
  notRefreshed: t("Couldn't refresh API keys."),
}

const CreateKeyDialog = lazy(() => import('./create-key-dialog.tsx').then((m) => ({ default: m.CreateKeyDialog })))
const RotateKeyDialog = lazy(() => import('./key-act-dialog.tsx').then((m) => ({ default: m.RotateKeyDialog })))
const RevokeKeyDialog = lazy(() => import('./key-act-dialog.tsx').then((m) => ({ default: m.RevokeKeyDialog })))
