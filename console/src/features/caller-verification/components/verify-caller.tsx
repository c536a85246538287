// Making sure that whoever is on the telephone is the person (console.md 3.5). It stands inside dialogs and cards, and so
// holds no form of its own.

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Choice } from '../../../components/ui/choice.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { announce } from '../../../lib/announce.ts'
import { relativeTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import {
  type CallerAct,
  type CallerChannel,
  type CallerState,
  type CallerVerification,
  type Channel,
  verifiedReason,
  verifiedWords,
} from '../api/caller-verification.ts'
import { sessionWords } from '../api/session-words.ts'
import { callerQuery } from '../api/verification-queries.ts'
import { AuthenticatorCode } from './authenticator-code.tsx'
import { DenialNotice } from './denial-notice.tsx'
import { EmailCode } from './email-code.tsx'
import { OtherWay } from './other-way.tsx'
import { SessionPrompt } from './session-prompt.tsx'

export interface CallerCheck {
  /** Policy asks for it and it was not done. */
  readonly isMissing: boolean
  /** How it was done, for the reason of what follows; null while it was not. */
  readonly words: string | null
  /** The newest, where what stands is enough. */
  readonly verification: CallerVerification | null
}

interface VerifyCallerProps {
  readonly userId: string
  /** What follows; null where nobody said yet. */
  readonly act: CallerAct | null
  /** It stays away where nobody asks for it. */
  readonly hidesUnlessRequired?: boolean
  readonly onChange?: (check: CallerCheck) => void
}

export function VerifyCaller({ userId, act, hidesUnlessRequired = false, onChange }: VerifyCallerProps) {
  const queryClient = useQueryClient()
  const state = useQuery(callerQuery(userId))
  const { data } = state
  const [chosen, setChosen] = useState<Channel | null>(null)
  const waited = useRef<string | null>(null)
  const waiting = data?.prompt?.answer === null ? data.prompt.id : null
  const newest = data?.isVerified ? data.data[0] : undefined
  const isRequired = act !== null && data?.requiredFor.includes(act) === true
  const isMissing = data === undefined || (isRequired && !data.isVerified)
  const words = newest === undefined ? null : verifiedReason(newest)
  useEffect(() => onChange?.({ isMissing, words, verification: newest ?? null }), [onChange, isMissing, words, newest])
  useEffect(() => {
    if (waiting !== null) waited.current = waiting
    const answered = data?.data.find(({ id }) => id === waited.current)
    if (answered === undefined) return
    waited.current = null
    announce(verifiedWords(answered))
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
  }, [queryClient, userId, waiting, data])

  async function noteVerified(verification: CallerVerification) {
    announce(verifiedWords(verification))
    await queryClient.invalidateQueries({ queryKey: callerQuery(userId).queryKey })
    void queryClient.invalidateQueries({ queryKey: ['events', userId] })
  }

  if (state.isError && data === undefined) {
    return (
      <ProblemNotice
        title={t("Couldn't find out how the caller can be verified.")}
        error={state.error}
        onRetry={() => void state.refetch()}
      />
    )
  }
  if (hidesUnlessRequired && !isRequired) return null
  if (data === undefined) return <SkeletonLines label={t('Finding out…')} count={2} />
  const channel =
    chosen ??
    (waiting === null ? null : 'session') ??
    data.channels.find(({ isAvailable }) => isAvailable)?.channel ??
    'other'
  return (
    <fieldset className="grid min-w-0 gap-2">
      <legend className="mb-1 font-semibold text-table">
        {t('Verify the caller')}{' '}
        {isRequired && <span className="font-normal text-muted">({t('required by policy')})</span>}
      </legend>
      {data.denial !== null && <DenialNotice denial={data.denial} />}
      {data.data.map((verification) => (
        <p key={verification.id} className="flex items-start gap-2 text-table">
          <Icon
            name={data.isVerified ? 'check' : 'alert'}
            className={data.isVerified ? 'text-success' : 'text-warning'}
          />
          <span>{verifiedWords(verification)}</span>
        </p>
      ))}
      {!data.isVerified && data.data.length > 0 && (
        <p className="text-table text-warning">
          {t('This channel was changed lately and does not count alone. Verify by another one too.')}
        </p>
      )}
      {!data.isVerified && (
        <>
          <div className="grid gap-x-2 table:grid-cols-2">
            {data.channels.map((each) => (
              <Choice
                key={each.channel}
                type="radio"
                name="caller-channel"
                checked={each.channel === channel}
                aria-disabled={!each.isAvailable}
                onChange={() => each.isAvailable && setChosen(each.channel)}
                label={channelLabel(each)}
                description={channelNote(each, data)}
              />
            ))}
          </div>
          {channel === 'email' && <EmailCode userId={userId} onVerified={noteVerified} />}
          {channel === 'session' && <SessionPrompt userId={userId} state={data} />}
          {channel === 'authenticator' && <AuthenticatorCode userId={userId} onVerified={noteVerified} />}
          {channel === 'other' && <OtherWay userId={userId} onVerified={noteVerified} />}
        </>
      )}
    </fieldset>
  )
}

function channelLabel({ channel, destination }: CallerChannel): string {
  if (channel === 'email') {
    return destination === null ? t('Code by e-mail') : t('Code to {address}', { address: destination })
  }
  if (channel === 'session') return t('Prompt in their session')
  return channel === 'authenticator' ? t('Authenticator code they read out') : t('Another way')
}

function channelNote({ channel, isAvailable, changedAt }: CallerChannel, { sessions }: CallerState): string | null {
  const [newest] = sessions
  if (channel === 'session') return newest === undefined ? t('Signed in nowhere') : sessionWords(newest)
  if (changedAt !== null) {
    return t('Changed {time}: does not count alone', { time: relativeTime(new Date(changedAt)) })
  }
  if (isAvailable) return channel === 'other' ? t('ID document, manager, in person or video call') : null
  return channel === 'email' ? t('No verified e-mail address') : t('None is set up')
}
