import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { PasswordField } from '../../../components/ui/password-field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { sessionQuery, signIn } from '../api/session.ts'

export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const queryClient = useQueryClient()
  const notice = useRef<HTMLDivElement>(null)
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      onSignedIn()
    },
  })
  useEffect(() => {
    if (attempt.isError) notice.current?.focus()
  }, [attempt.isError])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    if (!attempt.isPending) attempt.mutate({ email: text(form, 'email').trim(), password: text(form, 'password') })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      {attempt.isError && <ProblemNotice ref={notice} title={refusal(attempt.error)} error={attempt.error} />}
      <Field
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        required
        isLarge
      />
      <PasswordField label="Password" name="password" autoComplete="current-password" required isLarge />
      <Button type="submit" tone="primary" isLarge aria-disabled={attempt.isPending} className="mt-2 w-full">
        {attempt.isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </form>
  )
}

function refusal(error: unknown): string {
  if (isProblem(error, 'rate_limited') && error.retryAfterSeconds !== null) {
    return `Too many attempts. Try again in ${error.retryAfterSeconds} s.`
  }
  return "Couldn't sign in."
}

function text(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
}
