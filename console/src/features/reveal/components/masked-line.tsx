// What is under glass on a page about one person, and the press that shows it (console.md 1.7).
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import { clockTime } from '../../../lib/format-time.ts'
import { keepReveal, useRevealedUntil, useSight } from '../../../lib/sight.ts'
import { t } from '../../../lib/text.ts'
import { revealUser } from '../api/reveal-user.ts'

/** `userId` is null where the page is about nobody who has an account. */
export function MaskedLine({ userId }: { readonly userId: string | null }) {
  const sight = useSight()
  const until = useRevealedUntil(userId)
  const { mutate, isPending, error } = useMutation({ mutationFn: revealUser })
  useFreshSight(until)
  if (sight === 'full') return null
  const mayReveal = sight === 'on-reveal' && userId !== null
  return (
    <span role="status" className="inline-flex items-start gap-x-2 text-meta text-muted">
      <Icon name={until === null ? 'eyeOff' : 'eye'} className="mt-1" />
      <span className="min-w-0">
        {error?.message ??
          (until === null
            ? t('Phone number, IP addresses and metadata masked')
            : t('Shown in full until {time}', { time: clockTime(until) }))}{' '}
        {mayReveal && (
          <button
            type="button"
            className="ms-1 min-h-6 rounded-control font-semibold text-accent hover:underline pointer-coarse:min-h-11"
            aria-busy={isPending}
            onClick={() => (until === null ? mutate(userId) : keepReveal(null))}
          >
            {until === null ? t('Reveal') : t('Mask again')}
          </button>
        )}
      </span>
    </span>
  )
}

/** What was asked with another sight is asked again. */
function useFreshSight(until: Date | null): void {
  const queryClient = useQueryClient()
  const before = useRef(until)
  useEffect(() => {
    if (before.current === until) return
    before.current = until
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
  }, [queryClient, until])
}
