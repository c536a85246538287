import { useEffect, useRef } from 'react'
import type { StepUpMethod } from '../../lib/step-up.ts'
import { t } from '../../lib/text.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'

interface StepUpFieldsProps {
  readonly methods: readonly StepUpMethod[]
  readonly method: StepUpMethod
  readonly onMethod: (method: StepUpMethod) => void
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly fault: string | null
}

/** Asks for the second factor inside a form, which keeps everything that stands in it. */
export function StepUpFields({ methods, method, onMethod, typed, onTyped, fault }: StepUpFieldsProps) {
  const field = useRef<HTMLInputElement>(null)
  const group = useRef<HTMLFieldSetElement>(null)
  // Asked for, refused or changed: each time it is what comes next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a fault calls the person back to the field.
  useEffect(() => {
    if (method === 'passkey') group.current?.focus()
    else field.current?.focus()
    group.current?.scrollIntoView({ block: 'nearest' })
  }, [method, fault])
  const other = methods.find((each) => each !== method)
  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      className="grid gap-2 rounded-card border border-accent bg-subtle px-4 py-3 outline-none"
    >
      <legend className="sr-only">{t('Confirm that it is you')}</legend>
      <p aria-hidden className="font-semibold text-table">
        {t('Confirm that it is you')}
      </p>
      {method === 'passkey' ? (
        <>
          <p className="text-table">{t('Press the button below, then use your passkey.')}</p>
          {fault !== null && (
            <p role="alert" className="text-danger text-table">
              {fault}
            </p>
          )}
        </>
      ) : (
        <Field
          ref={field}
          key={method}
          label={method === 'totp' ? t('Code of your authenticator app') : t('Your password')}
          hint={method === 'totp' ? t('Six digits') : t('You have no second factor yet.')}
          type={method === 'totp' ? 'text' : 'password'}
          inputMode={method === 'totp' ? 'numeric' : 'text'}
          autoComplete={method === 'totp' ? 'one-time-code' : 'current-password'}
          maxLength={method === 'totp' ? 11 : 1024}
          value={typed}
          onChange={(event) => onTyped(event.target.value)}
          errors={fault === null ? [] : [fault]}
          required
        />
      )}
      {other !== undefined && (
        <Button tone="quiet" className="justify-self-start" onClick={() => onMethod(other)}>
          {other === 'passkey' ? t('Use a passkey instead') : t('Use a code instead')}
        </Button>
      )}
    </fieldset>
  )
}
