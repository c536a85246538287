import { useState } from 'react'
import type { ProviderConnection, ProviderSettings } from '../api/connection.ts'
import { changesOf, draftOf, type ProviderDraft } from '../api/provider-draft.ts'

/**
 * What is typed stands on the version that was opened: what somebody else saved meanwhile is shown where nothing was
 * typed, and never overwritten unseen. A newer version in which none of it differs is taken over.
 */
export function useProviderDraft(connection: ProviderConnection, provider: ProviderSettings) {
  const fresh = draftOf(connection, provider)
  const [opened, setOpened] = useState({ version: connection.version, before: fresh })
  const [draft, setDraft] = useState<ProviderDraft>(fresh)
  const changes = changesOf(draft, opened.before)
  const isDirty = Object.keys(changes).length > 0
  const isNewer = connection.version > opened.version

  /** As it is stored, so that what is typed beside it is what will change. */
  function open(stored: Pick<ProviderConnection, 'version'>, before: ProviderDraft): void {
    setOpened({ version: stored.version, before })
  }
  if (isNewer && (!isDirty || Object.keys(changesOf(fresh, opened.before)).length === 0)) {
    open(connection, fresh)
    if (!isDirty) setDraft(fresh)
  }

  return {
    draft,
    setDraft,
    changes,
    isDirty,
    version: opened.version,
    keepSaved: (saved: ProviderConnection) => {
      const before = draftOf(saved, saved.provider ?? provider)
      open(saved, before)
      setDraft(before)
    },
    /** Null while nothing newer is known. */
    takeTheirs: isNewer
      ? () => {
          open(connection, fresh)
          setDraft(fresh)
        }
      : null,
  }
}
