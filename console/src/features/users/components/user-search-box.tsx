import { useRef } from 'react'
import { inputClasses } from '../../../components/ui/field.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { IconButton } from '../../../components/ui/icon-button.tsx'
import { useSearchKey, useShortcut } from '../../../lib/shortcuts.ts'
import { t } from '../../../lib/text.ts'
import { isUnfinished, SearchFault } from './search-fault.tsx'
import { type UserSearch, useUserSearch } from './use-user-search.ts'

/** One box for every way a person is known. What cannot be searched is explained below it; the list stays as it was. */
export function UserSearchBox(props: UserSearch) {
  const box = useRef<HTMLInputElement>(null)
  const { draft, fault, isChecking, type, submit } = useUserSearch(props)
  const isWrong = fault !== null && !isUnfinished(draft)
  const clear = () => {
    type('')
    box.current?.focus()
  }
  const searchKey = useSearchKey()
  useShortcut('search', () => box.current?.focus())
  return (
    <search className="w-full desk:max-w-[420px]">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
        className="relative"
      >
        <Icon name="search" className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-muted" />
        <input
          ref={box}
          type="search"
          value={draft}
          onChange={(event) => type(event.target.value)}
          aria-label={t('Search users')}
          aria-invalid={isWrong}
          aria-describedby={fault ? 'search-fault' : undefined}
          aria-busy={isChecking}
          aria-keyshortcuts={searchKey}
          placeholder={t('Name, e-mail, phone, username or ID')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onKeyDown={(event) => event.key === 'Escape' && draft !== '' && clear()}
          className={`${inputClasses(false, isWrong, true)} ps-8`}
        />
        {draft !== '' && (
          <IconButton
            icon="close"
            label={t('Clear search')}
            onClick={clear}
            className="absolute inset-y-0 end-0.5 my-auto size-7!"
          />
        )}
        {draft === '' && searchKey !== undefined && (
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 end-2 my-auto h-5 rounded border border-line bg-subtle px-1.5 font-mono text-meta text-muted max-table:hidden"
          >
            {searchKey}
          </span>
        )}
      </form>
      {fault && <SearchFault fault={fault} text={draft.trim()} />}
    </search>
  )
}
