import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { linesOf } from '../api/address-fault.ts'
import { type App, appQuery, appsKey, isMachine } from '../api/app.ts'
import { type AppChanges, changeApp } from '../api/change-app.ts'
import { AddressLines } from './address-lines.tsx'

interface SettingsPanelProps {
  readonly app: App
  readonly onDeleted: () => void
}

export function SettingsPanel({ app, onDeleted }: SettingsPanelProps) {
  const mayChange = useMay('update:clients')
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <Card title={t('Name and addresses')} action={mayChange ? undefined : <Needs permission="update:clients" />}>
        {mayChange ? <AddressForm key={JSON.stringify(app)} app={app} /> : <AddressFacts app={app} />}
      </Card>
      <DeleteCard app={app} onDeleted={onDeleted} />
    </div>
  )
}

function AddressFacts({ app }: { readonly app: App }) {
  return (
    <Facts>
      <Fact name={t('Name')}>{app.name}</Fact>
      <Fact name={t('Redirect addresses')}>{app.callbacks.join('\n')}</Fact>
      <Fact name={t('Sign-out addresses')}>{app.logoutUrls.join('\n')}</Fact>
      <Fact name={t('Origins')}>{app.webOrigins.join('\n')}</Fact>
      <Fact name={t('Where a sign-in begins')}>{app.loginUrl}</Fact>
    </Facts>
  )
}

function AddressForm({ app }: { readonly app: App }) {
  const queryClient = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [name, setName] = useState(app.name)
  const [callbacks, setCallbacks] = useState(app.callbacks.join('\n'))
  const [logoutUrls, setLogoutUrls] = useState(app.logoutUrls.join('\n'))
  const [webOrigins, setWebOrigins] = useState(app.webOrigins.join('\n'))
  const [loginUrl, setLoginUrl] = useState(app.loginUrl ?? '')
  const changes: AppChanges = {
    ...(name.trim() !== app.name && { name: name.trim() }),
    ...changedLines('callbacks', callbacks, app),
    ...changedLines('logoutUrls', logoutUrls, app),
    ...changedLines('webOrigins', webOrigins, app),
    ...(loginUrl.trim() !== (app.loginUrl ?? '') && { loginUrl: loginUrl.trim() || null }),
  }
  const isDirty = Object.keys(changes).length > 0
  const saving = useMutation({
    mutationFn: () => changeApp(app.id, changes),
    onSuccess: (saved) => {
      queryClient.setQueryData(appQuery(app.id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: [...appsKey, 'list'] })
      toastDone(t('{name} was saved.', { name: saved.name }))
    },
  })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  useEffect(() => {
    if (saving.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [saving.isError])

  /** What the server said was about the lines as they were. */
  const edited = (keep: (value: string) => void) => (value: string) => {
    if (saving.isError) saving.reset()
    keep(value)
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isDirty && !saving.isPending) saving.mutate()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="grid gap-4 p-4">
      <Field
        label={t('Name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        errors={faults.name}
        maxLength={255}
        autoComplete="off"
        required
      />
      {!isMachine(app) && (
        <>
          <AddressLines
            label={t('Redirect addresses')}
            hint={t('Where people come back to after signing in. One a line.')}
            kind="address"
            value={callbacks}
            onChange={edited(setCallbacks)}
            field="callbacks"
            faults={faults}
            canOpen
          />
          <AddressLines
            label={t('Sign-out addresses')}
            hint={t('Where people may be led after signing out. One a line.')}
            kind="address"
            value={logoutUrls}
            onChange={edited(setLogoutUrls)}
            field="logoutUrls"
            faults={faults}
          />
          <AddressLines
            label={t('Origins')}
            hint={t('Whose pages may renew a sign-in silently. One a line, without a path.')}
            kind="origin"
            value={webOrigins}
            onChange={edited(setWebOrigins)}
            field="webOrigins"
            faults={faults}
          />
          <Field
            label={t('Where a sign-in begins')}
            type="url"
            value={loginUrl}
            onChange={(event) => setLoginUrl(event.target.value)}
            errors={faults.loginUrl}
            hint={t('People whose sign-in took too long are led there.')}
            autoComplete="off"
            spellCheck={false}
          />
        </>
      )}
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save {name}.", { name: app.name })} error={saving.error} />
      )}
      <Button
        type="submit"
        tone="primary"
        className="justify-self-start"
        aria-disabled={saving.isPending}
        disabledReason={isDirty ? (name.trim() === '' ? t('Enter a name first') : null) : t('Nothing was changed yet')}
      >
        {saving.isPending ? t('Saving…') : t('Save')}
      </Button>
    </form>
  )
}

function changedLines(field: 'callbacks' | 'logoutUrls' | 'webOrigins', text: string, app: App): AppChanges {
  const lines = linesOf(text)
  return lines.join('\n') === app[field].join('\n') ? {} : { [field]: lines }
}

function DeleteCard({ app, onDeleted }: SettingsPanelProps) {
  const mayDelete = useMay('delete:clients')
  const [isDeleting, setIsDeleting] = useState(false)
  const action = !mayDelete ? (
    <Needs permission="delete:clients" />
  ) : (
    <Button
      tone="danger-quiet"
      disabledReason={app.isSystem ? t('It belongs to Rollcall itself') : null}
      onClick={() => setIsDeleting(true)}
    >
      {t('Delete app…')}
    </Button>
  )
  return (
    <Card title={t('Delete app')} action={action}>
      <p className="px-4 py-3 text-muted text-table">
        {t('Nobody can sign in to it any more, and its tokens are refused. Users stay.')}
      </p>
      <Suspense>
        {isDeleting && <DeleteAppDialog app={app} onClose={() => setIsDeleting(false)} onDeleted={onDeleted} />}
      </Suspense>
    </Card>
  )
}

const DeleteAppDialog = lazy(() => import('./delete-app-dialog.tsx').then((m) => ({ default: m.DeleteAppDialog })))
