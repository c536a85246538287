import { Link } from '@tanstack/react-router'
import { Button } from '../../components/ui/button.tsx'
import { ConsoleLink } from '../../components/ui/console-link.tsx'
import { smallLinkClasses } from '../../components/ui/link-classes.ts'
import { Needs } from '../../components/ui/needs.tsx'
import type { Mail } from '../../features/messages/api/user-message-queries.ts'
import { suppressionOf } from '../../features/sign-ins/api/check-words.ts'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { providersOf } from '../../features/sign-ins/api/provider-words.ts'
import { RevokeOldestButton } from '../../features/user-sessions/components/revoke-oldest-button.tsx'
import { CancelOffboardingButton } from '../../features/users/components/cancel-offboarding-button.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'
import { MailFix } from './mail-fix.tsx'
import { NetworkFix } from './network-fix.tsx'
import { OrganizationFix } from './organization-fix.tsx'
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

/** At a press, or where it is mended, for what has no dialog here. */
function PlaceOfFix({ userId, check }: Pick<CheckFixProps, 'userId' | 'check'>) {
  const mayReadClients = useMay('read:clients')
  const { id, facts } = check
  if (id === 'app') {
    const { clientId } = facts
    if (!mayReadClients || typeof clientId !== 'string' || facts.reason === 'client-gone') return null
    return (
      <ConsoleLink to={{ path: `/apps/${encodeURIComponent(clientId)}` }} className={smallLinkClasses}>
        {t('Open the app')}
      </ConsoleLink>
    )
  }
  if (id === 'provider') return <ProviderFix userId={userId} check={check} />
  if (id === 'network' || id === 'lock') return <NetworkFix userId={userId} check={check} />
  if (id === 'account') return facts.isOffboarded === true ? <CancelOffboardingButton userId={userId} /> : null
  const tab = tabs[id]
  if (tab === undefined) return null
  return (
    <Link to={`/users/$userId/${tab}`} params={{ userId }} className={smallLinkClasses}>
      {tabLabels[tab]}
    </Link>
  )
}

/** The connection whose provider refused last; where they may not see it, what it knows of the user. */
function ProviderFix({ userId, check: { facts } }: Pick<CheckFixProps, 'userId' | 'check'>) {
  const mayReadSettings = useMay('read:settings')
  const connectionId = providersOf(facts)[0]?.connectionId
  if (mayReadSettings && connectionId !== undefined) {
    const path = `/settings/connections/${encodeURIComponent(connectionId)}`
    return (
      <ConsoleLink to={{ path }} className={smallLinkClasses}>
        {t('Open the connection')}
      </ConsoleLink>
    )
  }
  return (
    <Link to="/users/$userId/identities" params={{ userId }} className={smallLinkClasses}>
      {tabLabels.identities}
    </Link>
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

const tabs: Readonly<Record<string, 'security' | 'identities' | 'organizations' | 'sessions'>> = {
  mfa: 'security',
  method: 'identities',
  organization: 'organizations',
  sessions: 'sessions',
}

const tabLabels = {
  security: t('Open Security'),
  identities: t('Open Identities'),
  organizations: t('Open Organizations'),
  sessions: t('Open Sessions'),
} as const
