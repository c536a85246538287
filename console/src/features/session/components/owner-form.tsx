import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { PasswordField } from '../../../components/ui/password-field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import { createOwner, sessionQuery, setupQuery } from '../api/session.ts'

interface OwnerFormProps {
  readonly token: string
  readonly onSignedIn: () => void
}

/** The first owner. The password is typed once and can be shown; the server says what is wrong with it. */
export function OwnerForm({ token, onSignedIn }: OwnerFormProps) {
  const queryClient = useQueryClient()
  const formElement = useRef<HTMLFormElement>(null)
  const creation = useMutation({
    mutationFn: createOwner,
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      queryClient.setQueryData(setupQuery.queryKey, { ownerExists: true })
      onSignedIn()
    },
  })
  const faults = isProblem(creation.error) ? creation.error.fields : {}
  const isFieldFault = Object.keys(faults).length > 0
  useEffect(() => {
    if (creation.isError) formElement.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [creation.isError])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (creation.isPending) return
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '').trim()
    creation.mutate({
      token,
      email: String(form.get('email') ?? '').trim(),
      password: String(form.get('password') ?? ''),
      ...(name !== '' && { name }),
    })
  }

  return (
    <form ref={formElement} onSubmit={submit} className="grid gap-4">
      {creation.isError && !isFieldFault && (
        <ProblemNotice title={t("Couldn't create the owner.")} error={creation.error} />
      )}
      <Field
        label={t('E-mail address')}
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        errors={faults.email}
        required
        isLarge
      />
      <Field label={t('Name')} name="name" autoComplete="name" errors={faults.name} isLarge />
      <PasswordField
        label={t('Password')}
        name="password"
        autoComplete="new-password"
        hint={t('At least 15 characters. A sentence you can remember beats a short riddle.')}
        errors={faults.password}
        required
        isLarge
      />
      <Button type="submit" tone="primary" isLarge aria-disabled={creation.isPending} className="mt-2 w-full">
        {creation.isPending ? t('Creating the owner…') : t('Create owner and sign in')}
      </Button>
    </form>
  )
}
