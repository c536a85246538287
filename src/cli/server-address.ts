// Where the server is and by which key it is called: two variables, or what the server left in its data folder.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import tls from 'node:tls'
import { CommandFailure } from './failure.ts'

export interface ServerAddress {
  /** Ends with a slash. */
  readonly url: string
  readonly key: string
}

export function findServer({ ROLLCALL_URL, ROLLCALL_KEY, DATA_DIR }: NodeJS.ProcessEnv): ServerAddress {
  if (ROLLCALL_URL && ROLLCALL_KEY) return { url: checkedUrl(ROLLCALL_URL), key: checkedKey(ROLLCALL_KEY) }
  // Half of a pair is never filled up from the data folder: its key opens everything and belongs to one server.
  if (ROLLCALL_URL || ROLLCALL_KEY) {
    throw new CommandFailure(`ROLLCALL_URL and ROLLCALL_KEY belong together; set both or neither.`)
  }
  return fromDataFolder(resolve(DATA_DIR || './data'))
}

/** What to do when nobody is there, whatever the reason. */
export const howToReach = 'Start it with npm start, or set ROLLCALL_URL and ROLLCALL_KEY.'

function fromDataFolder(folder: string): ServerAddress {
  const announced = readText(join(folder, 'server.json'))
  const key = readText(join(folder, 'operator.key'))
  if (announced === null || key === null) {
    throw new CommandFailure(`No Rollcall runs on the data folder ${folder}. ${howToReach}`)
  }
  const url = checkedUrl(announcedUrl(announced, folder))
  trustOwnCertificate(url, folder)
  return { url, key: checkedKey(key.trim()) }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new CommandFailure(
      `You may not read ${file} (${code}). Run this as the account that runs Rollcall, or set ROLLCALL_URL and ROLLCALL_KEY.`,
    )
  }
}

function announcedUrl(text: string, folder: string): string {
  try {
    return String(JSON.parse(text).url)
  } catch {
    throw new CommandFailure(`${join(folder, 'server.json')} is damaged. Restart Rollcall, which writes it anew.`)
  }
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || `${url.username}${url.search}${url.hash}` !== '') {
    throw new CommandFailure(`The server's address must look like https://id.example.com; it is ${text}.`)
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`
}

function checkedKey(key: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key
  throw new CommandFailure('The API key holds a character that no key has. Copy it again, without spaces around it.')
}

/** `HTTPS=self-signed`: whoever may read the data folder may trust the certificate that the server keeps there. */
function trustOwnCertificate(url: string, folder: string): void {
  const file = join(folder, 'tls.crt')
  // Node can take one in while it runs since 24.5; before, the refusal names the variable to set.
  if (!url.startsWith('https:') || !existsSync(file) || !('setDefaultCACertificates' in tls)) return
  tls.setDefaultCACertificates([...tls.getCACertificates(), readFileSync(file, 'utf8')])
}
