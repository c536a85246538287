import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Choice } from '../../../components/ui/choice.tsx'
import { announce } from '../../../lib/announce.ts'
import { saveText } from '../../../lib/save-text.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { MatchedLines, MatchedPerson } from '../api/match-lines.ts'
import type { JobWatch } from '../api/watched-job.ts'
import { BulkBar } from './bulk-bar.tsx'

interface PasteResultsProps extends JobWatch {
  readonly found: MatchedLines
}

/** What a list came to: who was found, who is to be picked, and what fits nobody. */
export function PasteResults({ found, ...watch }: PasteResultsProps) {
  const { matched, ambiguous, notFound, duplicates } = found
  const [picked, setPicked] = useState<Readonly<Record<string, MatchedPerson>>>({})
  const [kept, setKept] = useState<readonly string[] | null>(null)
  const people: readonly MatchedPerson[] = [...matched, ...Object.values(picked)]
  const all = [...new Set(people.map(({ userId }) => userId))]
  const ids = kept ?? all
  return (
    <div className="grid grid-cols-1 gap-4">
      <p role="status" className="text-table">
        {t('{matched}, {ambiguous}, {notFound}, {duplicates}.', {
          matched: tCount(matched.length, '1 found', '{count} found'),
          ambiguous: tCount(ambiguous.length, '1 to pick', '{count} to pick'),
          notFound: tCount(notFound.length, '1 not found', '{count} not found'),
          duplicates: tCount(duplicates.length, '1 duplicate removed', '{count} duplicates removed'),
        })}
      </p>
      {ambiguous.map(({ line, candidates }) => (
        <Card key={line} title={t('{line} fits several users', { line })}>
          <fieldset aria-label={t('Who is {line}?', { line })} className="grid p-2">
            {candidates.map((person) => (
              <Choice
                key={person.userId}
                type="radio"
                name={line}
                label={person.label}
                description={person.userId}
                checked={picked[line]?.userId === person.userId}
                onChange={() => setPicked({ ...picked, [line]: person })}
              />
            ))}
          </fieldset>
        </Card>
      ))}
      {notFound.length > 0 && (
        <Card
          title={tCount(notFound.length, '1 line fits nobody', '{count} lines fit nobody')}
          action={
            <Button
              onClick={() => {
                saveText(`${notFound.join('\n')}\n`, 'not-found.txt')
                announce(t('The lines are downloaded'))
              }}
            >
              {t('Download')}
            </Button>
          }
        >
          <ul className="max-h-40 overflow-y-auto px-4 py-2 text-table">
            {notFound.map((line) => (
              <li key={line} className="break-words py-0.5">
                {line}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {people.length > 0 && (
        <Card title={tCount(all.length, '1 user', '{count} users')}>
          <ul className="max-h-80 overflow-y-auto">
            {people.map((person) => (
              <li key={person.userId} className="truncate border-line border-b px-4 py-1.5 text-table last:border-b-0">
                <Link
                  to="/users/$userId/overview"
                  params={{ userId: person.userId }}
                  className="font-semibold hover:underline"
                >
                  {person.label}
                </Link>
                {person.email !== null && person.email !== person.label && (
                  <span className="text-muted"> {person.email}</span>
                )}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {(ids.length > 0 || watch.watched !== null) && (
        <BulkBar
          {...watch}
          target={{ ids }}
          summary={tCount(ids.length, '1 user selected', '{count} users selected')}
          onClear={() => setKept([])}
          onKeep={setKept}
        />
      )}
    </div>
  )
}
