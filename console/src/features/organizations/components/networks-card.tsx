import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { DialogForm } from '../../../components/ui/dialog-form.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone } from '../../../lib/toasts.ts'
import { askForNetworks } from '../api/change-organization.ts'
import { networkAskingQuery } from '../api/network-asking.ts'

interface NetworksCardProps {
  readonly organizationId: string
  readonly refusal: string | null
}

/** Whether firewalls let in the networks that members are signed in from. */
export function NetworksCard({ organizationId, refusal }: NetworksCardProps) {
  const { data, isError, error, refetch } = useQuery(networkAskingQuery(organizationId))
  const asks = data?.grantsIpRules

  async function set(next: boolean): Promise<void> {
    await askForNetworks(organizationId, next)
    await refetch()
    toastDone(next ? t('Networks of members are opened.') : t('Networks of members are closed.'), () => set(!next))
  }

  return (
    <Card
      title={t('IP rules')}
      action={asks !== undefined && refusal === null && <NetworksButton asks={asks} onSet={set} />}
    >
      <div className="grid gap-1 px-4 py-3 text-table">
        {isError && (
          <ProblemNotice title={t("Couldn't load the IP rules.")} error={error} onRetry={() => void refetch()} />
        )}
        <p className="font-semibold">
          {asks === true && t('While they are signed in, the networks of members are opened.')}
          {asks === false && t('The networks of members are not opened.')}
        </p>
        <p className="text-muted">
          {t('Firewalls and proxies read the rules. A rule ends with the session that opened it.')}
        </p>
      </div>
    </Card>
  )
}

interface NetworksButtonProps {
  readonly asks: boolean
  readonly onSet: (next: boolean) => Promise<void>
}

function NetworksButton({ asks, onSet }: NetworksButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  const words = asks ? t('Stop opening networks') : t('Open networks')
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{words}</Button>
      {isAsking && (
        <DialogForm
          title={words}
          confirm={words}
          confirming={t('Saving…')}
          failure={t("Couldn't change the IP rules.")}
          tone={asks ? 'danger' : 'primary'}
          onConfirm={() => onSet(!asks)}
          onClose={() => setIsAsking(false)}
        >
          <p>
            {asks
              ? t('Every rule that this organization opened ends at once.')
              : t('Sessions of members open the network they come from, from their next act on.')}
          </p>
        </DialogForm>
      )}
    </>
  )
}
