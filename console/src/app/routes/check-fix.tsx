import { Link } from '@tanstack/react-router'
import { Button } from '../../components/ui/button.tsx'
import type { Mail } from '../../features/messages/api/user-message-queries.ts'
import { useSendMail } from '../../features/messages/components/use-send-mail.ts'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface CheckFixProps {
  readonly userId: string
  readonly check: SignInCheck
}

/** What a check found is mended by a mail, or on a tab of the person. A suspension and a lock have their button above. */
export function CheckFix({ userId, check }: CheckFixProps) {
  const maySend = useMay('suspend:users')
  const mail = mailOf(check)
  if (mail !== null)
    return maySend ? (
      <MailFix userId={userId} mail={mail} label={check.id === 'mail' ? t('Send again') : labels[mail]} />
    ) : null
  const tab = tabs[check.id]
  if (tab === undefined) return null
  return (
    <Link
      to={`/users/$userId/${tab}`}
      params={{ userId }}
      className="inline-flex min-h-6 items-center rounded-control font-semibold text-accent text-meta hover:text-accent-hover"
    >
      {tab === 'security' ? t('Open Security') : t('Open Identities')}
    </Link>
  )
}

interface MailFixProps {
  readonly userId: string
  readonly mail: Mail
  readonly label: string
}

function MailFix({ userId, mail, label }: MailFixProps) {
  const sending = useSendMail(userId)
  return (
    <Button aria-disabled={sending.isPending} onClick={() => !sending.isPending && sending.mutate(mail)}>
      {label}
    </Button>
  )
}

/** A mail that did not arrive is sent again, where it is one that can be asked for. */
function mailOf({ id, facts }: SignInCheck): Mail | null {
  if (id === 'email') return 'verify-email'
  if (id === 'password') return 'reset-password'
  if (id === 'mfa-enrolment') return 'factor-enrolment'
  const kind = facts.kind
  return id === 'mail' && (kind === 'reset-password' || kind === 'verify-email' || kind === 'factor-enrolment')
    ? kind
    : null
}

const labels: Readonly<Record<Mail, string>> = {
  'verify-email': t('Send verification'),
  'reset-password': t('Send password link'),
  'factor-enrolment': t('Send enrollment link'),
}

const tabs: Readonly<Record<string, 'security' | 'identities'>> = {
  mfa: 'security',
  passkey: 'security',
  'required-action': 'security',
  method: 'identities',
  provider: 'identities',
}
