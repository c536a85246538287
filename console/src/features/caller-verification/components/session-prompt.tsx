import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { announce } from '../../../lib/announce.ts'
import { useOfflineReason } from '../../../lib/connection.ts'
import { endTime, relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { CallerPrompt, CallerState } from '../api/caller-verification.ts'
import { sessionWords } from '../api/session-words.ts'
import { callerQuery, startPrompt } from '../api/verification-queries.ts'
import { useOneAtATime } from './use-one-at-a-time.ts'

interface SessionPromptProps {
  readonly userId: string
  readonly state: CallerState
}

/** A number that the caller chooses where they are signed in. What they chose comes by the state, which is asked anew. */
export function SessionPrompt({ userId, state: { sessions, prompt, channels } }: SessionPromptProps) {
  const queryClient = useQueryClient()
  const offline = useOfflineReason()
  const [chosen, setChosen] = useState<string | null>(null)
  const { isBusy: isSending, fault, run } = useOneAtATime(t("Couldn't send the prompt."))
  const asked = sessions.find(({ id }) => id === (chosen ?? prompt?.sessionId)) ?? sessions[0]
  const address = channels.find(({ channel }) => channel === 'session')?.destination ?? null

  async function send(sessionId: string): Promise<void> {
    const { number } = await startPrompt(userId, sessionId)
    await queryClient.invalidateQueries({ queryKey: callerQuery(userId).queryKey })
    if (number !== null) announce(t('Read this number to them: {number}', { number }))
  }

  if (asked === undefined) return null
  const words = prompt === null ? t('Send prompt') : t('Send another prompt')
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-end gap-2">
        {sessions.length > 1 && (
          <Select
            label={t('Session')}
            className="min-w-0 flex-1"
            options={sessions.map((each) => ({ value: each.id, label: sessionWords(each) }))}
            value={asked.id}
            onChange={({ target }) => setChosen(target.value)}
          />
        )}
        <Button
          icon="device"
          aria-disabled={isSending}
          disabledReason={offline}
          onClick={() => void run(() => send(asked.id))}
        >
          {isSending ? t('Sending…') : words}
        </Button>
      </div>
      {asked.changedAt !== null && (
        <p className="text-table text-warning">
          {t('Signed in there or changed {time}: does not count alone', {
            time: relativeTime(new Date(asked.changedAt)),
          })}
        </p>
      )}
      {fault !== null && (
        <p role="alert" className="text-danger text-table">
          {fault}
        </p>
      )}
      {prompt !== null && <PromptState prompt={prompt} address={address} />}
    </div>
  )
}

function PromptState({ prompt, address }: { readonly prompt: CallerPrompt; readonly address: string | null }) {
  const { number, answer, validUntil } = prompt
  if (answer === 'wrong') {
    return (
      <p role="alert" className="text-danger text-table">
        {t('They chose another number. Ask again only if they misheard you; otherwise treat the caller as a stranger.')}
      </p>
    )
  }
  if (number === null) return null
  return (
    <div className="grid gap-1 rounded-control bg-subtle px-3 py-2 text-table">
      <p>
        {t('Read this number to them:')}{' '}
        <strong className="ms-1 font-semibold text-hero tabular-nums tracking-wide">{number}</strong>
      </p>
      <p className="text-muted">
        {t('They choose it at the top of their account page. Ask them to open it in that browser, or to reload it:')}{' '}
        <span className="inline-block max-w-full break-words text-fg">{address}</span>
      </p>
      <p className="text-muted">
        {t('Waiting for their answer. The prompt ends {time}.', { time: endTime(new Date(validUntil)) })}
      </p>
    </div>
  )
}
