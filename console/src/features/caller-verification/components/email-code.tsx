import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { offlineReason, useOnline } from '../../../lib/connection.ts'
import { isProblem } from '../../../lib/problem.ts'
import { t } from '../../../lib/text.ts'
import type { CallerVerification } from '../api/caller-verification.ts'
import { checkCode, startVerification } from '../api/verification-queries.ts'
import { CodeBox } from './code-box.tsx'

export interface VerifyingProps {
  readonly userId: string
  readonly onVerified: (verification: CallerVerification) => Promise<void>
}

/** A code to the verified address, which the caller reads back. */
export function EmailCode({ userId, onVerified }: VerifyingProps) {
  const isOnline = useOnline()
  const [sentId, setSentId] = useState<string | null>(null)
  const [isSending, setIsSending] = useState(false)
  const [fault, setFault] = useState<string | null>(null)

  async function send() {
    if (isSending) return
    setIsSending(true)
    setFault(null)
    try {
      setSentId((await startVerification(userId, { channel: 'email' })).id)
    } catch (error) {
      setFault(isProblem(error) ? error.message : t("Couldn't send the code."))
    } finally {
      setIsSending(false)
    }
  }

  const words = sentId === null ? t('Send code') : t('Send another code')
  return (
    <div className="grid gap-2">
      <div>
        <Button
          icon="mail"
          aria-disabled={isSending}
          disabledReason={isOnline ? null : offlineReason}
          onClick={() => void send()}
        >
          {isSending ? t('Sending…') : words}
        </Button>
      </div>
      {fault !== null && (
        <p role="alert" className="text-danger text-table">
          {fault}
        </p>
      )}
      {sentId !== null && (
        <CodeBox
          key={sentId}
          label={t('Code they read back')}
          startsFocused
          onCheck={async (code) => onVerified(await checkCode(userId, sentId, code))}
        />
      )}
    </div>
  )
}
