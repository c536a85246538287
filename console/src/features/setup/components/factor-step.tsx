import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { CopyButton } from '../../../components/ui/copyable.tsx'
import { Disclosure } from '../../../components/ui/disclosure.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import {
  addPasskey,
  authenticatorQuery,
  confirmAuthenticator,
  PasskeyNotMade,
  type StartedAuthenticator,
} from '../api/own-factor.ts'
import { SetupFrame } from './setup-frame.tsx'
import { StepButtons } from './step-buttons.tsx'

interface FactorStepProps {
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void
}

/** The one step that cannot be skipped: whoever may do everything is not kept safe by a password alone. */
export function FactorStep({ onEnrolled }: FactorStepProps) {
  const started = useQuery(authenticatorQuery)
  return (
    <SetupFrame
      step="factor"
      title={t('Protect the owner')}
      lead={t('The owner may do everything, so a password is not enough. Set up a second factor now.')}
    >
      <div className="grid gap-6">
        {started.data ? (
          <Authenticator started={started.data} onEnrolled={onEnrolled} />
        ) : started.isError ? (
          <ProblemNotice
            title={t("Couldn't begin an authenticator.")}
            error={started.error}
            onRetry={() => void started.refetch()}
          />
        ) : (
          <SkeletonLines label={t('Loading')} />
        )}
        {'PublicKeyCredential' in window && <Passkey onEnrolled={onEnrolled} />}
      </div>
    </SetupFrame>
  )
}

function Authenticator({ started, onEnrolled }: FactorStepProps & { readonly started: StartedAuthenticator }) {
  const form = useRef<HTMLFormElement>(null)
  const [code, setCode] = useState('')
  const confirming = useMutation({
    mutationFn: () => confirmAuthenticator(started.methodId, code),
    onSuccess: onEnrolled,
  })
  const faults = isProblem(confirming.error) ? confirming.error.fields : {}
  useEffect(() => {
    if (confirming.isError) form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [confirming.isError])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!confirming.isPending && code !== '') confirming.mutate()
  }

  return (
    <form ref={form} onSubmit={submit} noValidate aria-label={t('Authenticator app')} className="grid gap-4">
      <div className="grid items-start gap-5 table:grid-cols-[200px_1fr]">
        <img
          src={`data:image/svg+xml;base64,${btoa(started.qrSvg)}`}
          alt={t('QR code for your authenticator app')}
          width={200}
          height={200}
          className="scheme-light rounded-card border border-line bg-canvas p-2"
        />
        <div className="grid gap-4">
          <p className="text-body">
            {t('Scan this with an authenticator app, then enter the six digits that it shows.')}
          </p>
          <Disclosure summary={t("Can't scan? Enter the key by hand")}>
            <p className="flex items-center gap-1">
              <code className="break-all font-mono text-meta">{started.secret}</code>
              <CopyButton text={started.secret} what={t('key')} />
            </p>
          </Disclosure>
          <Field
            label={t('Six digits')}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            errors={faults.code}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={10}
            required
            isLarge
            className="max-w-[220px]"
          />
          {confirming.isError && faults.code === undefined && (
            <ProblemNotice title={t("Couldn't confirm the authenticator.")} error={confirming.error} />
          )}
        </div>
      </div>
      <StepButtons
        next={t('Confirm the authenticator')}
        busy={t('Confirming…')}
        isBusy={confirming.isPending}
        blockedReason={code === '' ? t('Enter the six digits first') : null}
      />
    </form>
  )
}

function Passkey({ onEnrolled }: FactorStepProps) {
  const adding = useMutation({ mutationFn: addPasskey, onSuccess: onEnrolled })
  return (
    <section aria-label={t('Passkey')} className="grid gap-3 border-line border-t pt-5">
      <p className="text-body">{t('Or use a passkey: your fingerprint, your face or a security key.')}</p>
      {adding.isError &&
        (adding.error instanceof PasskeyNotMade ? (
          <p role="alert" className="text-danger text-table">
            {adding.error.message}
          </p>
        ) : (
          <ProblemNotice title={t("Couldn't add the passkey.")} error={adding.error} />
        ))}
      <Button
        icon="key"
        isLarge
        className="justify-self-start"
        aria-disabled={adding.isPending}
        onClick={() => !adding.isPending && adding.mutate()}
      >
        {adding.isPending ? t('Waiting for the browser…') : t('Use a passkey instead')}
      </Button>
    </section>
  )
}
