import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { t } from '../../../lib/text.ts'
import { toastProblem } from '../../../lib/toasts.ts'
import { findOther } from '../api/merge.ts'

/** Which account goes: by its address, or by its ID where two share one. */
export function PickOther({ userId }: { readonly userId: string }) {
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  async function compare() {
    try {
      const otherId = words.trim() === '' ? null : await findOther(words.trim())
      if (otherId === null) return setFault(t('Nobody, or more than one, has this address. Enter the ID instead.'))
      setFault(null)
      await navigate({ to: '/users/$userId/merge', params: { userId }, search: { with: otherId } })
    } catch (error) {
      toastProblem(t("Couldn't look for the other account."), error)
    }
  }
  return (
    <form
      noValidate
      className="grid max-w-[480px] gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        void compare()
      }}
    >
      <Field
        label={t('E-mail address or ID of the account that goes')}
        aria-required
        value={words}
        errors={fault === null ? undefined : [fault]}
        onChange={(event) => setWords(event.target.value)}
      />
      <Button type="submit" tone="primary" className="justify-self-start">
        {t('Compare')}
      </Button>
    </form>
  )
}
