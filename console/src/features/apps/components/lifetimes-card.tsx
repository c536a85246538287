import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { type App, appQuery } from '../api/app.ts'
import { type AppChanges, changeApp } from '../api/change-app.ts'

const minuteSeconds = 60
const daySeconds = 86_400

/** How long what the app was given lives. Access tokens follow the API they are for, unless the app shortens them. */
export function LifetimesCard({ app }: { readonly app: App }) {
  const mayChange = useMay('update:clients')
  return (
    <Card title={t('Token lifetimes')} action={mayChange ? undefined : <Needs permission="update:clients" />}>
      <Lifetimes key={JSON.stringify(app)} app={app} mayChange={mayChange} />
    </Card>
  )
}

function Lifetimes({ app, mayChange }: { readonly app: App; readonly mayChange: boolean }) {
  const queryClient = useQueryClient()
  const [minutes, setMinutes] = useState(app.accessTokenMinutes === null ? '' : String(app.accessTokenMinutes))
  const [idMinutes, setIdMinutes] = useState(String(app.idTokenSeconds / minuteSeconds))
  const [days, setDays] = useState(daysIn(app.refreshToken.lifetimeSeconds))
  const [idleDays, setIdleDays] = useState(daysIn(app.refreshToken.idleSeconds))
  const [rotates, setRotates] = useState(app.refreshToken.rotates)
  const refreshToken = { rotates, lifetimeSeconds: secondsIn(days), idleSeconds: secondsIn(idleDays) }
  const idTokenSeconds = Math.round(Number(idMinutes) * minuteSeconds)
  const accessTokenMinutes = minutes.trim() === '' ? null : Number(minutes)
  const changes: AppChanges = {
    ...(accessTokenMinutes !== app.accessTokenMinutes && { accessTokenMinutes }),
    ...(idTokenSeconds !== app.idTokenSeconds && { idTokenSeconds }),
    ...(JSON.stringify(refreshToken) !== JSON.stringify(app.refreshToken) && { refreshToken }),
  }
  const isDirty = Object.keys(changes).length > 0
  const isNumber = [minutes, idMinutes, days, idleDays].every((text) => text.trim() === '' || Number(text) > 0)
  const saving = useMutation({
    mutationFn: () => changeApp(app.id, changes),
    onSuccess: (saved) => {
      queryClient.setQueryData(appQuery(app.id).queryKey, saved)
      toastDone(t('{name} was saved.', { name: saved.name }))
    },
  })
  const faults = isProblem(saving.error) ? saving.error.fields : {}

  function submit(event: FormEvent) {
    event.preventDefault()
    if (isDirty && isNumber && idMinutes.trim() !== '' && !saving.isPending) saving.mutate()
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-4 p-4">
      <div className="grid gap-4 table:grid-cols-2">
        <Field
          label={t('Minutes an access token lives at most')}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
          errors={faults.accessTokenMinutes}
          hint={
            app.isSystem
              ? t('It belongs to Rollcall itself, so this stays as it is.')
              : t('Empty: as long as its API says.')
          }
          inputMode="numeric"
          readOnly={!mayChange || app.isSystem}
        />
        <Field
          label={t('Minutes an ID token lives')}
          value={idMinutes}
          onChange={(event) => setIdMinutes(event.target.value)}
          errors={faults.idTokenSeconds}
          inputMode="decimal"
          readOnly={!mayChange}
          required
        />
        <Field
          label={t('Days a refresh token lives')}
          value={days}
          onChange={(event) => setDays(event.target.value)}
          errors={faults['refreshToken.lifetimeSeconds']}
          hint={t('Empty: no end.')}
          inputMode="decimal"
          readOnly={!mayChange}
        />
        <Field
          label={t('Days it may stay unused')}
          value={idleDays}
          onChange={(event) => setIdleDays(event.target.value)}
          errors={faults['refreshToken.idleSeconds']}
          hint={t('Empty: no end.')}
          inputMode="decimal"
          readOnly={!mayChange}
        />
      </div>
      <Choice
        type="checkbox"
        label={t('Each use gives a new refresh token')}
        description={
          app.keepsSecret
            ? t('The old one is worthless then, so that a copied one shows.')
            : t('Always so for a program that keeps no secret.')
        }
        checked={rotates}
        aria-disabled={!mayChange || !app.keepsSecret}
        onChange={(event) => mayChange && app.keepsSecret && setRotates(event.target.checked)}
      />
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save {name}.", { name: app.name })} error={saving.error} />
      )}
      {mayChange && (
        <Button
          type="submit"
          tone="primary"
          className="justify-self-start"
          aria-disabled={saving.isPending}
          disabledReason={
            !isNumber || idMinutes.trim() === ''
              ? t('Enter numbers above zero')
              : isDirty
                ? null
                : t('Nothing was changed yet')
          }
        >
          {saving.isPending ? t('Saving…') : t('Save')}
        </Button>
      )}
    </form>
  )
}

function daysIn(seconds: number | null): string {
  return seconds === null ? '' : String(seconds / daySeconds)
}

function secondsIn(days: string): number | null {
  return days.trim() === '' ? null : Math.round(Number(days) * daySeconds)
}
