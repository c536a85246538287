import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { TimeStamp } from '../../../components/ui/time-stamp.tsx'
import { exactCount } from '../../../lib/format-count.ts'
import { t, tCount, tNodes } from '../../../lib/text.ts'
import type { Integrity } from '../api/integrity.ts'
import { stateNames } from '../api/state-words.ts'

/** How far the log reaches, what stands for it, and who verified it when. */
export function LogFacts({ integrity }: { readonly integrity: Integrity }) {
  const { firstSequence, lastSequence, checkpoint, unsealed, lastPass, walk, retainedUntil, keptSize } = integrity
  return (
    <div className="border-line border-t">
      <Facts>
        <Fact name={t('Positions')}>
          {firstSequence === null || lastSequence === null
            ? null
            : t('{first} to {last}', { first: exactCount(firstSequence), last: exactCount(lastSequence) })}
        </Fact>
        <Fact name={t('Newest anchor')}>
          {checkpoint && (
            <>
              {tCount(checkpoint.size, '1 event', '{count} events')}, <TimeStamp at={checkpoint.at} isExact />
              <code className="block break-all font-mono text-meta text-muted">{checkpoint.root}</code>
            </>
          )}
        </Fact>
        <Fact name={t('Kept beside the database')}>
          {keptSize === null
            ? t('Nothing yet. Keep a proof of your own: download it below.')
            : t('An anchor of {count} events, in the file audit-checkpoints. Copy it to another machine.', {
                count: exactCount(keptSize),
              })}
        </Fact>
        <Fact name={t('Outside anchor')}>
          <OutsideAnchor anchor={integrity.anchor} last={lastSequence ?? 0} />
        </Fact>
        <Fact name={t('Waiting to be sealed')}>{exactCount(unsealed)}</Fact>
        {retainedUntil > 0 && (
          <Fact name={t('Taken by retention')}>
            {t('What events 1 to {last} said. That they happened stays proven.', { last: exactCount(retainedUntil) })}
          </Fact>
        )}
        <Fact name={t('Last verification')}>
          {lastPass === null ? (
            t('Never')
          ) : (
            <>
              <TimeStamp at={lastPass.at} isExact />
              {' · '}
              {t('{state}: {count} events, by {name}', {
                state: stateNames[lastPass.state],
                count: exactCount(lastPass.events),
                name: lastPass.by,
              })}
            </>
          )}
        </Fact>
        <Fact name={t('Rounds by itself')}>
          <Rounds walk={walk} />
        </Fact>
      </Facts>
    </div>
  )
}

/** A file where the server only adds heads; where it says nothing, whoever keeps a head of their own can still compare. */
function OutsideAnchor({ anchor, last }: Pick<Integrity, 'anchor'> & { readonly last: number }) {
  if (anchor === null)
    return t('None: AUDIT_ANCHOR_FILE names no file. Print or copy the head hash, and paste it later.')
  const { state, size, at } = anchor
  if (state === 'empty') return t('Nothing is in the file yet. The head goes there with the next round.')
  if (state === 'unreadable') {
    return <span className="text-warning">{t("The file of AUDIT_ANCHOR_FILE can't be read.")}</span>
  }
  const time = at === null ? '–' : <TimeStamp at={at} isExact />
  if (state === 'lost') {
    return (
      <span className="text-danger">
        {tNodes(
          'No anchor of this log is in the file, and the first went there {time}: it was emptied, replaced, or is another one. The next round begins anew in it.',
          { time },
        )}
      </span>
    )
  }
  if (state === 'differs') {
    return <span className="text-danger">{tNodes('The log does not match the anchor of {time}.', { time })}</span>
  }
  const newer = Math.max(0, last - (size ?? 0))
  return (
    <>
      {tNodes('Head matches the anchor of {time}.', { time })}{' '}
      {newer > 0 &&
        tCount(newer, '1 newer event is not covered by it yet.', '{count} newer events are not covered by it yet.')}
    </>
  )
}

/** Some of the log every hour, all of it within a day. */
function Rounds({ walk: { until, at, nextAt, wholeAt } }: Pick<Integrity, 'walk'>) {
  if (at === null || nextAt === null) return t('The first one begins ten minutes after a start, then one every hour.')
  return (
    <>
      {wholeAt === null
        ? tNodes('Verified up to {number} so far, last {time}.', {
            number: exactCount(until),
            time: <TimeStamp at={at} isExact />,
          })
        : tNodes('All of it was verified by {time}.', { time: <TimeStamp at={wholeAt} isExact /> })}{' '}
      {tNodes('The next round is at {time}.', { time: <TimeStamp at={nextAt} isExact /> })}
    </>
  )
}
