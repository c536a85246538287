import { t } from '../../../lib/text.ts'
import { startVerification } from '../api/verification-queries.ts'
import { CodeBox } from './code-box.tsx'
import type { VerifyingProps } from './email-code.tsx'

/** What their own authenticator shows at this moment. */
export function AuthenticatorCode({ userId, onVerified }: VerifyingProps) {
  return (
    <CodeBox
      label={t('Code of their authenticator')}
      onCheck={async (code) => onVerified(await startVerification(userId, { channel: 'authenticator', code }))}
    />
  )
}
