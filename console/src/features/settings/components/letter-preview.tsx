import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { Select } from '../../../components/ui/select.tsx'
import { SkeletonLines } from '../../../components/ui/skeleton.tsx'
import { t } from '../../../lib/text.ts'
import { toastDone, toastProblem } from '../../../lib/toasts.ts'
import { useSettled } from '../../../lib/use-settled.ts'
import {
  type LetterLocale,
  letterLocales,
  sampleLetterQuery,
  sendTestLetter,
  type TemplateWords,
} from '../api/email-templates.ts'
import { DrawnLetter } from './drawn-letter.tsx'

interface LetterPreviewProps {
  readonly name: string
  /** As they are typed, saved or not. */
  readonly words: TemplateWords
  /** Why no test is sent just now. */
  readonly testRefusal: string | null
}

/** The letter with sample values, drawn. It asks a moment after the last key. */
export function LetterPreview({ name, words, testRefusal }: LetterPreviewProps) {
  const [locale, setLocale] = useState<LetterLocale>('en')
  const [isSending, setIsSending] = useState(false)
  const asked = useSettled(JSON.stringify(words))
  const { data, isError, error } = useQuery(sampleLetterQuery(name, JSON.parse(asked) as TemplateWords, locale))

  async function send() {
    if (isSending) return
    setIsSending(true)
    try {
      const { to } = await sendTestLetter(name, locale)
      toastDone(t('A letter to try was written to {address}.', { address: to }))
    } catch (problem) {
      toastProblem(t("Couldn't send the test."), problem)
    } finally {
      setIsSending(false)
    }
  }

  return (
    <Card
      title={t('Preview')}
      action={
        <Button disabledReason={testRefusal} aria-disabled={isSending} onClick={() => void send()}>
          {isSending ? t('Sending…') : t('Send test')}
        </Button>
      }
    >
      <div className="grid grid-cols-1 gap-3 p-4">
        <Select
          label={t('Language of the reader')}
          value={locale}
          options={locales}
          onChange={(event) => setLocale(event.target.value as LetterLocale)}
        />
        {isError && <ProblemNotice title={t("Couldn't draw the letter.")} error={error} />}
        {data === undefined ? (
          !isError && <SkeletonLines label={t('Drawing the letter…')} count={4} />
        ) : (
          <>
            {data.fault !== null && (
              <p role="alert" className="text-danger text-table">
                {t('Your words fail, and ours go out: {reason}', { reason: data.fault })}
              </p>
            )}
            <div className="-mx-4">
              <Facts>
                <Fact name={t('Subject')}>
                  <bdi>{data.subject}</bdi>
                </Fact>
                {data.from !== null && <Fact name={t('Writer')}>{data.from}</Fact>}
              </Facts>
            </div>
            <DrawnLetter html={data.html} label={t('The letter, with sample values')} />
          </>
        )}
      </div>
    </Card>
  )
}

const locales = Object.entries(letterLocales).map(([value, label]) => ({ value, label }))
