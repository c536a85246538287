import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { t, tNodes } from '../../../lib/text.ts'
import type { App } from '../api/app.ts'

/** By what the app proves to be itself. */
export function SecretsPanel({ app }: { readonly app: App }) {
  const mayChange = useMay('update:clients')
  const [isRotating, setIsRotating] = useState(false)
  const until = app.previousSecretUntil ?? ''
  const isOldGood = until !== '' && Date.parse(until) > Date.now()
  if (!app.keepsSecret) {
    return (
      <p className="max-w-[64ch] text-muted text-table">
        {t('This kind of program cannot keep a secret, so it has none: PKCE binds each sign-in to it.')}
      </p>
    )
  }
  return (
    <div className="grid max-w-[960px] grid-cols-1 gap-4">
      <Card
        title={t('Client secret')}
        action={
          mayChange ? (
            <Button onClick={() => setIsRotating(true)}>{t('Rotate secret…')}</Button>
          ) : (
            <span className="text-meta text-muted">{needs('update:clients')}</span>
          )
        }
      >
        <p className="px-4 py-3 text-muted text-table">
          {t('It was shown when it was made. Whoever lost it rotates it.')}
          {app.secretSince !== null && (
            <span className="mt-1 block">
              {tNodes('It is the same since {time}.', { time: <TimeStamp at={app.secretSince} isExact /> })}
            </span>
          )}
          {isOldGood && (
            <span className="mt-1 block text-warning">
              {tNodes('The secret before works until {time}.', { time: <TimeStamp at={until} isExact /> })}
            </span>
          )}
        </p>
      </Card>
      <Suspense>{isRotating && <RotateSecretDialog app={app} onClose={() => setIsRotating(false)} />}</Suspense>
    </div>
  )
}

const RotateSecretDialog = lazy(() =>
  import('./rotate-secret-dialog.tsx').then((m) => ({ default: m.RotateSecretDialog })),
)
