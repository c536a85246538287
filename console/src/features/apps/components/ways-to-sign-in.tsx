import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { type App, appQuery, type SignInMethod } from '../api/app.ts'
import { type AppChanges, changeApp } from '../api/change-app.ts'

interface WaysToSignInProps {
  readonly app: App
  readonly mayChange: boolean
}

type Rules = Pick<App, 'signInMethods' | 'requiresMfa'>

/** How people prove themselves to the app. With every way ticked it takes whatever the settings allow. */
export function WaysToSignIn({ app, mayChange }: WaysToSignInProps) {
  const queryClient = useQueryClient()
  const [wanted, setWanted] = useState<Partial<Rules> | null>(null)
  const saving = useMutation({
    mutationFn: (changes: AppChanges) => withStepUp((reason) => changeApp(app.id, changes, reason), weakenedWords),
    onSuccess: (saved) => queryClient.setQueryData(appQuery(app.id).queryKey, saved),
    onError: (error) => toastProblem(t("Couldn't save {name}.", { name: app.name }), error),
    onSettled: () => setWanted(null),
  })
  const rules: Rules = { signInMethods: app.signInMethods, requiresMfa: app.requiresMfa, ...wanted }
  const taken = rules.signInMethods ?? every
  // One press after the other: each says how it stands before the next.
  const isFixed = !mayChange || app.isSystem || wanted !== null
  const change = (changes: Partial<Rules>) => {
    if (isFixed) return
    setWanted(changes)
    saving.mutate(changes)
  }
  const choose = (method: SignInMethod, isTaken: boolean) => {
    const methods = every.filter((each) => (each === method ? isTaken : taken.includes(each)))
    if (methods.length > 0) change({ signInMethods: methods.length === every.length ? null : methods })
  }
  return (
    <div className="px-2 py-2">
      <p className="px-2 py-1 text-table">
        {app.isSystem
          ? t('It belongs to Rollcall itself, so this stays as it is.')
          : t(
              'What the settings turn off stays off here. Whoever is signed in by a way that the app does not take is asked to sign in again.',
            )}
      </p>
      <fieldset aria-label={t('Ways to sign in')} className="grid">
        {methods.map(({ value, label, description }) => {
          const isLast = taken.length === 1 && taken.includes(value)
          return (
            <Choice
              key={value}
              type="checkbox"
              label={label}
              description={isLast ? t('One way has to stay.') : description}
              checked={taken.includes(value)}
              aria-disabled={isFixed || isLast}
              onChange={(event) => choose(value, event.target.checked)}
            />
          )
        })}
      </fieldset>
      <Choice
        type="checkbox"
        label={t('Require a second factor')}
        description={t(
          'Of everybody, whatever the settings say, and at once. Who has none sets one up, unless an operator exempted them; an open session is asked for it too.',
        )}
        checked={rules.requiresMfa}
        aria-disabled={isFixed}
        onChange={(event) => change({ requiresMfa: event.target.checked })}
      />
    </div>
  )
}

/** What becomes weaker, by the name that the server has for it. */
function weakenedWords(name: string): string {
  return name === 'requiresMfa'
    ? t('The app asks for no second factor of its own any more.')
    : t('The app takes more ways to sign in.')
}

const every: readonly SignInMethod[] = ['password', 'passkey', 'email-code']

const methods = [
  { value: 'password', label: t('Password'), description: t('Signing up needs it too.') },
  { value: 'passkey', label: t('Passkey'), description: t('As the only factor.') },
  { value: 'email-code', label: t('Code by e-mail'), description: t('In place of the password.') },
] as const
