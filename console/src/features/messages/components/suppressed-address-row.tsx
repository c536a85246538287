import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { useOfflineReason } from '../../../lib/connection.ts'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { releaseAddress, type SuppressedAddress, suppressedAddressesKey } from '../api/suppressed-addresses.ts'

interface SuppressedAddressRowProps {
  readonly suppressed: SuppressedAddress
  readonly mayRelease: boolean
}

export function SuppressedAddressRow({ suppressed, mayRelease }: SuppressedAddressRowProps) {
  const { id, address, reason, note, since } = suppressed
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const releasing = useMutation({
    mutationFn: () => releaseAddress(id),
    onSuccess: () => toastDone(t('{address} gets letters again.', { address })),
    onError: (error) => toastProblem(t("Couldn't take {address} off.", { address }), error),
    // Where somebody else was faster, the list says so.
    onSettled: () => queryClient.invalidateQueries({ queryKey: suppressedAddressesKey }),
  })
  return (
    <li className="flex items-start justify-between gap-3 border-line border-b px-4 py-2.5 text-table last:border-b-0">
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">{address}</p>
        <p className="text-meta text-muted [overflow-wrap:anywhere]">
          {reason === 'refused' ? t('Refused by its mail server') : t('Put here by hand')} · <TimeStamp at={since} />
        </p>
        {note !== null && <p className="text-meta text-muted [overflow-wrap:anywhere]">{note}</p>}
      </div>
      {mayRelease && (
        <Button
          aria-label={t('Take off {address}', { address })}
          aria-disabled={releasing.isPending}
          disabledReason={offline}
          onClick={() => !releasing.isPending && releasing.mutate()}
        >
          {t('Take off')}
        </Button>
      )}
    </li>
  )
}
