import { Link } from '@tanstack/react-router'
import { ConsoleLink } from '../../components/ui/console-link.tsx'
import { smallLinkClasses } from '../../components/ui/link-classes.ts'
import { BlockNetworkButton } from '../../features/network-rules/components/block-network-button.tsx'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { providersOf } from '../../features/sign-ins/api/provider-words.ts'
import { isNetworkLock } from '../../features/sign-ins/api/verdict.ts'
import { UnlockNetworkButton } from '../../features/sign-ins/components/unlock-network-button.tsx'
import { CancelOffboardingButton } from '../../features/users/components/cancel-offboarding-button.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface PlaceProps {
  readonly userId: string
  readonly check: SignInCheck
}

/** At a press, or where it is mended, for what has no dialog here. */
export function PlaceOfFix({ userId, check }: PlaceProps) {
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

/** The rule that keeps them out, or a new one against where the guesses come from. */
function NetworkFix({ userId, check }: PlaceProps) {
  const mayReadSettings = useMay('read:settings')
  const { rule, organizationId, network, ip } = check.facts
  if (typeof rule !== 'string') {
    const from = network ?? ip
    return (
      <span className="flex flex-wrap items-center gap-2">
        {isNetworkLock(check) && <UnlockNetworkButton userId={userId} />}
        {typeof from === 'string' && from !== 'unknown' && <BlockNetworkButton network={from} />}
      </span>
    )
  }
  if (!mayReadSettings) return null
  const isOfAll = typeof organizationId !== 'string'
  const path = isOfAll ? '/settings/lockout' : `/organizations/${encodeURIComponent(organizationId)}/security`
  return (
    <ConsoleLink to={{ path }} className={smallLinkClasses}>
      {t('Open the rule')}
    </ConsoleLink>
  )
}

/** The connection whose provider refused last; where they may not see it, what it knows of the user. */
function ProviderFix({ userId, check: { facts } }: PlaceProps) {
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
