import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { useOneAtATime } from './use-one-at-a-time.ts'

interface CodeBoxProps {
  readonly label: string
  readonly onCheck: (code: string) => Promise<void>
  readonly startsFocused?: boolean
}

const digits = 6

/** Six digits that are checked as soon as they are there. Enter checks them too, and never sends the dialog around it. */
export function CodeBox({ label, onCheck, startsFocused = false }: CodeBoxProps) {
  const [code, setCode] = useState('')
  const { isBusy, fault, forgetFault, run } = useOneAtATime(t('The code could not be checked.'))
  const typed = code.replaceAll(/\D/g, '')

  async function check(what: string): Promise<void> {
    if (what.length === digits) await run(() => onCheck(what))
  }

  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field
        label={label}
        className="w-56 max-table:w-full"
        inputMode="numeric"
        autoComplete="off"
        maxLength={12}
        autoFocus={startsFocused}
        value={code}
        errors={fault === null ? undefined : [fault]}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          void check(typed)
        }}
        onChange={({ target }) => {
          setCode(target.value)
          forgetFault()
          const next = target.value.replaceAll(/\D/g, '')
          if (next.length === digits && next !== typed) void check(next)
        }}
      />
      <Button
        aria-disabled={isBusy}
        disabledReason={typed.length === digits ? null : t('Type the six digits first')}
        onClick={() => void check(typed)}
      >
        {isBusy ? t('Checking…') : t('Check')}
      </Button>
    </div>
  )
}
