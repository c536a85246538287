import { Button } from '../../components/ui/button.tsx'
import { Needs } from '../../components/ui/needs.tsx'
import type { Mail } from '../../features/messages/api/user-message-queries.ts'
import { useSendMail } from '../../features/messages/components/use-send-mail.ts'
import { ResendInvitationButton } from '../../features/organization-users/components/resend-invitation-button.tsx'
import { suppressionOf } from '../../features/sign-ins/api/check-words.ts'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { RevokeOldestButton } from '../../features/user-sessions/components/revoke-oldest-button.tsx'
import { useOfflineReason } from '../../lib/connection.ts'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { OrganizationFix } from './organization-fix.tsx'
import { PlaceOfFix } from './place-of-fix.tsx'
import { SuppressionFix } from './suppression-fix.tsx'

/** What a check is mended by in a dialog. */
export type FixDialog =
  | 'reset-mfa'
  | 'reset-password'
  | 'next-sign-in'
  | 'mark-verified'
  | 'add-to-organization'
  | 'assign-role'

interface CheckFixProps {
  readonly userId: string
  readonly check: SignInCheck
  readonly onOpen: (dialog: FixDialog) => void
  /** Opens their address to be changed; null for those who may not. */
  readonly onEditEmail: (() => void) | null
}

/** A mail, a button, a dialog, or the page where it is mended. A suspension has its button above, and so has the end of a lock. */
export function CheckFix({ userId, check, onOpen, onEditEmail }: CheckFixProps) {
  const maySend = useMay('suspend:users')
  const mayReset = useMay('reset:mfa')
  const mayUpdate = useMay('update:users')
  const mayVouch = useMay('update:user_identifiers')
  const mayAssign = useMay('assign:roles')
  const { id, state, facts } = check
  const mail = mailOf(check)
  const { invitationId, organizationId, organization } = facts
  const open = (dialog: FixDialog, label: string) => <Button onClick={() => onOpen(dialog)}>{label}</Button>
  const suppression = suppressionOf(check)
  const editEmail = id === 'mail' && onEditEmail !== null && <Button onClick={onEditEmail}>{t('Edit e-mail…')}</Button>
  if (suppression !== null) {
    return (
      <span className="flex flex-wrap gap-2">
        <SuppressionFix userId={userId} suppressionId={suppression.id} mail={mail} />
        {editEmail}
      </span>
    )
  }
  if (id === 'password') {
    return maySend ? open('reset-password', t('Reset Password…')) : <Needs permission="suspend:users" />
  }
  if (id === 'invitation' && typeof invitationId === 'string') {
    return (
      <ResendInvitationButton
        {...{ invitationId, organizationId: String(organizationId), organizationName: String(organization) }}
        givesRoles={facts.givesRoles === true}
        alsoShownBy={['diagnosis', userId]}
      />
    )
  }
  if (mail === null && id === 'mail') return editEmail
  if (mail !== null) {
    return (
      <span className="flex flex-wrap gap-2">
        {maySend ? (
          <MailFix userId={userId} mail={mail} label={id === 'mail' ? t('Send again') : labels[mail]} />
        ) : (
          <Needs permission="suspend:users" />
        )}
        {id === 'email' && mayVouch && open('mark-verified', t('Mark as verified…'))}
        {editEmail}
      </span>
    )
  }
  if ((id === 'mfa' && state === 'fail') || id === 'passkey') {
    return mayReset ? open('reset-mfa', t('Reset MFA…')) : <Needs permission="reset:mfa" />
  }
  if (id === 'required-action') {
    return mayUpdate || mayReset ? open('next-sign-in', t('Change…')) : <Needs permission="update:users" />
  }
  if (id === 'sessions') {
    return (
      <span className="flex flex-wrap items-center gap-2">
        <RevokeOldestButton userId={userId} />
        <PlaceOfFix userId={userId} check={check} />
      </span>
    )
  }
  if (id === 'organization' && state === 'fail') {
    return <OrganizationFix userId={userId} facts={facts} onPick={() => onOpen('add-to-organization')} />
  }
  if (id === 'app' && facts.reason === 'role-missing') {
    return (
      <span className="flex flex-wrap items-center gap-2">
        {mayAssign ? open('assign-role', t('Assign role…')) : <Needs permission="assign:roles" />}
        <PlaceOfFix userId={userId} check={check} />
      </span>
    )
  }
  return <PlaceOfFix userId={userId} check={check} />
}

interface MailFixProps {
  readonly userId: string
  readonly mail: Mail
  readonly label: string
}

function MailFix({ userId, mail, label }: MailFixProps) {
  const sending = useSendMail(userId)
  const offline = useOfflineReason()
  return (
    <Button
      aria-disabled={sending.isPending}
      disabledReason={offline}
      onClick={() => !sending.isPending && sending.mutate(mail)}
    >
      {label}
    </Button>
  )
}

const repeatable: ReadonlySet<unknown> = new Set<Mail>([
  'reset-password',
  'account-made',
  'verify-email',
  'factor-enrolment',
])

/** A mail that did not arrive is sent again, where it is one that can be asked for. */
function mailOf({ id, facts }: SignInCheck): Mail | null {
  if (id === 'email') return 'verify-email'
  if (id === 'invitation') return 'account-made'
  if (id === 'mfa-enrolment') return 'factor-enrolment'
  return id === 'mail' && repeatable.has(facts.kind) ? (facts.kind as Mail) : null
}

const labels: Readonly<Record<Mail, string>> = {
  'verify-email': t('Send verification'),
  'reset-password': t('Send again'),
  'account-made': t('Send again'),
  'factor-enrolment': t('Send enrolment link'),
}
