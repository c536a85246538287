// The secrets by which programs call /api/v1: who has one, what it may do, and whether anybody still uses it.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { actionsColumn } from '../../../components/data-table/actions-column.ts'
import { DataList } from '../../../components/data-table/data-list.tsx'
import { ListPager } from '../../../components/data-table/list-pager.tsx'
import { useListTrail } from '../../../components/data-table/list-trail.ts'
import { Button } from '../../../components/ui/button.tsx'
import { EmptyState } from '../../../components/ui/empty-state.tsx'
import { NoAccess } from '../../../components/ui/no-access.tsx'
import { PageTitle } from '../../../components/ui/page-title.tsx'
import { SecretOnce } from '../../../components/ui/secret-once.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'
import { type ApiKey, apiKeysQuery, type KeySearch, type NewApiKey } from '../api/api-key.ts'
import { type KeyAct, KeyActions } from './key-actions.tsx'
import { KeyLines, keyColumns } from './key-columns.tsx'
import { shownKey } from './shown-key.tsx'

export function KeysPage({ search }: { readonly search: KeySearch }) {
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

function KeyList({ search }: { readonly search: KeySearch }) {
  const navigate = useNavigate()
  const list = useQuery({ ...apiKeysQuery(search.after), placeholderData: keepPreviousData })
  const [opened, setOpened] = useState<{ readonly act: KeyAct; readonly apiKey: ApiKey } | null>(null)
  const page = list.data
  const names = page?.names ?? {}
  const trail = useListTrail(search.after, { error: list.error, pageSize: page?.pageSize ?? 0 }, (step) =>
    navigate({
      to: '/keys',
      search: step.after === undefined ? {} : { after: step.after },
      state: { trail: step.trail },
      replace: step.replace,
      resetScroll: false,
    }),
  )
  const actions = (apiKey: ApiKey) => <KeyActions apiKey={apiKey} onAct={(act) => setOpened({ act, apiKey })} />
  const close = () => setOpened(null)
  return (
    <>
      <DataList
        caption={t('API keys, oldest first')}
        columns={[...keyColumns(names), actionsColumn('w-[196px]', actions)]}
        rows={page?.data}
        keyOf={({ id }) => id}
        answer={list}
        trail={trail}
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
      {page && (page.data.length > 0 || search.after !== undefined) && (
        <ListPager shown={page.data.length} total={null} nextCursor={page.nextCursor} trail={trail} />
      )}
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
