import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { readableColor } from '../../../lib/readable-color.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'
import { type LoginSettings, loginSettingsQuery, saveLoginSettings } from '../api/setup-calls.ts'
import { LoginPicture } from './login-picture.tsx'
import { SetupFrame } from './setup-frame.tsx'
import { StepButtons } from './step-buttons.tsx'

export function LoginStep({ onNext }: { readonly onNext: () => void }) {
  const settings = useQuery(loginSettingsQuery)
  return (
    <SetupFrame
      step="login"
      title={t('Your sign-in page')}
      lead={t('What people see when they sign in. All of it can be changed later in the settings.')}
    >
      {settings.data ? (
        <LoginForm settings={settings.data} onNext={onNext} />
      ) : settings.isError ? (
        <ProblemNotice
          title={t("Couldn't load the settings.")}
          error={settings.error}
          onRetry={() => void settings.refetch()}
        />
      ) : (
        <SkeletonLines label={t('Loading')} />
      )}
    </SetupFrame>
  )
}

function LoginForm({ settings, onNext }: { readonly settings: LoginSettings; readonly onNext: () => void }) {
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(settings)
  const isChanged = (Object.keys(draft) as (keyof LoginSettings)[]).some((name) => draft[name] !== settings[name])
  const saving = useMutation({
    mutationFn: () => withStepUp(() => saveLoginSettings(draft)),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: loginSettingsQuery.queryKey })
      onNext()
    },
  })
  const faults = isProblem(saving.error) ? saving.error.fields : {}
  const readable = readableColor(draft.accentColor)
  const change = (changes: Partial<LoginSettings>) => setDraft({ ...draft, ...changes })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (saving.isPending) return
    if (isChanged) saving.mutate()
    else onNext()
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <div className="grid gap-6 table:grid-cols-[1fr_240px]">
        <div className="grid content-start gap-4">
          <Field
            label={t('Name')}
            value={draft.displayName}
            onChange={(event) => change({ displayName: event.target.value })}
            errors={faults.displayName}
            maxLength={150}
            autoComplete="off"
            required
            isLarge
          />
          <Field
            label={t('Accent color')}
            value={draft.accentColor}
            onChange={(event) => change({ accentColor: event.target.value })}
            errors={faults.accentColor}
            hint={t('Of buttons and links. White text on it must be readable.')}
            maxLength={7}
            autoComplete="off"
            spellCheck={false}
            required
            isLarge
          />
          {readable !== null && (
            <p role="status" className="flex flex-wrap items-center gap-2 text-table">
              {t('White text on this color is hard to read.')}
              <Button onClick={() => change({ accentColor: readable })}>
                {t('Use {color} instead', { color: readable })}
              </Button>
            </p>
          )}
          <fieldset className="-mx-2">
            <legend className="mb-1 px-2 font-semibold text-table">{t('Ways in besides the password')}</legend>
            <Choice
              type="checkbox"
              label={t('Passkeys')}
              checked={draft.allowsPasskeys}
              onChange={(event) => change({ allowsPasskeys: event.target.checked })}
            />
            <Choice
              type="checkbox"
              label={t('A code by e-mail')}
              checked={draft.allowsEmailCode}
              onChange={(event) => change({ allowsEmailCode: event.target.checked })}
            />
            <Choice
              type="checkbox"
              label={t('Anybody can create an account')}
              checked={draft.isSignUpOpen}
              onChange={(event) => change({ isSignUpOpen: event.target.checked })}
            />
          </fieldset>
        </div>
        <LoginPicture settings={draft} />
      </div>
      {saving.isError && Object.keys(faults).length === 0 && (
        <ProblemNotice title={t("Couldn't save the settings.")} error={saving.error} />
      )}
      <StepButtons
        next={isChanged ? t('Save and continue') : t('Continue')}
        busy={t('Saving…')}
        isBusy={saving.isPending}
        onSkip={onNext}
      />
    </form>
  )
}
