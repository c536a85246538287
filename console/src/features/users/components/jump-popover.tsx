// To another place of the long list, by what it is sorted by. Nothing is filtered out: the list goes on both ways.
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Field } from '../../../components/ui/field.tsx'
import { Popover } from '../../../components/ui/popover.tsx'
import { t } from '../../../lib/text.ts'
import { fitsJump, jumpKind, longestJump } from '../api/jump.ts'
import { type SortField, sortedBy, type UserSort } from '../api/user-sort.ts'

interface JumpPopoverProps {
  readonly sort: UserSort
  /** The place that was jumped to. */
  readonly from: string | undefined
  readonly onJump: (from: string) => void
}

export function JumpPopover({ sort, from, onJump }: JumpPopoverProps) {
  const [isOpen, setIsOpen] = useState(false)
  if (jumpKind(sort) === null) {
    return (
      <Button tone="quiet" disabledReason={t('Sort by a name, an e-mail address or a date to jump')}>
        {t('Jump to…')}
      </Button>
    )
  }
  return (
    <Popover
      title={t('Jump to…')}
      className="w-72"
      trigger={<Button tone="quiet">{t('Jump to…')}</Button>}
      control={{ isOpen, onChange: setIsOpen }}
    >
      <JumpForm
        key={sort}
        sort={sort}
        from={from}
        onJump={(place) => {
          setIsOpen(false)
          onJump(place)
        }}
      />
    </Popover>
  )
}

function JumpForm({ sort, from = '', onJump }: JumpPopoverProps) {
  const [place, setPlace] = useState(from)
  const isByDay = jumpKind(sort) === 'day'
  const reason = fitsJump(sort, place) ? null : isByDay ? t('Give a day') : t('Give one or more letters')
  return (
    <form
      className="grid gap-2 px-2 pb-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason === null) onJump(place)
      }}
    >
      <Field
        label={labels[sortedBy(sort)] ?? ''}
        type={isByDay ? 'date' : 'text'}
        value={place}
        maxLength={longestJump}
        autoComplete="off"
        hint={hintOf(sort)}
        onChange={(event) => setPlace(event.target.value)}
      />
      <Button type="submit" tone="primary" disabledReason={reason}>
        {t('Jump')}
      </Button>
    </form>
  )
}

const labels: Readonly<Partial<Record<SortField, string>>> = {
  name: t('Name begins with'),
  email: t('E-mail address begins with'),
  created: t('Day of creation'),
  lastSignIn: t('Day of the last sign-in'),
  updated: t('Day of the last change'),
}

function hintOf(sort: UserSort): string {
  if (jumpKind(sort) === 'beginning') return t('Nobody is filtered out: the list goes on before and after.')
  return sort.startsWith('-')
    ? t('The list begins with the end of this day (UTC) and goes on to older ones.')
    : t('The list begins with this day (UTC) and goes on to newer ones.')
}
