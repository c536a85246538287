import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'
import type { CallerVerification } from '../api/caller-verification.ts'
import { checkCode, startVerification } from '../api/verification-queries.ts'
import { CodeBox } from './code-box.tsx'
import { useOneAtATime } from './use-one-at-a-time.ts'

export interface VerifyingProps {
  readonly userId: string
  readonly onVerified: (verification: CallerVerification) => Promise<void>
}

/** A code to the verified address, which the caller reads back. */
export function EmailCode({ userId, onVerified }: VerifyingProps) {
  const offline = useOfflineReason()
  const [sentId, setSentId] = useState<string | null>(null)
  const { isBusy: isSending, fault, run } = useOneAtATime(t("Couldn't send the code."))
  const send = () => run(async () => setSentId((await startVerification(userId, { channel: 'email' })).id))

  const words = sentId === null ? t('Send code') : t('Send another code')
  return (
    <div className="grid gap-2">
      <div>
        <Button icon="mail" aria-disabled={isSending} disabledReason={offline} onClick={() => void send()}>
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
