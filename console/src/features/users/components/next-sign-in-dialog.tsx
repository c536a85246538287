import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { changeRequiredActions, type RequiredActions, requiredActionsQuery } from '../api/required-actions.ts'
import type { User } from '../api/user.ts'
import { Person } from './person.tsx'

interface NextSignInDialogProps {
  readonly user: User
  readonly asked: RequiredActions
  readonly onClose: () => void
}

/** Only what was ticked otherwise is sent: what they did meanwhile is not asked for again. */
export function NextSignInDialog({ user, asked, onClose }: NextSignInDialogProps) {
  const queryClient = useQueryClient()
  const [ticked, setTicked] = useState(asked)
  const changed = keys.filter((key) => ticked[key] !== asked[key])

  async function save(values: RequiredActions): Promise<void> {
    const now = await changeRequiredActions(user.id, Object.fromEntries(changed.map((key) => [key, values[key]])))
    queryClient.setQueryData(requiredActionsQuery(user.id).queryKey, now)
    void queryClient.invalidateQueries({ queryKey: ['events', user.id] })
    void queryClient.invalidateQueries({ queryKey: ['diagnosis', user.id] })
  }

  async function saveTicked(): Promise<void> {
    await save(ticked)
    toastDone(t('What is asked at the next sign-in was changed.'), () => save(asked))
  }

  const choice = (key: keyof RequiredActions, label: string, description: string, hindrance: string | null) => (
    <Choice
      type="checkbox"
      label={label}
      description={hindrance ?? description}
      checked={ticked[key]}
      aria-disabled={hindrance !== null && !ticked[key]}
      onChange={(event) => {
        if (hindrance === null || !event.target.checked) setTicked({ ...ticked, [key]: event.target.checked })
      }}
    />
  )

  return (
    <DialogForm
      title={t('At the next sign-in')}
      confirm={t('Save')}
      confirming={t('Saving…')}
      failure={t("Couldn't change what is asked.")}
      blockedReason={changed.length === 0 ? t('Nothing was changed') : null}
      onConfirm={saveTicked}
      onClose={onClose}
    >
      <Person user={user} />
      <p className="text-table">
        {t('Asked once, after they prove who they are and before they go on. Asking ends no session.')}
      </p>
      <fieldset aria-label={t('What is asked')} className="-mx-2 grid min-w-0">
        {choice(
          'verifyEmail',
          t('Prove the e-mail address'),
          t('A code is mailed to it.'),
          user.email === null
            ? t('They have no e-mail address.')
            : user.emailVerified
              ? t('It is verified already.')
              : null,
        )}
        {choice('enrolMfa', t('Enrol a second factor'), t('It cannot be put off.'), null)}
        {choice(
          'newRecoveryCodes',
          t('Get new recovery codes'),
          t('They alone see them. The old ones work until then.'),
          null,
        )}
        {choice(
          'acceptTerms',
          t('Accept the terms of use'),
          t('Those of the settings. Whoever is signed in is asked on the way to the next app.'),
          null,
        )}
        {choice(
          'updateProfile',
          t('Bring the profile up to date'),
          t('What sign-up asks. Whoever is signed in is asked on the way to the next app.'),
          null,
        )}
        {choice('changePassword', t('Choose a new password'), t('The one they have is not taken again.'), null)}
      </fieldset>
    </DialogForm>
  )
}

const keys = ['verifyEmail', 'enrolMfa', 'newRecoveryCodes', 'acceptTerms', 'updateProfile', 'changePassword'] as const
