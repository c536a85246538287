import { lazy, Suspense, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { useMay } from '../../../lib/permissions.ts'
import { t } from '../../../lib/text.ts'

/** For those who may: the dialog with what is to be blocked filled in. */
export function BlockNetworkButton({ network }: { readonly network: string }) {
  const mayBlock = useMay('update:security_settings')
  const [isBlocking, setIsBlocking] = useState(false)
  if (!mayBlock) return null
  return (
    <>
      <Button onClick={() => setIsBlocking(true)}>
        {t('Block IP')}
        <span className="sr-only"> {network}</span>
      </Button>
      <Suspense>
        {isBlocking && (
          <AddNetworkRuleDialog organizationId={null} network={network} onClose={() => setIsBlocking(false)} />
        )}
      </Suspense>
    </>
  )
}

const AddNetworkRuleDialog = lazy(() =>
  import('./add-network-rule-dialog.tsx').then((m) => ({ default: m.AddNetworkRuleDialog })),
)
