import { ConsoleLink } from '../../components/ui/console-link.tsx'
import { smallLinkClasses } from '../../components/ui/link-classes.ts'
import { BlockNetworkButton } from '../../features/network-rules/components/block-network-button.tsx'
import type { SignInCheck } from '../../features/sign-ins/api/diagnosis.ts'
import { isNetworkLock } from '../../features/sign-ins/api/verdict.ts'
import { UnlockNetworkButton } from '../../features/sign-ins/components/unlock-network-button.tsx'
import { useMay } from '../../lib/permissions.ts'
import { t } from '../../lib/text.ts'

interface NetworkFixProps {
  readonly userId: string
  readonly check: SignInCheck
}

/** The rule that keeps them out, or a new one against where the guesses come from. */
export function NetworkFix({ userId, check }: NetworkFixProps) {
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
