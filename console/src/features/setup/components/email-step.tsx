import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t, tNodes } from '../../../lib/text.ts'
import { isUnderWay, type MailTest, mailTestQuery, sendMailTest } from '../api/setup-calls.ts'
import { SetupFrame } from './setup-frame.tsx'
import { StepButtons } from './step-buttons.tsx'

interface EmailStepProps {
  readonly email: string
  readonly onNext: () => void
}

/** The mail server comes from the server's settings; here it is tried, and says in its own words what is wrong. */
export function EmailStep({ email, onNext }: EmailStepProps) {
  const [to, setTo] = useState(email)
  const testing = useMutation({ mutationFn: () => sendMailTest(to.trim()) })
  const faults = isProblem(testing.error) ? testing.error.fields : {}

  function submit(event: FormEvent) {
    event.preventDefault()
    onNext()
  }

  return (
    <SetupFrame
      step="email"
      title={t('Sending e-mail')}
      lead={tNodes('Invitations, codes and resets go by e-mail, through the server named in {setting}.', {
        setting: <code className="font-mono text-table">SMTP_URL</code>,
      })}
    >
      <form onSubmit={submit} noValidate className="grid gap-4">
        <div className="flex flex-wrap items-end gap-2">
          <Field
            label={t('Send a test to')}
            type="email"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            errors={faults.to}
            autoComplete="email"
            required
            isLarge
            className="min-w-0 flex-1 basis-[260px]"
          />
          <Button
            icon="mail"
            isLarge
            aria-disabled={testing.isPending}
            disabledReason={to.trim() === '' ? t('Enter an address first') : null}
            onClick={() => !testing.isPending && testing.mutate()}
          >
            {t('Send test')}
          </Button>
        </div>
        {testing.isError && faults.to === undefined && (
          <ProblemNotice title={t("Couldn't send the test.")} error={testing.error} />
        )}
        <div role="status">{testing.data && <TestResult key={testing.data.id} test={testing.data} />}</div>
        <StepButtons next={t('Continue')} busy={t('Continue')} isBusy={false} onSkip={onNext} />
      </form>
    </SetupFrame>
  )
}

function TestResult({ test }: { readonly test: MailTest }) {
  const { data } = useQuery(mailTestQuery(test))
  const { status, to, lastFault } = data
  if (status === 'sent') {
    return <p className="text-success text-table">{t('The mail server took the test for {to}.', { to })}</p>
  }
  if (status === 'kept') {
    return (
      <p className="text-table text-warning">
        {tNodes('No mail server is set. Set {setting} and restart; until then every letter is kept in the Outbox.', {
          setting: <code className="font-mono text-meta">SMTP_URL</code>,
        })}
      </p>
    )
  }
  if (isUnderWay(data)) return <p className="text-muted text-table">{t('Sending…')}</p>
  return (
    <div className="grid gap-1 rounded-card border border-danger bg-danger-bg px-4 py-3 text-table">
      <p className="font-semibold text-danger">{t('The mail server refused the test for {to}.', { to })}</p>
      {lastFault !== null && <p className="break-words font-mono text-meta">{lastFault}</p>}
    </div>
  )
}
