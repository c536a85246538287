import type { Directory } from '../directory.ts'
import { readingOnce } from '../kernel/reading-once.ts'

/** What operators set up is read once a request. People, sessions and tokens are read as they are at each moment. */
export function forRequest(directory: Directory): Directory {
  return readingOnce(directory, {
    settings: ['read'],
    clients: ['find'],
    connections: ['find', 'findByName', 'findDefaultDatabase', 'listUsedBy'],
    resourceServers: ['findByIdentifier'],
    signingKeys: ['list'],
  })
}
