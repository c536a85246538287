import { useQuery } from '@tanstack/react-query'
import { allOf } from '../../../lib/any-of.ts'
import { t, tCount } from '../../../lib/text.ts'
import { EndingCounts } from '../../users/components/ending-counts.tsx'
import { hasOwnName, type Method, type Methods, methodKind } from '../api/method.ts'
import { methodsQuery } from '../api/method-queries.ts'

/** What a reset of MFA takes, named and counted as it stands, and what it leaves. Where it cannot be counted, it is named. */
export function ResetEffects({ userId }: { readonly userId: string }) {
  const { data, isLoading } = useQuery(methodsQuery(userId))
  const lines =
    data === undefined
      ? [t('Deletes authenticators, passkeys, recovery codes and remembered browsers.')]
      : linesOf(data)
  return (
    <>
      <EndingCounts userId={userId} besides={{ lines, isLoading }} sessions="end" refreshTokens="end" apiKeys="stay" />
      <p className="text-muted text-table">{t('The password, roles and API keys stay as they are.')}</p>
    </>
  )
}

function linesOf({ data, recoveryCodesLeft, rememberedBrowsers }: Methods): string[] {
  const factors = data.filter(({ type }) => type !== 'recovery-code').map(nameOf)
  return [
    factors.length === 0 ? t('They have no second factor.') : t('Deletes {factors}.', { factors: allOf(factors) }),
    ...(recoveryCodesLeft === 0
      ? []
      : [tCount(recoveryCodesLeft, 'Deletes 1 recovery code.', 'Deletes {count} recovery codes.')]),
    ...(rememberedBrowsers === 0
      ? []
      : [tCount(rememberedBrowsers, 'Forgets 1 remembered browser.', 'Forgets {count} remembered browsers.')]),
  ]
}

function nameOf(method: Method): string {
  const own = hasOwnName(method) ? method.name : method.destination
  return own === null ? methodKind(method) : t('{method} ({name})', { method: methodKind(method), name: own })
}
