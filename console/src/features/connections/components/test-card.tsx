import { useMutation } from '@tanstack/react-query'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { Needs } from '../../../components/ui/needs.tsx'
import { ProblemNotice } from '../../../components/ui/problem-notice.tsx'
import { t } from '../../../lib/text.ts'
import { testConnection } from '../api/connection.ts'
import { stepLabels, type TestedStep, testWords } from '../api/test-words.ts'

interface TestCardProps {
  readonly connectionId: string
  readonly mayTest: boolean
}

/** Asks the provider what can be asked without anybody who signs in, as it was saved. */
export function TestCard({ connectionId, mayTest }: TestCardProps) {
  const testing = useMutation({ mutationFn: () => testConnection(connectionId) })
  const action = mayTest ? (
    <Button aria-disabled={testing.isPending} onClick={() => !testing.isPending && testing.mutate()}>
      {testing.isPending ? t('Testing…') : t('Test')}
    </Button>
  ) : (
    <Needs permission="update:settings" />
  )
  return (
    <Card title={t('Test')} action={action}>
      <div role="status">
        {testing.data ? (
          <>
            <p className="px-4 pt-3 font-semibold text-table">
              {testing.data.works
                ? t('People can be sent there and come back.')
                : t('Nobody can sign in by it as it stands.')}
            </p>
            <ul className="grid gap-2 px-4 py-3">
              {testing.data.steps.map((step) => (
                <Step key={step.step} step={step} />
              ))}
            </ul>
          </>
        ) : (
          <p className="px-4 py-3 text-muted text-table">
            {t('Asks the provider, as it is saved, for its metadata and keys, and says what is wrong.')}
          </p>
        )}
      </div>
      {testing.isError && (
        <div className="px-4 pb-3">
          <ProblemNotice title={t("Couldn't test the connection.")} error={testing.error} />
        </div>
      )}
    </Card>
  )
}

function Step({ step }: { readonly step: TestedStep }) {
  const { icon, tone, word } = looks[step.state]
  return (
    <li className="flex min-w-0 gap-2 text-table">
      <Icon name={icon} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="font-semibold">
          {stepLabels[step.step]} <span className="sr-only">{word}</span>
        </p>
        <p className="text-muted [overflow-wrap:anywhere]">{testWords(step)}</p>
      </div>
    </li>
  )
}

interface Look {
  readonly icon: IconName
  readonly tone: string
  readonly word: string
}

const looks: Readonly<Record<TestedStep['state'], Look>> = {
  pass: { icon: 'check', tone: 'text-success', word: t('passes') },
  warn: { icon: 'alert', tone: 'text-warning', word: t('warns') },
  fail: { icon: 'close', tone: 'text-danger', word: t('fails') },
  skipped: { icon: 'stop', tone: 'text-muted', word: t('was not tried') },
}
