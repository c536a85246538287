import { useState } from 'react'
import { Notice } from '../../../components/ui/notice.tsx'
import { openedWith } from '../../../lib/opened-with.ts'
import { t } from '../../../lib/text.ts'
import { parseUrlSearch } from '../../../lib/url-search.ts'
import { ignoredKeys } from '../api/list-search.ts'

/** Says which parts of an old or mistyped link were left out (console.md 1.6). */
export function IgnoredKeys() {
  const [keys, setKeys] = useState(() => (isListAddress() ? ignoredKeys(parseUrlSearch(openedWith.search)) : []))
  if (keys.length === 0) return null
  return (
    <Notice
      onDismiss={() => {
        openedWith.search = ''
        setKeys([])
      }}
    >
      {t("This link held something the list doesn't know, which was left out: {keys}.", { keys: keys.join(', ') })}
    </Notice>
  )
}

function isListAddress(): boolean {
  return /\/users\/?$/.test(openedWith.pathname)
}
